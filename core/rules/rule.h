#pragma once

#include "core/rules/finding.h"

#include <string_view>
#include <vector>

namespace barch {

struct Rule;
class RuleContext;  ///< the project with its lookups by name and by reference (rule_context.h)

/// Parts of a project, as a set of bits: what the project check of a rule reads.
using Parts = std::uint64_t;
namespace part {
constexpr Parts info = 1u << 0, answers = 1u << 1, features = 1u << 2, releases = 1u << 3, requirements = 1u << 4,
                tenancy = 1u << 5, namespaces = 1u << 6, types = 1u << 7, sequences = 1u << 8, views = 1u << 9,
                functions = 1u << 10, roles = 1u << 11, defaultPrivileges = 1u << 12, verbatim = 1u << 13,
                accessRoles = 1u << 14, plans = 1u << 15, endpoints = 1u << 16, ai = 1u << 17, deployment = 1u << 18,
                environment = 1u << 19, decisions = 1u << 20, remarks = 1u << 21, operations = 1u << 22,
                /// Name, namespace, tenancy class, row security and traits of the tables (TableFace).
                tableFaces = 1u << 23,
                /// Which tables the policies of which tables read.
                policyReads = 1u << 24,
                /// What the design is built on for each question that a rule asked about.
                decided = 1u << 25;
}  // namespace part

/// Where a rule's check leaves its findings; it fills in code, severity and fix of the rule.
class Report {
public:
    Report(const Rule& rule, std::vector<Finding>& findings) : m_rule(&rule), m_findings(&findings) {}
    /// At most one finding for each element.
    Finding& add(ElementRef element, std::string message);

private:
    const Rule* m_rule;
    std::vector<Finding>* m_findings;
};

/// One rule of the catalogue. Its page is resources/rules/CODE.md. A rule looks at each table
/// (`checkTable`), at everything else (`checkProject`), or at both.
struct Rule {
    std::string_view code;      ///< "TEN016"
    std::string_view name;      ///< "row-level-security-off"
    std::string_view title;     ///< what the rule asks for, in plain words: "Tenant tables hide other tenants' rows"
    Severity severity = Severity::Error;
    FixKind fix = FixKind::None;
    /// Whether the rule is in force with these answers, this engine and this tenancy; nullptr: always.
    bool (*applies)(const RuleContext& context) = nullptr;
    /// Looks at one table, at those that it refers to and that refer to it, and at what all tables
    /// share (types, roles, functions, tenancy, answers, engine). Nothing else.
    void (*checkTable)(const RuleContext& context, const Table& table, Report& report) = nullptr;
    /// Looks at the parts named in `reads` and nothing else; repeated when one of them changed.
    void (*checkProject)(const RuleContext& context, Report& report) = nullptr;
    Parts reads = 0;
    /// Ways to heal this finding, the recommended one first; nullptr where there are none.
    std::vector<FixOption> (*fixes)(const RuleContext& context, const Finding& finding) = nullptr;
};

/// Every rule, ordered by code. The one place where rules are registered (all_rules.cpp).
const std::vector<Rule>& allRules();
const Rule* findRule(std::string_view code);
/// The subject of a rule in one word, from its code: "Isolation", "Schema", "Secrets"...
std::string_view subjectOf(std::string_view code);

}  // namespace barch
