#include "core/content/content_parts.h"
#include "core/content/stack_content.h"

#include <algorithm>
#include <set>

namespace barch {
namespace {

using content::expectCondition;
using content::Fault;

const Question& questionOf(const Content& content, const std::string& key, const std::string& where)
{
    const Question* question = content.questionnaire.question(key);
    if (!question)
        throw Fault{where, "names " + key + ", which is no question."};
    return *question;
}

void expectValues(const Question& question, const std::vector<std::string>& values, const std::string& where)
{
    for (const std::string& value : values)
        if (!question.option(value))
            throw Fault{where, "names " + value + ", which is no option of " + question.key + "."};
}

void expectAnswers(const Content& content, const StackTopic& topic, const StackOption& option, const std::string& where)
{
    std::string label = option.label;
    for (const StackAnswer& answer : option.answers) {
        const Question& question = questionOf(content, answer.question, where + ".answers");
        if (!answer.take.empty()) {
            expectValues(question, {answer.take}, where + ".answers.take");
            if (std::find(topic.questions.begin(), topic.questions.end(), question.key) == topic.questions.end())
                throw Fault{where + ".answers", "takes an answer to " + question.key + ", which is no question of the topic."};
            // The last one is the finest: "Supabase" and not "A managed data service".
            label = question.option(answer.take)->label;
        }
        for (const auto* values : {&answer.add, &answer.remove, &answer.otherwise})
            expectValues(question, *values, where + ".answers");
    }
    if (label != option.label)
        throw Fault{where + ".label", "is " + option.label + ", but the question says " + label + "."};
}

/// Every answer that the questionnaire offers has its option here.
void expectWhole(const Content& content, const StackTopic& topic, const std::string& where)
{
    std::set<std::pair<std::string, std::string>> taken;
    for (const StackOption& option : topic.options)
        for (const StackAnswer& answer : option.answers)
            taken.emplace(answer.question, answer.take);
    for (const std::string& key : topic.questions)
        for (const QuestionOption& option : questionOf(content, key, where).options)
            if (!taken.contains({key, option.value}))
                throw Fault{where, "has no option for " + key + "=" + option.value + "."};
}

void expectTopic(const Content& content, const StackTopic& topic)
{
    const std::string where = topic.id;
    expectCondition(content, topic.showWhen, where + ".showWhen");
    for (const StackCriterion& criterion : topic.criteria)
        for (const WeightChange& change : criterion.raise)
            expectCondition(content, change.when, where + ".criteria." + criterion.id);
    for (const Recommendation& recommendation : topic.recommend)
        expectCondition(content, recommendation.when, where + ".recommend");
    for (const std::string& key : topic.questions)
        if (topic.several != (questionOf(content, key, where + ".questions").kind == QuestionKind::Multiple))
            throw Fault{where + ".several", "differs from the kind of " + key + "."};
    for (const StackOption& option : topic.options) {
        expectAnswers(content, topic, option, where + ".options." + option.value);
        expectCondition(content, option.fitsWhen, where + ".options." + option.value + ".fitsWhen");
    }
    expectWhole(content, topic, where);
}

void expectParts(const Stack& stack)
{
    std::set<std::string> known;
    const StackTopic* framework = stack.topic("framework");
    const StackTopic* database = stack.topic("database");
    for (const StackOption& option : framework ? framework->options : std::vector<StackOption>{})
        known.insert(option.language);
    for (const StackTopic& topic : stack.topics)
        for (const StackOption& option : topic.options) {
            const std::string where = topic.id + ".options." + option.value;
            for (const std::string& language : option.languages)
                if (!known.contains(language))
                    throw Fault{where + ".languages", "names " + language + ", which no framework is written in."};
            for (const std::string& value : option.databases)
                if (!database || !database->option(value))
                    throw Fault{where + ".databases", "names " + value + ", which is no database."};
        }
}

}  // namespace

std::optional<Error> stackFault(const Stack& stack, const Content& content)
{
    try {
        for (const StackTopic& topic : stack.topics)
            expectTopic(content, topic);
        expectParts(stack);
    } catch (const Fault& fault) {
        return Error{fault.what, "stack.json: " + fault.member, {}};
    }
    return std::nullopt;
}

}  // namespace barch
