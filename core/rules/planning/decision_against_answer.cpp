#include "core/rules/planning/stack_fixes.h"

namespace barch::rules {
namespace {

std::vector<FixOption> fixesOf(const RuleContext& context, const StackView& view, const StackTopic& topic)
{
    const StackChoice recorded = view.recorded(topic);
    const StackChoice answered = view.answered(topic);
    std::vector<FixOption> options = takeChoice(context, topic, "Go by the decision: " + recorded.words(), recorded, "The answer changes.");
    for (FixOption& option : takeChoice(context, topic, "Go by the answer: " + answered.words(), answered, "The decision record changes."))
        options.push_back(std::move(option));
    return options;
}

void check(const RuleContext& context, Report& report)
{
    if (context.project().decisions.empty())
        return;
    const StackView view(context.content(), context.project());
    for (const StackTopic& topic : productStack().topics) {
        if (!view.matters(topic) || !view.disagrees(topic))
            continue;
        Finding& finding = report.add(refTo(view, topic), "The record on \"" + topic.title + "\" says " + view.recorded(topic).words() +
                                                              ", the answer says " + view.answered(topic).words() + ".");
        if (fixesOf(context, view, topic).empty())
            finding.fix = FixKind::None;
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const StackView view(context.content(), context.project());
    const StackTopic* topic = topicOf(view, finding.element);
    return topic ? fixesOf(context, view, *topic) : std::vector<FixOption>();
}

}  // namespace

extern const Rule decisionAgainstAnswer = {
    .code = "STK003",
    .name = "decision-against-answer",
    .title = "Decisions and answers say the same",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers | part::decisions,
    .fixes = fixes,
};

}  // namespace barch::rules
