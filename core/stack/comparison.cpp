#include "core/stack/comparison.h"

#include "core/content/marked_text.h"
#include "core/questionnaire/interview.h"
#include "core/stack/clashes.h"
#include "core/stack/own_marks.h"

#include <algorithm>

namespace barch {
namespace {

constexpr int fitsWeight = 3;
constexpr int bestRating = 4;

std::string firstQuestion(const Condition& condition)
{
    if (!condition.question.empty())
        return condition.question;
    for (const Condition& part : condition.parts)
        if (std::string key = firstQuestion(part); !key.empty())
            return key;
    return {};
}

ComparisonRow rowOf(const StackView& view, const StackCriterion& criterion)
{
    ComparisonRow row{criterion.id, criterion.title, 0, criterion.weight, {}};
    for (const WeightChange& change : criterion.raise)
        if (holds(change.when, view.resolved())) {
            row.usual += change.by;
            row.because.push_back({change.reason, firstQuestion(change.when)});
        }
    row.usual = std::clamp(row.usual, 0, 3);
    row.weight = row.usual;
    return row;
}

void takeOwnWeights(const StackView& view, Comparison& comparison)
{
    const Decision* record = view.record(*comparison.topic);
    if (!record)
        return;
    for (const CriterionMark& mark : weightsIn(*comparison.topic, record->context))
        for (ComparisonRow& row : comparison.rows)
            if (row.criterion == mark.criterion) {
                row.weight = mark.value;
                comparison.ownWeights = comparison.ownWeights || row.weight != row.usual;
            }
}

ComparedOption knownOption(const StackView& view, const StackTopic& topic, const StackOption& option)
{
    ComparedOption compared;
    compared.name = option.label;
    compared.text = option.text;
    compared.option = &option;
    compared.recommended = view.isRecommended(topic, option);
    compared.cells.push_back(compared.recommended ? ComparisonCell{bestRating, "the usual choice"}
                                                  : ComparisonCell{0, "another is more usual"});
    for (const StackRating& rating : option.ratings)
        compared.cells.push_back({rating.rating, rating.reason});
    for (const StackRefusal& refusal : clashesOf(view, topic, option))
        compared.refused.push_back("Does not go with " + refusal.other->label + ": " + refusal.reason);
    return compared;
}

ComparedOption ownOption(const StackTopic& topic, const DecisionOption& option, const std::vector<ComparisonRow>& rows)
{
    const std::vector<CriterionMark> ratings = ratingsIn(topic, option);
    ComparedOption compared;
    compared.name = option.name;
    compared.text = option.speaksFor.empty() ? option.speaksAgainst : option.speaksFor;
    for (const ComparisonRow& row : rows) {
        ComparisonCell cell{notRated, "not rated"};
        for (const CriterionMark& mark : ratings)
            if (mark.criterion == row.criterion)
                cell = {mark.value, "your rating"};
        compared.cells.push_back(cell);
    }
    return compared;
}

int pointsOf(const ComparedOption& option, const std::vector<ComparisonRow>& rows)
{
    int points = 0;
    int most = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (option.cells[i].rating == notRated)
            continue;
        points += rows[i].weight * option.cells[i].rating;
        most += rows[i].weight * bestRating;
    }
    return most == 0 ? 0 : (100 * points + most / 2) / most;
}

bool goesBefore(const ComparedOption& a, const ComparedOption& b)
{
    if (a.refused.empty() != b.refused.empty())
        return a.refused.empty();
    if (a.together != b.together)
        return a.together > b.together;
    return a.recommended && !b.recommended;
}

}  // namespace

const ComparedOption* Comparison::suggested() const
{
    return options.empty() || !options.front().suggested ? nullptr : &options.front();
}

const ComparedOption* Comparison::named(std::string_view name) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const ComparedOption& o) { return o.name == name; });
    return found == options.end() ? nullptr : &*found;
}

Comparison compare(const StackView& view, const StackTopic& topic)
{
    Comparison comparison;
    comparison.topic = &topic;
    const Question* asked = view.question(topic);
    comparison.rows.push_back({std::string(fitsAnswers), criterionTitle(topic, fitsAnswers), fitsWeight, fitsWeight, {}});
    if (const Recommendation* recommendation = view.recommendation(topic)) {
        const std::string key = firstQuestion(recommendation->when);
        comparison.rows.front().because.push_back({unmarked(recommendation->reason, view.content()), key.empty() && asked ? asked->key : key});
    }
    for (const StackCriterion& criterion : topic.criteria)
        comparison.rows.push_back(rowOf(view, criterion));
    takeOwnWeights(view, comparison);
    for (const StackOption& option : topic.options)
        comparison.options.push_back(knownOption(view, topic, option));
    if (const Decision* record = view.record(topic))
        for (const DecisionOption& option : record->options)
            if (!topic.labelled(option.name))
                comparison.options.push_back(ownOption(topic, option, comparison.rows));
    const StackChoice taken = view.taken(topic);
    for (ComparedOption& option : comparison.options) {
        option.together = pointsOf(option, comparison.rows);
        option.chosen = taken.has(option.name);
    }
    std::stable_sort(comparison.options.begin(), comparison.options.end(), goesBefore);
    if (!comparison.options.empty() && comparison.options.front().refused.empty())
        comparison.options.front().suggested = true;
    return comparison;
}

}  // namespace barch
