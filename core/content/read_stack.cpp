#include "core/content/content_parts.h"
#include "core/content/stack_content.h"

#include <algorithm>
#include <set>

namespace barch::content {
namespace {

int inRange(Members& members, std::string_view member, int least, int most)
{
    const int value = members.integer(member);
    if (value < least || value > most)
        throw Fault{members.pathOf(member), "should be " + std::to_string(least) + " to " + std::to_string(most) + "."};
    return value;
}

StackCriterion readCriterion(const Json& json, const std::string& path)
{
    Members members(json, path);
    StackCriterion criterion;
    criterion.id = members.text("id");
    criterion.title = members.text("title");
    criterion.weight = inRange(members, "weight", 0, 3);
    members.each("raise", [&](const Json& part, const std::string& where) {
        Members change(part, where);
        WeightChange read;
        read.when = readCondition(change.required("when"), change.pathOf("when"));
        read.by = inRange(change, "by", -3, 3);
        read.reason = change.text("reason");
        change.finish();
        criterion.raise.push_back(std::move(read));
    });
    members.finish();
    return criterion;
}

StackAnswer readAnswer(const Json& json, const std::string& path)
{
    Members members(json, path);
    StackAnswer answer;
    answer.question = members.text("question");
    answer.take = members.optionalText("take");
    answer.add = members.texts("add");
    answer.remove = members.texts("remove");
    answer.otherwise = members.texts("otherwise");
    members.finish();
    if (answer.take.empty() == (answer.add.empty() && answer.remove.empty()))
        throw Fault{path, "needs either \"take\", or \"add\" or \"remove\"."};
    return answer;
}

/// In the order of the topic's criteria; each has to be rated once.
std::vector<StackRating> readRatings(Members& option, const StackTopic& topic)
{
    std::vector<StackRating> ratings(topic.criteria.size());
    std::set<std::string> rated;
    option.each("ratings", [&](const Json& part, const std::string& where) {
        Members rating(part, where);
        const std::string criterion = rating.text("criterion");
        const auto found = std::find_if(topic.criteria.begin(), topic.criteria.end(),
                                        [&](const StackCriterion& c) { return c.id == criterion; });
        if (found == topic.criteria.end())
            throw Fault{rating.pathOf("criterion"), "names " + criterion + ", which is no criterion of the topic."};
        if (!rated.insert(criterion).second)
            throw Fault{rating.pathOf("criterion"), "rates " + criterion + " twice."};
        ratings[static_cast<std::size_t>(found - topic.criteria.begin())] = {inRange(rating, "rating", 0, 4), rating.text("reason")};
        rating.finish();
    });
    if (rated.size() != topic.criteria.size())
        throw Fault{option.pathOf("ratings"), "rates " + std::to_string(rated.size()) + " of " +
                                                  std::to_string(topic.criteria.size()) + " criteria."};
    return ratings;
}

StackOption readOption(const Json& json, const std::string& path, const StackTopic& topic)
{
    Members members(json, path);
    StackOption option;
    option.value = members.text("value");
    option.label = members.text("label");
    option.text = members.text("text");
    members.each("answers", [&](const Json& part, const std::string& where) { option.answers.push_back(readAnswer(part, where)); });
    if (const Json* fits = members.optional("fitsWhen"))
        option.fitsWhen = readCondition(*fits, members.pathOf("fitsWhen"));
    option.language = members.optionalText("language");
    option.languages = members.texts("languages");
    option.databases = members.texts("databases");
    option.ratings = readRatings(members, topic);
    option.follows = members.texts("follows");
    members.finish();
    if (option.follows.empty())
        throw Fault{path + ".follows", "is missing: say what choosing it brings."};
    if (topic.questions.empty() != option.answers.empty())
        throw Fault{path + ".answers", "goes with the topic's \"questions\"."};
    return option;
}

void readWithoutQuestion(Members& members, StackTopic& topic)
{
    members.each("recommend", [&](const Json& part, const std::string& where) { topic.recommend.push_back(readRecommendation(part, where)); });
    if (const Json* later = members.optional("changeLater")) {
        Members change(*later, members.pathOf("changeLater"));
        topic.difficultyToChange = inRange(change, "difficulty", 1, 5);
        topic.changeLater = change.text("text");
        change.finish();
    }
    const bool whole = !topic.recommend.empty() && topic.recommend.back().when.kind == Condition::Kind::Always && !topic.changeLater.empty();
    if (topic.questions.empty() && !whole)
        throw Fault{members.path(), "asks no question, so it needs \"changeLater\" and \"recommend\", the last without \"when\"."};
    if (!topic.questions.empty() && !topic.recommend.empty())
        throw Fault{members.pathOf("recommend"), "belongs to topics without a question."};
}

void expectOptionOf(const StackTopic& topic, const std::string& value, const std::string& where)
{
    if (!topic.option(value))
        throw Fault{where, "names " + value + ", which is no option of " + topic.id + "."};
}

StackTopic readTopic(const Json& json, const std::string& path)
{
    Members members(json, path);
    StackTopic topic;
    topic.id = members.text("id");
    topic.name = members.text("name");
    topic.title = members.text("title");
    topic.text = members.text("text");
    if (const Json* show = members.optional("showWhen"))
        topic.showWhen = readCondition(*show, members.pathOf("showWhen"));
    topic.questions = members.texts("questions");
    topic.several = members.flag("several");
    members.each("criteria", [&](const Json& part, const std::string& where) {
        topic.criteria.push_back(readCriterion(part, where));
        for (std::size_t i = 0; i + 1 < topic.criteria.size(); ++i)
            if (topic.criteria[i].id == topic.criteria.back().id)
                throw Fault{where + ".id", "is used twice: " + topic.criteria[i].id + "."};
    });
    members.each("options", [&](const Json& part, const std::string& where) {
        StackOption option = readOption(part, where, topic);
        if (topic.option(option.value))
            throw Fault{where + ".value", "is used twice: " + option.value + "."};
        if (topic.labelled(option.label))
            throw Fault{where + ".label", "is used twice: " + option.label + "."};
        topic.options.push_back(std::move(option));
    });
    readWithoutQuestion(members, topic);
    members.each("instead", [&](const Json& part, const std::string& where) {
        Members instead(part, where);
        topic.instead.push_back({instead.text("when"), instead.text("then")});
        expectOptionOf(topic, topic.instead.back().then, where + ".then");
        instead.finish();
    });
    members.finish();
    for (const Recommendation& recommendation : topic.recommend)
        for (const std::string& value : recommendation.values)
            expectOptionOf(topic, value, path + ".recommend");
    if (topic.criteria.empty() || topic.options.size() < 2)
        throw Fault{path, "needs criteria, and options to choose from."};
    return topic;
}

const StackTopic& topicOf(const Stack& stack, const std::string& id, const std::string& where)
{
    const StackTopic* topic = stack.topic(id);
    if (!topic)
        throw Fault{where, "names " + id + ", which is no topic."};
    return *topic;
}

StackClash readClash(const Json& json, const std::string& path, const Stack& stack)
{
    Members members(json, path);
    StackClash clash;
    clash.topic = members.text("topic");
    clash.values = members.texts("values");
    Members other(members.required("with"), members.pathOf("with"));
    clash.otherTopic = other.text("topic");
    clash.otherValues = other.texts("values");
    other.finish();
    clash.reason = members.text("reason");
    members.finish();
    for (const std::string& value : clash.values)
        expectOptionOf(topicOf(stack, clash.topic, path + ".topic"), value, path + ".values");
    for (const std::string& value : clash.otherValues)
        expectOptionOf(topicOf(stack, clash.otherTopic, path + ".with.topic"), value, path + ".with.values");
    if (clash.values.empty() || clash.otherValues.empty() || clash.topic == clash.otherTopic)
        throw Fault{path, "needs values of two topics."};
    return clash;
}

Stack readAll(const Json& json)
{
    Members members(json, "");
    expectVersion(members);
    Stack stack;
    members.each("topics", [&](const Json& part, const std::string& path) {
        StackTopic topic = readTopic(part, path);
        if (stack.topic(topic.id))
            throw Fault{path + ".id", "is used twice: " + topic.id + "."};
        stack.topics.push_back(std::move(topic));
    });
    members.each("clashes", [&](const Json& part, const std::string& path) { stack.clashes.push_back(readClash(part, path, stack)); });
    members.finish();
    return stack;
}

}  // namespace
}  // namespace barch::content

namespace barch {

Result<Stack> readStack(std::string_view json)
{
    try {
        return content::readAll(content::Json::parse(json));
    } catch (const content::Fault& fault) {
        return Error{fault.what, "stack.json" + (fault.member.empty() ? "" : ": " + fault.member), {}};
    } catch (const content::Json::exception& problem) {
        return Error{std::string("is not JSON: ") + problem.what(), "stack.json", {}};
    }
}

}  // namespace barch
