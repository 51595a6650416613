#pragma once

#include "core/model/project.h"
#include "exporters/sql/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::sql::sqlite {

/// SQLite itself has no limit; derived names stay readable.
inline constexpr std::size_t nameLimit = 120;

const Lexis& lexis();

/// "name", whatever it holds. The one place where SQLite names are quoted.
std::string quoted(std::string_view name);
std::string quotedList(const std::vector<std::string>& names);
std::string tableName(const Project& project, const Table& table);

/// Refuses names that SQLite can't hold; warns of namespaces that become part of names.
void checkNames(Draft& draft);

}  // namespace barch::sql::sqlite
