#include "core/rules/answer_fixes.h"

#include "core/questionnaire/interview.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    if (context.project().answers.empty())
        return;
    const bool wasProposed = !context.project().acceptedAnswers.empty();
    for (const Question* question : visibleQuestions(context.content().questionnaire, context.project())) {
        const QuestionState state = stateOf(*question, context.project());
        if (state == QuestionState::Assumed)
            report.add(ElementRef::answer(question->key), "\"" + question->title + "\" has the recommended answer, and nobody confirmed it.");
        else if (state == QuestionState::NotAsked && wasProposed && shapesSchema(question->key))
            report.add(ElementRef::answer(question->key), "\"" + question->title + "\" was never answered. The design is built on its default.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    std::vector<FixOption> options = recommendedAnswer(context, finding.element.key);
    const Question* question = context.content().questionnaire.question(finding.element.key);
    if (question && question->kind == QuestionKind::Single) {
        const auto& taken = context.values(finding.element.key);
        for (FixOption& other : otherAnswers(context, finding.element.key, taken))
            options.push_back(std::move(other));
    }
    return options;
}

}  // namespace

extern const Rule assumptionUnconfirmed = {
    .code = "QST002",
    .name = "assumption-unconfirmed",
    .title = "Every assumption was confirmed by somebody",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
