#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// One option for each answer that this question takes, the recommended one first; without those in
/// `except`, and without those that would contradict other answers more than now.
std::vector<FixOption> otherAnswers(const RuleContext& context, const std::string& question, const std::vector<std::string>& except = {});
/// Takes the recommended default as the architect's own answer.
std::vector<FixOption> recommendedAnswer(const RuleContext& context, const std::string& question);
/// The title of a question, or its key.
std::string titleOf(const RuleContext& context, const std::string& question);

/// Questions whose answers the exported schema is made from.
bool shapesSchema(std::string_view question);

}  // namespace barch::rules
