#include "core/questionnaire/interview.h"
#include "core/rules/planning/stack_fixes.h"
#include "core/stack/clashes.h"

#include <map>
#include <set>

namespace barch::rules {
namespace {

constexpr std::size_t fixesForEach = 3;

/// Questions that a contradiction of the questionnaire speaks about already (QST003).
std::set<std::string> contradicted(const RuleContext& context)
{
    std::set<std::string> keys;
    for (const Clash& clash : contradictions(context.content(), context.project()))
        keys.insert(clash.question);
    return keys;
}

bool isToldAlready(const StackRefusal& refusal, const std::set<std::string>& told)
{
    return told.contains(refusal.option->question()) || told.contains(refusal.other->question());
}

void check(const RuleContext& context, Report& report)
{
    if (context.project().answers.empty() && context.project().decisions.empty())
        return;
    const StackView view(context.content(), context.project());
    const std::vector<StackRefusal> all = clashes(view);
    if (all.empty())
        return;
    const std::set<std::string> told = contradicted(context);
    std::map<std::string, std::string> byTopic;
    for (const StackRefusal& refusal : all)
        if (!isToldAlready(refusal, told)) {
            std::string& text = byTopic[refusal.topic->id];
            text += (text.empty() ? "" : " ") + refusal.sentence();
        }
    for (const StackTopic& topic : productStack().topics)
        if (const auto found = byTopic.find(topic.id); found != byTopic.end())
            report.add(refTo(view, topic), found->second);
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const StackView view(context.content(), context.project());
    const StackTopic* topic = topicOf(view, finding.element);
    std::vector<FixOption> options;
    if (!topic)
        return options;
    options = otherChoices(context, view, *topic, fixesForEach);
    std::vector<const StackTopic*> others;
    for (const StackRefusal& refusal : clashes(view))
        if (refusal.topic == topic)
            others.push_back(refusal.otherTopic);
    // With several clashes only a change of the topic itself heals them all.
    if (others.size() == 1)
        for (FixOption& option : otherChoices(context, view, *others.front(), fixesForEach))
            options.push_back(std::move(option));
    return options;
}

}  // namespace

extern const Rule stackPartsClash = {
    .code = "STK001",
    .name = "stack-parts-clash",
    .title = "The parts of the stack go together",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers | part::decisions,
    .fixes = fixes,
};

}  // namespace barch::rules
