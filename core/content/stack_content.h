#pragma once

#include "core/content/content.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What resources/stack.json knows about the parts that a backend is built with: for each topic the
/// options, what matters, and how well each option does there.

/// An answer that makes a criterion matter more, or less.
struct WeightChange {
    Condition when;
    int by = 0;
    std::string reason;
};

struct StackCriterion {
    std::string id;
    std::string title;
    int weight = 1;  ///< 0 none .. 3 high, before the answers have their say
    std::vector<WeightChange> raise;
};

struct StackRating {
    int rating = 0;  ///< 0 bad .. 4 very good
    std::string reason;
};

/// What taking an option says to one question. `take` is its answer; `add` and `remove` are values of
/// a question with several, `otherwise` stands where nothing is left.
struct StackAnswer {
    std::string question;
    std::string take;
    std::vector<std::string> add;
    std::vector<std::string> remove;
    std::vector<std::string> otherwise;
};

struct StackOption {
    std::string value;
    std::string label;                   ///< where it answers a question, the label there
    std::string text;
    std::vector<StackAnswer> answers;
    Condition fitsWhen;
    std::string language;                ///< of a framework
    std::vector<std::string> languages;  ///< it is made for these; empty: any
    std::vector<std::string> databases;  ///< it works with these; empty: any
    std::vector<StackRating> ratings;    ///< in the order of the topic's criteria
    std::vector<std::string> follows;    ///< what choosing it brings

    /// The question that this option is an answer to; empty where there is none.
    std::string question() const;
};

/// Something that no question asks for, and what would then be better.
struct StackInstead {
    std::string when;
    std::string then;  ///< value of an option
};

struct StackTopic {
    std::string id;
    std::string name;                    ///< "Background jobs"
    std::string title;                   ///< "Where do background jobs wait?"
    std::string text;
    Condition showWhen;
    std::vector<std::string> questions;  ///< that it shares its options with; may be empty
    bool several = false;                ///< more than one option can be taken
    std::vector<StackCriterion> criteria;
    std::vector<StackOption> options;
    std::vector<Recommendation> recommend;  ///< of topics without a question
    std::vector<StackInstead> instead;
    int difficultyToChange = 1;             ///< of topics without a question
    std::string changeLater;

    const StackOption* option(std::string_view value) const;
    const StackOption* labelled(std::string_view label) const;
};

/// Two choices that don't go together.
struct StackClash {
    std::string topic;
    std::vector<std::string> values;
    std::string otherTopic;
    std::vector<std::string> otherValues;
    std::string reason;
};

struct Stack {
    std::vector<StackTopic> topics;
    std::vector<StackClash> clashes;
    const StackTopic* topic(std::string_view id) const;
};

/// What the product ships: resources/stack.json.
const Stack& productStack();

/// An error names the member that is wrong.
Result<Stack> readStack(std::string_view json);
/// What does not fit the questionnaire: questions, values and labels that differ, answers without an
/// option. Nothing where both hold together.
std::optional<Error> stackFault(const Stack& stack, const Content& content);

}  // namespace barch
