#pragma once

#include "core/rules/finding.h"

#include <string_view>
#include <vector>

namespace barch {

class RuleContext;  ///< the project with its lookups by name and by reference (rule_context.h)

/// How a rule looks at a design, so that a re-check repeats only what an edit can have changed.
/// Table: one table with what it refers to, types, roles, tenancy and answers included.
/// Project: everything else; repeated when any part named in `reads` changed.
enum class RuleScope : std::uint8_t { Table, Project };

/// One rule of the catalogue. Its page is resources/rules/CODE.md.
struct Rule {
    std::string_view code;      ///< "TEN016"
    std::string_view name;      ///< "row-level-security-off"
    std::string_view title;     ///< what the rule asks for, in plain words: "Tenant tables hide other tenants' rows"
    Severity severity;
    FixKind fix;
    RuleScope scope;
    /// Table scope: called for each table. Project scope: called once, with table == nullptr.
    void (*check)(const RuleContext& context, const Table* table, std::vector<Finding>& out);
    /// Ways to heal this finding, the recommended one first; nullptr where there are none.
    std::vector<FixOption> (*fixes)(const Project& project, const Finding& finding);
};

/// Every rule, ordered by code. The one place where rules are registered (all_rules.cpp).
const std::vector<Rule>& allRules();
const Rule* findRule(std::string_view code);

}  // namespace barch
