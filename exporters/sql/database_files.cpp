#include "exporters/sql/database_files.h"

#include "core/tenancy/database_sets.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"
#include "exporters/sql/mysql/migration.h"
#include "exporters/sql/postgresql/migration.h"
#include "exporters/sql/sqlite/migration.h"

#include <algorithm>

namespace barch::sql {
namespace {

/// Its expressions stay in the spelling of the engine that it was drawn for, so that stays as it is.
Project withGuardsOf(Dialect dialect, const Project& design)
{
    if (!sharesTables(design) || guardDialect(design) == dialect)
        return design;
    const auto guarded = setDialect(design, dialect);
    if (!guarded)
        return design;
    Project project = *guarded;
    project.info = design.info;
    return project;
}

}  // namespace

bool isMigrationName(const std::string& name)
{
    return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

Result<ExportResult> exportDatabases(const Project& design, const ExportOptions& options, Dialect dialect, ExportOneDatabase one)
{
    const Project project = withGuardsOf(dialect, design);
    if (!isMigrationName(options.name))
        return Error{"The name of a migration has only lower case letters, digits and _.", options.name, "Choose another name."};
    auto whole = one(project, options, "");
    if (!whole)
        return whole;
    if (DatabaseSets(project).areTwo()) {
        for (const auto& [set, folder] : {std::pair(DatabaseSet::ControlPlane, "control_plane/"), std::pair(DatabaseSet::TenantDatabase, "tenant/")}) {
            auto part = one(onlyDatabaseSet(project, set), options, folder);
            if (!part)
                return part;
            std::move(part->files.begin(), part->files.end(), std::back_inserter(whole->files));
        }
        for (const CrossingKey& key : crossingForeignKeys(project)) {
            const auto element = ElementRef::inTable(ElementKind::Constraint, key.table, key.key);
            whole->warnings.push_back({element, pathOf(project, element), "Foreign key between databases",
                                       "Left out of control_plane/ and tenant/: " + key.message, false});
        }
    }
    std::sort(whole->files.begin(), whole->files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return whole;
}

Result<ExportResult> exportPostgresql(const Project& project, const ExportOptions& options)
{
    return exportDatabases(project, options, Dialect::PostgreSql, postgresql::exportOneDatabase);
}

Result<ExportResult> exportMysql(const Project& project, const ExportOptions& options)
{
    return exportDatabases(project, options, Dialect::MySql, mysql::exportOneDatabase);
}

Result<ExportResult> exportSqlite(const Project& project, const ExportOptions& options)
{
    return exportDatabases(project, options, Dialect::Sqlite, sqlite::exportOneDatabase);
}

}  // namespace barch::sql
