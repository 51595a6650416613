#pragma once

#include "core/stack/stack_view.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// The id of the criterion that every topic has: how well the questionnaire's recommendation fits.
inline constexpr std::string_view fitsAnswers = "answers";
inline constexpr int notRated = -1;

/// Words, and the question whose answer they come from (empty where there is none).
struct StackReason {
    std::string text;
    std::string question;
};

struct ComparisonRow {
    std::string criterion;
    std::string title;
    int weight = 0;  ///< 0 none .. 3 high, as it counts
    int usual = 0;   ///< what the answers call for
    std::vector<StackReason> because;
};

struct ComparisonCell {
    int rating = notRated;  ///< 0 bad .. 4 very good
    std::string reason;
};

struct ComparedOption {
    std::string name;
    std::string text;
    const StackOption* option = nullptr;  ///< nullptr: the architect's own
    std::vector<ComparisonCell> cells;    ///< in the order of the rows
    int together = 0;                     ///< of 100: weighted mean of what is rated
    bool recommended = false;
    bool chosen = false;
    bool suggested = false;
    std::vector<std::string> refused;     ///< what it clashes with
};

/// The options of a topic side by side, for one project.
struct Comparison {
    const StackTopic* topic = nullptr;
    std::vector<ComparisonRow> rows;
    std::vector<ComparedOption> options;  ///< the suggested one first, then by points; refused ones last
    bool ownWeights = false;

    const ComparedOption* suggested() const;
    const ComparedOption* named(std::string_view name) const;
};

Comparison compare(const StackView& view, const StackTopic& topic);

/// What speaks for an option in this comparison, the weightiest first, and what speaks against it.
std::vector<StackReason> speaksFor(const StackView& view, const Comparison& comparison, const ComparedOption& option);
std::vector<StackReason> speaksAgainst(const Comparison& comparison, const ComparedOption& option);

/// An answer, or something that no question asks for, with which another option would be suggested.
struct WouldChange {
    std::string when;
    std::string then;
    std::string question;
};
std::vector<WouldChange> wouldChange(const StackView& view, const Comparison& comparison);

}  // namespace barch
