#pragma once

#include "core/rules/designed.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::rules {

/// The design says what a line of the log holds, or should: it is more than a schema.
bool plansLogs(const RuleContext& context);
/// What the brief wants in each line, and this design's log fields lack; the tenant only where there are tenants.
std::vector<std::string> lackingFields(const RuleContext& context, std::initializer_list<std::string_view> wanted);
/// The fix: they are written into each line, in the order of the brief.
std::vector<FixOption> addFields(std::vector<std::string> fields);

}  // namespace barch::rules
