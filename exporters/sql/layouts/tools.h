#pragma once

#include "exporters/sql/layouts/layout.h"

namespace barch::sql {

/// `read` of the tools that have NNNN_name.up.sql and NNNN_name.down.sql.
void readPair(const ExportedFile& file, MigrationScripts& scripts);

/// One file a tool.
Layout plainLayout();
Layout dbmateLayout();
Layout flywayLayout();
Layout golangMigrateLayout();
Layout gooseLayout();
Layout liquibaseLayout();
Layout prismaLayout();

}  // namespace barch::sql
