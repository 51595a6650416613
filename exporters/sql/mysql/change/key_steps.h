#pragma once

#include "exporters/sql/mysql/change/column_steps.h"
#include "exporters/sql/mysql/change/index_parts.h"

#include <optional>

namespace barch::sql::mysql {

/// One ALTER TABLE that brings the primary key, unique keys and indexes of a table to what they are later, with the
/// columns that count: at no time is there less than foreign keys and AUTO_INCREMENT need. Indexes in `dropped`
/// (unit keys) are gone already. Nothing: they are the same.
std::optional<PlannedStep> keyStep(const TablePlan& plan, const Side& first, const Side& old, const Side& next, const ColumnSteps& columns,
                                   const std::set<std::string>& dropped);

}  // namespace barch::sql::mysql
