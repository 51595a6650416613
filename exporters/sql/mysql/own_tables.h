#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/mysql/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace barch::sql::mysql {

/// A table of a design for MySQL that says itself what stands behind it ("ENGINE=InnoDB DEFAULT CHARSET=utf8mb4") is
/// MySQL's own, as it was imported: its types, defaults and expressions are written as they are.
bool isOwn(const Project& project, const Table& table);

/// Nothing for a type that MySQL doesn't have under this name.
std::optional<ColumnType> ownType(const TypeName& type);
/// An expression of an own table; nothing where it isn't one, or is one that only other engines have.
std::optional<std::string> ownExpression(std::string_view text);
/// " DEFAULT ...", in brackets where MySQL wants them.
std::string ownDefault(const std::string& written, const ColumnType& type);
/// What stands behind the table, with where its counter begins.
std::string ownOptions(Draft& draft, const Table& table);

}  // namespace barch::sql::mysql
