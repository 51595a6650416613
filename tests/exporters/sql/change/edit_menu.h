#pragma once

#include "tests/exporters/sql/change/edit_steps.h"

#include <vector>

namespace barch::test {

/// PostgreSQL: a shared-tenancy helpdesk with an enum, a domain, a computed column, numbers, views, policies and helpers.
Project fullDesign();
/// One each of what people change; of `fullDesign`.
std::vector<PickedEdit> pickedEdits();
/// What random chains of edits begin with.
std::vector<Project> randomBases();

}  // namespace barch::test
