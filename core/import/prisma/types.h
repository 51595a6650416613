#pragma once

#include "core/import/prisma/document.h"
#include "core/model/table.h"

#include <optional>
#include <string>

namespace barch::prisma {

/// The type of the database that Prisma Migrate makes of String, Int and so on, with the @db attribute if the
/// field has one. Nothing: Prisma has no such type, or the engine no such attribute.
std::optional<std::string> databaseType(const Field& field, Dialect dialect);

}  // namespace barch::prisma
