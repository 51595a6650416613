#pragma once

#include "core/model/project.h"
#include "core/model/result.h"
#include "core/test_plan/scenarios.h"

#include <vector>

namespace barch {

/// Tests that follow from the design and that its plan lacks: one for each table about whose rows roles decide
/// (core/access/access_cases.h), each critical scenario that the design needs (core/test_plan/scenarios.h), the
/// migrations up and down, and isolation of each tenant table that no test tries yet. Sorted by name.
std::vector<TestCase> missingTests(const Project& project);
/// Puts them in. Tests of the plan stay as they are.
Result<Project> addMissingTests(const Project& project);

/// Only those of the critical scenarios that nothing tries; isolation of tables apart.
Result<Project> addScenarioTests(const Project& project);
/// Tenant tables whose isolation no test tries.
std::vector<TableId> tablesNotIsolated(const Project& project);
/// The critical scenarios that the design needs and no test tries.
std::vector<Scenario> untriedScenarios(const Project& project);

/// The test that one element wants: what to try depends on what it is and what the design says about it. Its id
/// derives from the element's.
TestCase testOf(const Project& project, const ElementRef& element);
/// Puts the tests of these elements in.
Result<Project> addTestsOf(const Project& project, const std::vector<ElementRef>& elements);

/// The isolation test covers these tables too: the one that is there, or a new one.
Result<Project> coverIsolation(const Project& project, const std::vector<TableId>& tables);

}  // namespace barch
