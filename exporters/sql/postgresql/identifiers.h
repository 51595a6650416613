#pragma once

#include "core/model/project.h"
#include "exporters/sql/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::sql::postgresql {

/// PostgreSQL cuts longer names without a word.
inline constexpr std::size_t nameLimit = 63;

const Lexis& lexis();

/// "name", whatever it holds. The one place where PostgreSQL names are quoted.
std::string quoted(std::string_view name);
/// "a", "b"
std::string quotedList(const std::vector<std::string>& names);
/// "space"."name", or "name" where there is no such namespace.
std::string qualified(const Project& project, NamespaceId space, std::string_view name);
std::string tableName(const Project& project, const Table& table);
/// The role's name, or PUBLIC for none. Refuses a role that no longer exists.
std::string roleName(Draft& draft, RoleId role, const ElementRef& usedBy);

/// Refuses names that PostgreSQL can't hold or would cut.
void checkNames(Draft& draft);
/// Marks the names that the design gives, so that derived ones keep clear of them. Tables, views,
/// sequences, indexes and keys share the names of a schema; other constraints those of their table.
void reserveNames(Draft& draft);
std::string relationScope(NamespaceId space);
std::string constraintScope(const Table& table);

}  // namespace barch::sql::postgresql
