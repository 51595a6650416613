#include "core/stack/own_marks.h"

#include "core/stack/comparison.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

constexpr std::array<std::string_view, 4> weightWords = {"none", "low", "medium", "high"};
constexpr std::array<std::string_view, 5> ratingWords = {"very bad", "bad", "fair", "good", "very good"};
constexpr std::string_view weighed = "Weighed by hand: ";
constexpr int goodRating = 3;

std::vector<std::string> criteriaOf(const StackTopic& topic)
{
    std::vector<std::string> all{std::string(fitsAnswers)};
    for (const StackCriterion& criterion : topic.criteria)
        all.push_back(criterion.id);
    return all;
}

template <std::size_t Count>
int placeOf(const std::array<std::string_view, Count>& words, std::string_view word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

template <std::size_t Count>
std::string_view wordAt(const std::array<std::string_view, Count>& words, int place)
{
    return words[static_cast<std::size_t>(std::clamp(place, 0, static_cast<int>(Count) - 1))];
}

void addLine(std::string& text, const std::string& line)
{
    text += (text.empty() ? "" : "\n") + line;
}

}  // namespace

std::string_view weightWord(int weight)
{
    return wordAt(weightWords, weight);
}

std::string_view ratingWord(int rating)
{
    return wordAt(ratingWords, rating);
}

std::string criterionTitle(const StackTopic& topic, std::string_view criterion)
{
    if (criterion == fitsAnswers)
        return "Fits your answers";
    for (const StackCriterion& each : topic.criteria)
        if (each.id == criterion)
            return each.title;
    return {};
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        if (line.find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string weightSentence(const StackTopic& topic, const std::vector<CriterionMark>& weights)
{
    std::string text;
    for (const CriterionMark& mark : weights)
        text += (text.empty() ? std::string(weighed) : ", ") + criterionTitle(topic, mark.criterion) + " " + std::string(weightWord(mark.value));
    return text.empty() ? text : text + ".";
}

std::vector<CriterionMark> weightsIn(const StackTopic& topic, std::string_view context)
{
    std::vector<CriterionMark> marks;
    for (std::string_view line : linesOf(context)) {
        if (!line.starts_with(weighed))
            continue;
        line.remove_prefix(weighed.size());
        // Titles may have commas in them, so each is looked for by its words: "Things to run high".
        for (const std::string& criterion : criteriaOf(topic)) {
            const std::string title = criterionTitle(topic, criterion) + " ";
            const std::size_t at = line.find(title);
            if (at == std::string_view::npos || (at != 0 && line.substr(at - 2, 2) != ", "))
                continue;
            const std::string_view rest = line.substr(at + title.size());
            const int weight = placeOf(weightWords, rest.substr(0, rest.find_first_of(",.")));
            if (weight >= 0)
                marks.push_back({criterion, weight});
        }
    }
    return marks;
}

std::string withoutWeights(std::string_view context)
{
    std::string text;
    for (const std::string_view line : linesOf(context))
        if (!line.starts_with(weighed))
            addLine(text, std::string(line));
    return text;
}

void describeRatings(const StackTopic& topic, const std::vector<CriterionMark>& ratings, DecisionOption& option)
{
    for (const CriterionMark& mark : ratings)
        addLine(mark.value >= goodRating ? option.speaksFor : option.speaksAgainst,
                criterionTitle(topic, mark.criterion) + ": " + std::string(ratingWord(mark.value)) + ".");
}

std::vector<CriterionMark> ratingsIn(const StackTopic& topic, const DecisionOption& option)
{
    std::vector<CriterionMark> marks;
    for (const std::string& criterion : criteriaOf(topic)) {
        const std::string start = criterionTitle(topic, criterion) + ": ";
        for (const std::string* text : {&option.speaksFor, &option.speaksAgainst})
            for (const std::string_view line : linesOf(*text)) {
                if (!line.starts_with(start) || !line.ends_with('.'))
                    continue;
                const int rating = placeOf(ratingWords, line.substr(start.size(), line.size() - start.size() - 1));
                if (rating >= 0 && (marks.empty() || marks.back().criterion != criterion))
                    marks.push_back({criterion, rating});
            }
    }
    return marks;
}

}  // namespace barch
