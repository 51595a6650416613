#pragma once

#include "core/model/project.h"
#include "core/model/result.h"
#include "exporters/target.h"

#include <optional>
#include <string>
#include <vector>

namespace barch {

/// A folder of migrations: the scripts in the layout that `.barch/layout` names, `.barch/snapshot.barch` (the design
/// as the last of them leaves the database) and `barch.lock`, the SHA-256 of each of these files as sha256sum writes and checks them.
struct MigrationFolder {
    int next = 1;                  ///< number of the next migration
    std::string layout;            ///< id of the layout that the folder has; empty: there is no migration yet
    std::optional<Project> last;   ///< none: there is no migration yet
};

/// Refuses a folder whose earlier files were edited, removed or added by somebody else, and says which.
Result<MigrationFolder> readMigrationFolder(const std::string& path);

/// Every file that the lock knows, but the snapshot.
Result<std::vector<ExportedFile>> migrationFiles(const std::string& path);

/// Adds scripts, the snapshot and, at the end, the lock; each file whole or not at all. roles.sql and
/// roles.drop.sql are replaced, a migration never is.
Result<Done> addMigration(const std::string& path, const std::vector<ExportedFile>& files, const Project& design, const std::string& layout);

}  // namespace barch
