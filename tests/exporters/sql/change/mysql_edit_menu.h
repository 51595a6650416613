#pragma once

#include "tests/exporters/sql/change/edit_steps.h"

#include <vector>

namespace barch::test {

/// MySQL: a shared-tenancy helpdesk with an enum, a domain, computed columns and indexes on expressions, numbers, a column
/// that notes updates, views on views, routines, triggers, a ring of references.
Project fullMysqlDesign();
/// One each of what people change; of `fullMysqlDesign`.
std::vector<PickedEdit> pickedMysqlEdits();
/// What random chains of edits begin with.
std::vector<Project> randomMysqlBases();

}  // namespace barch::test
