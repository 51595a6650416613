#pragma once

#include "core/compare/project_changes.h"
#include "core/model/project.h"
#include "core/model/result.h"
#include "exporters/target.h"
#include "ui/session/services.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace barch::ui {

/// What a folder of migrations says of itself.
struct RecordedMigrations {
    int next = 1;                    ///< number of the next migration
    std::string layout;              ///< id; empty: there is no migration yet
    std::optional<Project> last;     ///< the design as the newest of them leaves the databases
    std::vector<std::string> files;  ///< of the migrations, oldest first; paths in the folder
};

/// What running a whole history on a throwaway server showed.
struct HistoryOutcome {
    std::string fault;                       ///< in the words of the server; empty: every step ran
    std::vector<ElementChange> differences;  ///< between the recorded design and what the migrations made
};

/// Folders of migrations on the disk, for services that have some. Any thread, also at the same time.
class MigrationServices {
public:
    virtual ~MigrationServices() = default;

    /// Refuses a folder whose earlier files were edited, removed or added by somebody else.
    virtual Result<RecordedMigrations> readMigrations(const QString& folder) = 0;
    /// Writes the migration of this number with what records it. Refuses where the folder is not as `readMigrations`
    /// reads it, or another one has the number by now.
    virtual Result<Done> addMigration(const QString& folder, int number, const std::vector<ExportedFile>& files, const Project& design,
                                      const std::string& layout) = 0;
    /// Up to the newest, down to the start, and up again. `told` hears each step before it is done; false from it stops.
    virtual Result<HistoryOutcome> runHistory(const QString& folder, const std::function<bool(const std::string&)>& told) = 0;
};

/// Null: these services have no folders of migrations.
inline MigrationServices* migrationsOf(Services& services)
{
    return dynamic_cast<MigrationServices*>(&services);
}

}  // namespace barch::ui
