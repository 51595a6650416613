#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// Questions were answered and the design has tables: it is more than a schema, and more than a plan.
inline bool isDesigned(const RuleContext& context)
{
    return !context.project().answers.empty() && !context.faces().empty();
}

/// The design says how it is tested: it has answers, or tests.
inline bool plansTests(const RuleContext& context)
{
    return !context.faces().empty() && (!context.project().answers.empty() || !context.project().testCases.empty());
}

/// Words of a list, each in lower case, one of these among them.
inline bool hasField(const std::vector<std::string>& fields, std::string_view wanted)
{
    return std::any_of(fields.begin(), fields.end(), [&](const std::string& field) { return snakeCase(field) == wanted; });
}

}  // namespace barch::rules
