#pragma once

#include "exporters/target.h"

#include <string>

namespace barch::sql {

/// The migration of one database, its files below `folder` ("" or "tenant/").
using ExportOneDatabase = Result<ExportResult> (*)(const Project& project, const ExportOptions& options,
                                                   const std::string& folder);

/// The whole design at the top, for one database that holds everything: shared tenancy, none, or a
/// database for development and tests. Isolated and hybrid designs also get control_plane/ (tenants,
/// plans, the catalogue of tenant databases) and tenant/ (applied to the database of every tenant).
/// `dialect`: the engine that is written for. A design for another one that keeps several tenants in its
/// tables gets the guards of this engine instead.
Result<ExportResult> exportDatabases(const Project& project, const ExportOptions& options, Dialect dialect, ExportOneDatabase one);

/// Lower case letters, digits and _.
bool isMigrationName(const std::string& name);

/// The targets.
Result<ExportResult> exportPostgresql(const Project& project, const ExportOptions& options);
Result<ExportResult> exportMysql(const Project& project, const ExportOptions& options);
Result<ExportResult> exportSqlite(const Project& project, const ExportOptions& options);

}  // namespace barch::sql
