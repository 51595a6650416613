#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <vector>

namespace barch {

/// Without an id or a name these are derived. An index has at least one key, each a column of the
/// table or an expression.
Result<Project> addIndex(const Project& project, TableId table, Index index);
Result<Project> addIndex(const Project& project, TableId table, const std::vector<ColumnId>& columns);
Result<Project> changeIndex(const Project& project, TableId table, Index index);
Result<Project> removeIndex(const Project& project, TableId table, IndexId index);
Result<Project> renameIndex(const Project& project, TableId table, IndexId index, const std::string& name);

/// Whether a key, unique constraint or index without predicate leads with these columns, in any order.
bool isIndexed(const Table& table, const std::vector<ColumnId>& columns);

}  // namespace barch
