#include "core/questionnaire/interview.h"
#include "core/stack/comparison.h"

#include <algorithm>
#include <set>

namespace barch {
namespace {

constexpr int goodRating = 3;
constexpr int badRating = 1;
constexpr std::size_t mostReasons = 4;

std::string about(const ComparisonRow& row, const ComparisonCell& cell)
{
    return row.title + ": " + cell.reason + ".";
}

/// How far ahead of the others the option is in this row, times what the row weighs.
double lead(const Comparison& comparison, const ComparedOption& option, std::size_t row)
{
    double others = 0;
    int count = 0;
    for (const ComparedOption& other : comparison.options)
        if (&other != &option && other.cells[row].rating != notRated) {
            others += other.cells[row].rating;
            ++count;
        }
    return comparison.rows[row].weight * (option.cells[row].rating - (count == 0 ? 0 : others / count));
}

/// Rows whose rating passes `test`, those that tell most first.
template <class Test>
std::vector<std::size_t> telling(const Comparison& comparison, const ComparedOption& option, bool ahead, Test test)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
        const int rating = option.cells[i].rating;
        if (comparison.rows[i].criterion != fitsAnswers && comparison.rows[i].weight > 0 && rating != notRated && test(rating))
            rows.push_back(i);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        const double first = lead(comparison, option, a);
        const double second = lead(comparison, option, b);
        return ahead ? first > second : first < second;
    });
    rows.resize(std::min(rows.size(), mostReasons));
    return rows;
}

void gather(const Condition& condition, std::set<std::string>& keys)
{
    if (!condition.question.empty())
        keys.insert(condition.question);
    for (const Condition& part : condition.parts)
        gather(part, keys);
}

/// Questions that the comparison looks at, in the order of asking, without the topic's own.
std::vector<const Question*> askedBy(const StackView& view, const StackTopic& topic)
{
    std::set<std::string> keys;
    for (const StackCriterion& criterion : topic.criteria)
        for (const WeightChange& change : criterion.raise)
            gather(change.when, keys);
    for (const Recommendation& recommendation : topic.recommend)
        gather(recommendation.when, keys);
    for (const StackOption& option : topic.options)
        gather(option.fitsWhen, keys);
    for (const std::string& key : topic.questions)
        if (const Question* question = view.content().questionnaire.question(key))
            for (const Recommendation& recommendation : question->recommend)
                gather(recommendation.when, keys);
    for (const std::string& key : topic.questions)
        keys.erase(key);
    std::vector<const Question*> questions;
    for (const Question& question : view.content().questionnaire.questions)
        if (keys.contains(question.key) && !question.options.empty() && view.resolved().answer(question.key))
            questions.push_back(&question);
    return questions;
}

/// The answer as it is with this value in it; a single choice is replaced.
Answer withValue(const StackView& view, const Question& question, const QuestionOption& option)
{
    Answer answer;
    answer.id = question.key;
    answer.values = {option.value};
    const Answer* now = view.resolved().answer(question.key);
    if (question.kind == QuestionKind::Multiple && now && !option.exclusive)
        for (const std::string& value : now->values)
            if (const QuestionOption* other = question.option(value); other && !other->exclusive)
                answer.values.push_back(value);
    return answer;
}

}  // namespace

std::vector<StackReason> speaksFor(const StackView&, const Comparison& comparison, const ComparedOption& option)
{
    std::vector<StackReason> reasons;
    if (option.recommended && !comparison.rows.front().because.empty())
        reasons.push_back(comparison.rows.front().because.front());
    for (const std::size_t i : telling(comparison, option, true, [](int rating) { return rating >= goodRating; })) {
        const ComparisonRow& row = comparison.rows[i];
        const bool traced = !row.because.empty() && row.weight >= row.usual;
        reasons.push_back({about(row, option.cells[i]) + (traced ? " " + row.because.front().text : ""),
                           traced ? row.because.front().question : std::string()});
    }
    return reasons;
}

std::vector<StackReason> speaksAgainst(const Comparison& comparison, const ComparedOption& option)
{
    std::vector<StackReason> reasons;
    for (const std::string& refusal : option.refused)
        reasons.push_back({refusal, {}});
    for (const std::size_t i : telling(comparison, option, false, [](int rating) { return rating <= badRating; }))
        reasons.push_back({about(comparison.rows[i], option.cells[i]), {}});
    return reasons;
}

std::vector<WouldChange> wouldChange(const StackView& view, const Comparison& comparison)
{
    std::vector<WouldChange> all;
    const ComparedOption* now = comparison.suggested();
    for (const Question* question : askedBy(view, *comparison.topic)) {
        const Answer* stated = view.resolved().answer(question->key);
        for (const QuestionOption& option : question->options) {
            if (stated->has(option.value))
                continue;
            const Comparison other = compare(view.withAnswer(withValue(view, *question, option)), *comparison.topic);
            const ComparedOption* then = other.suggested();
            if (then && (!now || then->name != now->name))
                all.push_back({question->title + " " + option.label, then->name, question->key});
        }
    }
    for (const StackInstead& instead : comparison.topic->instead)
        if (const StackOption* then = comparison.topic->option(instead.then); then && (!now || then->label != now->name))
            all.push_back({instead.when, then->label, {}});
    return all;
}

}  // namespace barch
