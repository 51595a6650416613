#include "core/edits/decision_edits.h"
#include "core/rules/answer_fixes.h"
#include "core/rules/planning/stack_fixes.h"

namespace barch::rules {
namespace {

constexpr std::size_t mostFixes = 4;

/// The rules on answers speak about it already.
bool isToldAlready(const StackView& view, const StackTopic& topic)
{
    const Question* question = view.question(topic);
    const Answer* answer = question ? view.project().answer(question->key) : nullptr;
    return question && (shapesSchema(question->key) || (answer && answer->state == AnswerState::Assumed));
}

std::vector<FixOption> fixesOf(const RuleContext& context, const StackView& view, const Decision& decision)
{
    if (const StackTopic* topic = topicOf(view, ElementRef::of(ElementKind::Decision, decision.id)))
        return otherChoices(context, view, *topic, mostFixes);
    std::vector<FixOption> options;
    for (const DecisionOption& option : decision.options)
        options.push_back(changeProject(option.name, [id = decision.id, choice = option.name](const Project& project) { return decideRecord(project, id, choice); },
                                        option.speaksAgainst));
    return options;
}

void check(const RuleContext& context, Report& report)
{
    if (context.project().decisions.empty())
        return;
    const StackView view(context.content(), context.project());
    for (const Decision& decision : context.project().decisions) {
        if (decision.status != DecisionStatus::Proposed)
            continue;
        const ElementRef element = ElementRef::of(ElementKind::Decision, decision.id);
        const StackTopic* topic = topicOf(view, element);
        if (topic && (!view.matters(*topic) || isToldAlready(view, *topic)))
            continue;
        Finding& finding = report.add(element, "\"" + decision.title + "\" is not decided yet." +
                                                   (decision.choice.empty() ? std::string() : " The design goes by " + decision.choice + "."));
        if (fixesOf(context, view, decision).empty())
            finding.fix = FixKind::None;
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Decision* decision = context.project().decisions.find(DecisionId(finding.element.id));
    return decision ? fixesOf(context, StackView(context.content(), context.project()), *decision) : std::vector<FixOption>();
}

}  // namespace

extern const Rule decisionOpen = {
    .code = "STK002",
    .name = "decision-open",
    .title = "Every decision was taken by somebody",
    .severity = Severity::Info,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers | part::decisions,
    .fixes = fixes,
};

}  // namespace barch::rules
