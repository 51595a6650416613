#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// The columns become required. Where other tables refer to the old key's columns, a unique
/// constraint on these stays, so that their references keep working.
Result<Project> setPrimaryKey(const Project& project, TableId table, std::vector<ColumnId> columns,
                              const std::string& name = {});
Result<Project> removePrimaryKey(const Project& project, TableId table);

/// For all that follow: without an id or a name these are derived; `change…` replaces the one with
/// this id; a name that the table has already is an error.
Result<Project> addUnique(const Project& project, TableId table, UniqueConstraint unique);
Result<Project> addUnique(const Project& project, TableId table, std::vector<ColumnId> columns);
Result<Project> changeUnique(const Project& project, TableId table, UniqueConstraint unique);
Result<Project> removeUnique(const Project& project, TableId table, ConstraintId unique);

Result<Project> addCheck(const Project& project, TableId table, Check check);
Result<Project> changeCheck(const Project& project, TableId table, Check check);
Result<Project> removeCheck(const Project& project, TableId table, ConstraintId check);

Result<Project> addExclusion(const Project& project, TableId table, Exclusion exclusion);
Result<Project> changeExclusion(const Project& project, TableId table, Exclusion exclusion);
Result<Project> removeExclusion(const Project& project, TableId table, ConstraintId exclusion);

/// Any constraint: primary key, unique, foreign key, check, exclusion.
Result<Project> renameConstraint(const Project& project, TableId table, ConstraintId constraint,
                                 const std::string& name);

}  // namespace barch
