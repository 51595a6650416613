#include "core/rules/answer_fixes.h"

namespace barch::rules {
namespace {

bool isZero(const RuleContext& context, const char* question)
{
    const auto& values = context.values(question);
    return context.wasAnswered(question) && !values.empty() && values.front() == "0";
}

void check(const RuleContext& context, Report& report)
{
    if (!context.has("ai.use", "yes"))
        return;
    if (context.wasAnswered("ai.quota") && context.has("ai.quota", "none"))
        report.add(ElementRef::answer("ai.quota"), "Nothing limits how much AI one customer uses. One of them, or one thief, can spend the whole budget in an hour.");
    const Answer* rate = context.project().answer("ai.rate_limit");
    if (isZero(context, "ai.rate_limit") || (rate && (rate->state == AnswerState::Open || rate->state == AnswerState::NotApplicable)))
        report.add(ElementRef::answer("ai.rate_limit"), "Nobody has said how many AI requests a minute are allowed. A loop in a program calls the model without end.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.key == "ai.quota")
        return otherAnswers(context, "ai.quota", {"none"});
    return recommendedAnswer(context, "ai.rate_limit");
}

}  // namespace

extern const Rule noLimitForModel = {
    .code = "AI011",
    .name = "no-limit-for-model",
    .title = "Use of AI models has limits",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
