#pragma once

#include "ui/session/migration_services.h"

namespace barch {

/// Folders of migrations as the program `barch` has them.
class MigrationFolders : public ui::MigrationServices {
public:
    Result<ui::RecordedMigrations> readMigrations(const QString& folder) override;
    Result<Done> addMigration(const QString& folder, int number, const std::vector<ExportedFile>& files, const Project& design,
                              const std::string& layout) override;
    Result<ui::HistoryOutcome> runHistory(const QString& folder, const std::function<bool(const std::string&)>& told) override;
};

}  // namespace barch
