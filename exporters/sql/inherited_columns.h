#pragma once

#include "core/model/project.h"

#include <functional>

namespace barch::sql {

/// For engines where tables inherit nothing: calls `use` with the table, the columns of the tables that it
/// inherits from in front of its own.
void withInheritedColumns(const Project& project, const Table& table, const std::function<void(const Table&)>& use);

}  // namespace barch::sql
