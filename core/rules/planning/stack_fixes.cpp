#include "core/rules/planning/stack_fixes.h"

#include "core/edits/decision_edits.h"
#include "core/questionnaire/interview.h"
#include "core/stack/clashes.h"
#include "core/stack/comparison.h"

namespace barch::rules {
namespace {

std::vector<std::string> namesOf(const StackChoice& choice)
{
    std::vector<std::string> names = choice.own;
    for (const StackOption* option : choice.options)
        names.push_back(option->label);
    return names;
}

/// Nothing that stood before stands against each other now.
bool isHarmless(const RuleContext& context, const Project& after)
{
    const Content& content = context.content();
    return contradictions(content, after).size() <= contradictions(content, context.project()).size() &&
           clashes(StackView(content, after)).size() <= clashes(StackView(content, context.project())).size();
}

}  // namespace

ElementRef refTo(const StackView& view, const StackTopic& topic)
{
    if (const Decision* record = view.record(topic))
        return ElementRef::of(ElementKind::Decision, record->id);
    const Question* question = view.question(topic);
    return ElementRef::answer(question ? question->key : std::string());
}

const StackTopic* topicOf(const StackView& view, const ElementRef& element)
{
    for (const StackTopic& topic : view.stack().topics) {
        const Question* question = view.question(topic);
        const bool same = element.kind == ElementKind::Answer ? question && question->key == element.key
                                                              : element.id == decisionIdOf(topic.id);
        if (same)
            return &topic;
    }
    return nullptr;
}

std::vector<FixOption> takeChoice(const RuleContext& context, const StackTopic& topic, std::string title, const StackChoice& choice,
                                  std::string consequence)
{
    const Content* content = &context.content();
    const auto decide = [content, id = topic.id, names = namesOf(choice)](const Project& project) { return decideTopic(*content, project, id, names); };
    const Result<Project> tried = decide(context.project());
    if (!tried || !isHarmless(context, *tried))
        return {};
    return onlyFix(changeProject(std::move(title), decide, std::move(consequence)));
}

std::vector<FixOption> otherChoices(const RuleContext& context, const StackView& view, const StackTopic& topic, std::size_t most)
{
    std::vector<FixOption> fixes;
    const StackChoice decided = view.decided(topic);
    for (const ComparedOption& option : compare(view, topic).options) {
        if (fixes.size() == most || !option.refused.empty() || !option.option || decided.has(option.name))
            continue;
        const std::string follows = option.option->follows.empty() ? std::string() : option.option->follows.front();
        for (FixOption& fix : takeChoice(context, topic, topic.name + ": " + option.name, {{option.option}, {}}, follows))
            fixes.push_back(std::move(fix));
    }
    return fixes;
}

}  // namespace barch::rules
