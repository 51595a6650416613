#include "exporters/sql/database_files.h"

#include "exporters/sql/mysql/migration.h"
#include "exporters/sql/postgresql/migration.h"
#include "exporters/sql/sqlite/migration.h"

#include <algorithm>

namespace barch::sql {
namespace {

bool isMigrationName(const std::string& name)
{
    return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace

Result<ExportResult> exportDatabases(const Project& project, const ExportOptions& options, ExportOneDatabase one)
{
    if (!isMigrationName(options.name))
        return Error{"The name of a migration has only lower case letters, digits and _.", options.name, "Choose another name."};
    auto whole = one(project, options, "");
    if (!whole)
        return whole;
    std::sort(whole->files.begin(), whole->files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return whole;
}

Result<ExportResult> exportPostgresql(const Project& project, const ExportOptions& options)
{
    return exportDatabases(project, options, postgresql::exportOneDatabase);
}

Result<ExportResult> exportMysql(const Project& project, const ExportOptions& options)
{
    return exportDatabases(project, options, mysql::exportOneDatabase);
}

Result<ExportResult> exportSqlite(const Project& project, const ExportOptions& options)
{
    return exportDatabases(project, options, sqlite::exportOneDatabase);
}

}  // namespace barch::sql
