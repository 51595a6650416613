#include "core/stack/decision_record.h"

#include "core/content/marked_text.h"
#include "core/stack/comparison.h"
#include "core/stack/own_marks.h"

#include <algorithm>

namespace barch {
namespace {

constexpr int firstOwnNumber = 1000;
constexpr std::uint64_t ownNumbers = 9000;

void addSentence(std::string& text, const std::string& sentence)
{
    if (sentence.empty() || text.find(sentence) != std::string::npos)
        return;
    text += (text.empty() ? "" : "\n") + sentence;
}

std::string contextOf(const StackTopic& topic, const Comparison& comparison)
{
    std::string text = topic.text;
    for (const ComparisonRow& row : comparison.rows)
        if (row.criterion != fitsAnswers)
            for (const StackReason& reason : row.because)
                addSentence(text, reason.text);
    std::vector<CriterionMark> own;
    for (const ComparisonRow& row : comparison.rows)
        if (row.weight != row.usual)
            own.push_back({row.criterion, row.weight});
    addSentence(text, weightSentence(topic, own));
    return text;
}

DecisionOption optionOf(const StackTopic& topic, const StackOption& option)
{
    DecisionOption record;
    record.name = option.label;
    for (std::size_t i = 0; i < topic.criteria.size(); ++i) {
        const std::string sentence = topic.criteria[i].title + ": " + option.ratings[i].reason + ".";
        if (option.ratings[i].rating >= 3)
            addSentence(record.speaksFor, sentence);
        else if (option.ratings[i].rating <= 1)
            addSentence(record.speaksAgainst, sentence);
    }
    return record;
}

std::string reasonOf(const StackView& view, const Comparison& comparison, const StackChoice& choice)
{
    std::string text;
    if (const Question* question = view.question(*comparison.topic))
        if (const Answer* answer = view.resolved().answer(question->key))
            addSentence(text, answer->note);
    for (const ComparedOption& option : comparison.options)
        if (choice.has(option.name))
            for (const StackReason& reason : speaksFor(view, comparison, option))
                addSentence(text, reason.text);
    return text;
}

std::string consequencesOf(const StackView& view, const StackTopic& topic, const StackChoice& choice)
{
    std::string text;
    for (const StackOption* option : choice.options)
        for (const std::string& sentence : option->follows)
            addSentence(text, sentence);
    const Question* question = view.question(topic);
    addSentence(text, question ? unmarked(question->changeLater, view.content()) : topic.changeLater);
    return text;
}

std::string originOf(const StackView& view, const StackTopic& topic, const Comparison& comparison)
{
    if (const Question* question = view.question(topic))
        return "answer:" + question->key;
    const auto& because = comparison.rows.front().because;
    return because.empty() || because.front().question.empty() ? std::string() : "answer:" + because.front().question;
}

}  // namespace

int numberOf(const Decision& decision)
{
    int place = 0;
    for (const StackTopic& topic : StackView::stack().topics) {
        ++place;
        if (decision.id == decisionIdOf(topic.id))
            return place;
    }
    for (const std::string_view path : {"tenancy", "api", "no-sql", "sqlite-tenants", "tenant-people"}) {
        ++place;
        if (decision.id == decisionIdOf(path))
            return place;
    }
    return firstOwnNumber + static_cast<int>(decision.id.number() % ownNumbers);
}

Decision decisionRecord(const StackView& view, const StackTopic& topic, const StackChoice& choice, DecisionStatus status)
{
    const Comparison comparison = compare(view, topic);
    Decision decision;
    decision.id = decisionIdOf(topic.id);
    decision.topic = topic.id;
    decision.title = topic.title;
    decision.choice = choice.words();
    decision.status = status;
    decision.context = contextOf(topic, comparison);
    for (const StackOption& option : topic.options)
        decision.options.push_back(optionOf(topic, option));
    decision.reason = reasonOf(view, comparison, choice);
    decision.consequences = consequencesOf(view, topic, choice);
    decision.origin = originOf(view, topic, comparison);
    return decision;
}

}  // namespace barch
