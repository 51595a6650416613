#include "core/rules/ai/models.h"
#include "core/rules/answer_fixes.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Answer* answer = context.project().answer("ai.cache");
    const bool undecided = !answer || answer->state == AnswerState::Open;
    if (usesAi(context) && undecided && context.project().ai->cache.empty())
        report.add(ElementRef::answer("ai.cache"), "Nobody has decided whether an answer of a model may be given again. Keeping them saves money; keeping them without their tenant gives them away.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return otherAnswers(context, "ai.cache");
}

}  // namespace

extern const Rule cacheUndecided = {
    .code = "AI012",
    .name = "ai-cache-undecided",
    .title = "It is decided whether AI answers are kept",
    .severity = Severity::Info,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers | part::ai,
    .fixes = fixes,
};

}  // namespace barch::rules
