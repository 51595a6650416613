#pragma once

#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

struct ConstraintLine {
    ElementRef element;
    std::string name;   ///< quoted
    std::string text;   ///< "CONSTRAINT ..."
};
/// Primary key, unique constraints, checks and exclusion constraints as lines of CREATE TABLE.
/// `parent`: the table that this one is a partition of, whose keys it has already.
std::vector<ConstraintLine> tableConstraints(Draft& draft, const Table& table, const Table* parent);
std::string deferralText(Deferral when);   ///< with a space before it, or empty
/// Checks that start out not valid, which CREATE TABLE can't say; comments on constraints.
void writeLateChecks(Draft& draft, const Table& table);
/// ALTER TABLE ... ADD FOREIGN KEY for every table: after all tables, so that cycles are no matter.
void writeForeignKeys(Draft& draft);

}  // namespace barch::sql::postgresql
