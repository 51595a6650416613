#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace barch {

inline constexpr std::size_t atEnd = static_cast<std::size_t>(-1);

/// Without an id the column gets one derived from table and name. The type may be any spelling that
/// `parseColumnType` takes; the canonical one is kept.
Result<Project> addColumn(const Project& project, TableId table, Column column, std::size_t position = atEnd);
/// Takes along keys, indexes, checks, permissive policies and references that need the column.
/// Refused for the tenant key, for a column that another one is computed from, and while a
/// restrictive policy names it.
Result<Project> removeColumn(const Project& project, TableId table, ColumnId column);
/// What `removeColumn` takes along, one sentence each.
std::vector<std::string> consequencesOfRemovingColumn(const Project& project, TableId table, ColumnId column);
/// Checks, computed columns, indexes, policies and triggers of the table, and views and functions
/// that clearly mean this column, use the new name; derived key and index names follow.
Result<Project> renameColumn(const Project& project, TableId table, ColumnId column, const std::string& name);
/// The column with this id becomes `column`; a new name acts as `renameColumn`.
Result<Project> changeColumn(const Project& project, TableId table, Column column);
/// Counted without the column itself: 0 is first, `atEnd` last.
Result<Project> moveColumn(const Project& project, TableId table, ColumnId column, std::size_t position);

Result<Project> setColumnType(const Project& project, TableId table, ColumnId column, const std::string& type);
Result<Project> setColumnUserType(const Project& project, TableId table, ColumnId column, UserTypeId type);
/// Refused for columns of the primary key and for the tenant key.
Result<Project> setColumnNullable(const Project& project, TableId table, ColumnId column, bool nullable);
/// Empty: no default. Refused for computed columns.
Result<Project> setColumnDefault(const Project& project, TableId table, ColumnId column, const std::string& expression);
Result<Project> setColumnComment(const Project& project, TableId table, ColumnId column, const std::string& comment);
Result<Project> setColumnClassification(const Project& project, TableId table, ColumnId column,
                                        Classification classification);
Result<Project> setColumnProtection(const Project& project, TableId table, ColumnId column, Protection protection,
                                    const std::string& method = {});

}  // namespace barch
