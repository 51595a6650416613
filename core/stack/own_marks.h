#pragma once

#include "core/content/stack_content.h"
#include "core/model/planning.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Numbers that the architect gives criteria of a topic. They are kept in the words of the decision
/// record, where its readers see them too, and read from there.

struct CriterionMark {
    std::string criterion;  ///< id
    int value = 0;
    bool operator==(const CriterionMark&) const = default;
};

/// "none", "low", "medium", "high"; "very bad", "bad", "fair", "good", "very good".
std::string_view weightWord(int weight);
std::string_view ratingWord(int rating);
/// The title of a criterion of the topic, "Fits your answers" included; empty for others.
std::string criterionTitle(const StackTopic& topic, std::string_view criterion);

/// The sentence for a record's context, "Weighed by hand: Things to run high, Moving away later none.";
/// empty without weights.
std::string weightSentence(const StackTopic& topic, const std::vector<CriterionMark>& weights);
std::vector<CriterionMark> weightsIn(const StackTopic& topic, std::string_view context);
/// The context without that sentence.
std::string withoutWeights(std::string_view context);

/// Puts the ratings as lines into what speaks for the option and against it: "Things to run: very good."
void describeRatings(const StackTopic& topic, const std::vector<CriterionMark>& ratings, DecisionOption& option);
std::vector<CriterionMark> ratingsIn(const StackTopic& topic, const DecisionOption& option);

/// The lines of a text that are not blank.
std::vector<std::string_view> linesOf(std::string_view text);

}  // namespace barch
