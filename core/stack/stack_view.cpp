#include "core/stack/stack_view.h"

#include "core/questionnaire/defaults.h"

#include <algorithm>

namespace barch {
namespace {

bool isGiven(const Answer* answer)
{
    return answer && answer->state == AnswerState::Answered;
}

bool takes(const StackOption& option, const Project& resolved)
{
    bool any = false;
    for (const StackAnswer& answer : option.answers) {
        if (answer.take.empty())
            continue;
        const Answer* stated = resolved.answer(answer.question);
        if (!stated || !stated->has(answer.take))
            return false;
        any = true;
    }
    return any;
}

}  // namespace

bool StackChoice::has(std::string_view name) const
{
    return std::any_of(options.begin(), options.end(), [&](const StackOption* option) { return option->label == name; }) ||
           std::find(own.begin(), own.end(), name) != own.end();
}

std::string StackChoice::words() const
{
    std::string all;
    for (const StackOption* option : options)
        all += (all.empty() ? "" : ", ") + option->label;
    for (const std::string& name : own)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

DecisionId decisionIdOf(std::string_view topic)
{
    return DecisionId::derive("blueprint/decision/" + std::string(topic));
}

StackChoice readChoice(const StackTopic& topic, std::string_view words)
{
    StackChoice choice;
    const auto add = [&](std::string_view name) {
        if (const StackOption* option = topic.labelled(name))
            choice.options.push_back(option);
        else if (!name.empty())
            choice.own.emplace_back(name);
    };
    if (!topic.several || topic.labelled(words)) {
        add(words);
        return choice;
    }
    while (!words.empty()) {
        const std::size_t comma = words.find(", ");
        add(words.substr(0, comma));
        words.remove_prefix(comma == std::string_view::npos ? words.size() : comma + 2);
    }
    std::sort(choice.options.begin(), choice.options.end());
    return choice;
}

StackView::StackView(const Content& content, const Project& project)
    : m_content(&content), m_project(project), m_resolved(withDefaults(content.questionnaire, project))
{
}

StackView StackView::withAnswer(Answer answer) const
{
    StackView other = *this;
    other.m_resolved.answers = other.m_resolved.answers.with(std::move(answer));
    return other;
}

bool StackView::matters(const StackTopic& topic) const
{
    const auto applies = [this](const std::string& key) {
        const Answer* answer = m_resolved.answer(key);
        return answer && answer->state != AnswerState::NotApplicable;
    };
    return holds(topic.showWhen, m_resolved) &&
           (topic.questions.empty() || std::any_of(topic.questions.begin(), topic.questions.end(), applies));
}

const Decision* StackView::record(const StackTopic& topic) const
{
    const Decision* decision = m_project.decisions.find(decisionIdOf(topic.id));
    return decision && decision->status != DecisionStatus::Superseded ? decision : nullptr;
}

const Question* StackView::question(const StackTopic& topic) const
{
    for (const std::string& key : topic.questions)
        if (m_resolved.answer(key))
            return m_content->questionnaire.question(key);
    return topic.questions.empty() ? nullptr : m_content->questionnaire.question(topic.questions.front());
}

StackChoice StackView::answered(const StackTopic& topic) const
{
    StackChoice choice;
    for (const StackOption& option : topic.options)
        if (topic.questions.empty() ? isRecommended(topic, option) : takes(option, m_resolved))
            choice.options.push_back(&option);
    return choice;
}

bool StackView::wasAnswered(const StackTopic& topic) const
{
    const StackChoice choice = answered(topic);
    if (topic.questions.empty() || choice.empty())
        return false;
    for (const StackAnswer& answer : choice.options.front()->answers)
        if (!answer.take.empty() && !isGiven(m_project.answer(answer.question)))
            return false;
    return true;
}

StackChoice StackView::recorded(const StackTopic& topic) const
{
    const Decision* decision = record(topic);
    return decision && decision->status == DecisionStatus::Accepted ? readChoice(topic, decision->choice) : StackChoice();
}

StackChoice StackView::decided(const StackTopic& topic) const
{
    const StackChoice accepted = recorded(topic);
    if (!accepted.empty() || !wasAnswered(topic))
        return accepted;
    return answered(topic);
}

StackChoice StackView::taken(const StackTopic& topic) const
{
    const StackChoice choice = decided(topic);
    return choice.empty() ? answered(topic) : choice;
}

bool StackView::disagrees(const StackTopic& topic) const
{
    const StackChoice accepted = recorded(topic);
    return !accepted.empty() && wasAnswered(topic) && !(accepted == answered(topic));
}

bool StackView::isRecommended(const StackTopic& topic, const StackOption& option) const
{
    const auto names = [](const Recommendation* recommendation, const std::string& value) {
        return recommendation &&
               std::find(recommendation->values.begin(), recommendation->values.end(), value) != recommendation->values.end();
    };
    if (topic.questions.empty())
        return names(recommendation(topic), option.value);
    for (const StackAnswer& answer : option.answers) {
        const Question* question = answer.take.empty() ? nullptr : m_content->questionnaire.question(answer.question);
        if (question && !names(firstThatHolds(*question, m_resolved), answer.take))
            return false;
    }
    return holds(option.fitsWhen, m_resolved);
}

const Recommendation* StackView::recommendation(const StackTopic& topic) const
{
    if (const Question* asked = question(topic))
        return firstThatHolds(*asked, m_resolved);
    const auto found = std::find_if(topic.recommend.begin(), topic.recommend.end(),
                                    [this](const Recommendation& each) { return holds(each.when, m_resolved); });
    return found == topic.recommend.end() ? nullptr : &*found;
}

}  // namespace barch
