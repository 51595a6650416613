#pragma once

#include "core/model/result.h"
#include "exporters/target.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

/// One migration as the change writers make it, up and down, for one folder ("", "control_plane/", "tenant/").
struct MigrationScripts {
    std::string folder;
    int number = 1;
    std::string name;
    Dialect dialect = Dialect::PostgreSql;
    std::string up;
    std::string down;
};

/// How a tool that runs migrations wants to have them.
struct Layout {
    std::string_view id;        ///< "golang-migrate"
    std::string_view title;
    std::string_view howToRun;  ///< one line, "%" stands for the folder
    Result<std::vector<ExportedFile>> (*files)(const MigrationScripts& scripts);
    /// What the tool would run of one of these files, put into up or down; nothing of a file that is none of them.
    void (*read)(const ExportedFile& file, MigrationScripts& scripts);
};

/// Plain first, then by name.
const std::vector<Layout>& allLayouts();
/// nullptr: there is none of this name.
const Layout* findLayout(std::string_view id);

/// The migrations among `files` (NNNN_name.up.sql and .down.sql) as the tool wants them, everything else as it is.
Result<std::vector<ExportedFile>> laidOut(const std::vector<ExportedFile>& files, const Layout& layout, Dialect dialect);

/// The migrations that files of this layout hold, by folder and number, to be run as they stand.
std::vector<MigrationScripts> historyOf(const std::vector<ExportedFile>& files, const Layout& layout, Dialect dialect);

/// "0007": at least four digits.
std::string fourDigits(int number);
/// The number of the migration that the file belongs to, whatever the layout; 0: it is no migration.
int migrationNumber(std::string_view path);

}  // namespace barch::sql
