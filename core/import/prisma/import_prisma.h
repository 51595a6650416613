#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <string_view>

namespace barch {

/// The database that Prisma Migrate makes of a schema.prisma: with its types, its names of keys and indexes, its
/// referential actions, and the tables of many-to-many relations (with their unique index, as Prisma makes them up
/// to version 5). The engine is that of the datasource. Comments with /// become comments. Views, generators
/// and what only the client knows (uuid(), @updatedAt) is no part of the database; where that changes what somebody
/// may expect there is a note. The first fault refuses the whole schema, with line and column.
Result<Imported> importPrisma(std::string_view text, const ImportProgress& progress = {});

}  // namespace barch
