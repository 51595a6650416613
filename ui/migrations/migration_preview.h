#pragma once

#include "exporters/sql/change/change_files.h"
#include "ui/session/migration_services.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace barch::ui {

/// What a person decides about a migration, by the elements' ids: names may change meanwhile.
struct MigrationDecisions {
    std::set<std::string> allowed;                  ///< keys of losses
    std::map<std::string, std::string> backfills;   ///< by column: an expression
    std::set<std::string> withoutRows;              ///< columns of tables that are said to hold no rows
    bool operator==(const MigrationDecisions&) const = default;
};
std::string keyOf(const sql::Loss& loss);
std::string keyOf(const sql::UnfilledColumn& column);

/// What is asked for.
struct MigrationRequest {
    Project project;
    QString folder;
    std::string layout = "plain";  ///< where the folder has none yet
    std::string name;              ///< empty: the usual one
    std::map<std::string, std::string> backfills;
};

/// A migration before it is written.
struct MigrationPreview {
    MigrationRequest request;
    std::optional<Error> folderFailed;    ///< edited, missing or added files; nothing else is known then
    RecordedMigrations recorded;
    std::string layout;                   ///< that it is written in
    std::string name;                     ///< that it has
    std::optional<Error> failed;          ///< no script can make this change
    std::optional<Error> backfillFailed;  ///< an expression is not right; the steps are shown without
    sql::ChangeFiles change;              ///< with all losses allowed; its files are in `files`
    std::vector<sql::UnfilledColumn> unfilled;
    std::vector<ExportWarning> warnings;  ///< of a first migration: what its engine can't express
    std::vector<ExportedFile> files;      ///< as the layout has them

    bool isFirst() const { return !recorded.last.has_value(); }
    bool isNothing() const { return !folderFailed && !failed && files.empty(); }
};

/// Any thread. Takes a second or more for thousands of tables.
MigrationPreview previewMigration(MigrationServices& services, MigrationRequest request);

/// What still stands in the way of writing it.
struct Undecided {
    std::size_t losses = 0;   ///< that nobody allowed
    std::size_t columns = 0;  ///< that need a value
};
Undecided undecided(const MigrationPreview& preview, const MigrationDecisions& decisions);
/// Decisions about what is still to be decided or may come back: an allowance ends with its loss, a value with its column.
MigrationDecisions stillMeant(const MigrationPreview& preview, MigrationDecisions decisions);

}  // namespace barch::ui
