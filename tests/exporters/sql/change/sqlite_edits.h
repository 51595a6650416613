#pragma once

#include "tests/exporters/sql/change/edit_steps.h"

#include <vector>

namespace barch::test {

/// A helpdesk for SQLite in its own words: an enum, a domain, computed columns, a counter, indexes on expressions and on
/// some rows, references in a ring, to their own table and of which some columns are emptied, views on views, triggers.
Project sqliteDesign();
/// One each of what people change; of `sqliteDesign`.
std::vector<PickedEdit> sqliteEdits();
std::vector<Project> sqliteBases();

}  // namespace barch::test
