#include "core/stack/own_marks.h"

#include "given.h"

using namespace barch;
using namespace barch::test;

TEST_CASE("Weights written into a record are read from it again, on every topic")
{
    for (const StackTopic& topic : StackView::stack().topics) {
        std::vector<CriterionMark> weights{{"answers", 1}};
        int weight = 0;
        for (const StackCriterion& criterion : topic.criteria)
            weights.push_back({criterion.id, weight++ % 4});
        const std::string sentence = weightSentence(topic, weights);
        INFO(sentence);
        CHECK(weightsIn(topic, "First.\n" + sentence + "\nLast.") == weights);
        CHECK(withoutWeights("First.\n" + sentence + "\nLast.") == "First.\nLast.");
    }
    CHECK(weightSentence(topicOf("queue"), {}).empty());
    CHECK(weightsIn(topicOf("queue"), "Weighed by hand: Something else high, Things to run enormous.").empty());
}

TEST_CASE("Ratings written into an option are read from it again, beside words of one's own")
{
    const StackTopic& topic = topicOf("queue");
    for (int rating = 0; rating <= 4; ++rating) {
        DecisionOption option;
        option.name = "Temporal";
        option.speaksFor = "The team knows it.";
        const std::vector<CriterionMark> ratings{{"answers", 4 - rating}, {"run", rating}, {"steps", 4}};
        describeRatings(topic, ratings, option);
        CHECK(ratingsIn(topic, option) == ratings);
        CHECK(option.speaksFor.starts_with("The team knows it."));
    }
}
