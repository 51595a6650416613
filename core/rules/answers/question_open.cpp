#include "core/rules/answer_fixes.h"

#include "core/questionnaire/interview.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    if (context.project().answers.empty())
        return;
    for (const Question* question : visibleQuestions(context.content().questionnaire, context.project()))
        if (shapesSchema(question->key) && stateOf(*question, context.project()) == QuestionState::Open)
            report.add(ElementRef::answer(question->key), "\"" + question->title + "\" is still open, and the exported schema depends on it.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Question* question = context.content().questionnaire.question(finding.element.key);
    if (question && question->kind == QuestionKind::Single)
        return otherAnswers(context, finding.element.key);
    return recommendedAnswer(context, finding.element.key);
}

}  // namespace

extern const Rule questionOpen = {
    .code = "QST001",
    .name = "question-open",
    .title = "What the export depends on is decided",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
