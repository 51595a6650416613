#include "core/rules/answer_fixes.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    if (context.has("ai.use", "yes") && context.wasAnswered("ai.fallback") && context.has("ai.fallback", "none"))
        report.add(ElementRef::answer("ai.fallback"), "When the AI model is down or refuses, nothing steps in. Every feature that uses it stops.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return otherAnswers(context, "ai.fallback", {"none"});
}

}  // namespace

extern const Rule noFallbackModel = {
    .code = "AI009",
    .name = "no-fallback-model",
    .title = "Something steps in when the AI model is down",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
