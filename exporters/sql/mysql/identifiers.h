#pragma once

#include "core/model/project.h"
#include "exporters/sql/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::sql::mysql {

inline constexpr std::size_t nameLimit = 64;

const Lexis& lexis();

/// `name`, whatever it holds. The one place where MySQL names are quoted.
std::string quoted(std::string_view name);
std::string quotedList(const std::vector<std::string>& names);
std::string tableName(const Project& project, const Table& table);
/// 'role'@'%'
std::string accountName(const Role& role);

/// Refuses names that MySQL can't hold; warns of namespaces that become part of names.
void checkNames(Draft& draft);

}  // namespace barch::sql::mysql
