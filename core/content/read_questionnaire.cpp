#include "core/content/content_parts.h"

#include <set>

namespace barch::content {
namespace {

std::vector<Condition> readConditions(const Json& json, const std::string& path)
{
    if (!json.is_array() || json.empty())
        throw Fault{path, "should be a list of conditions."};
    std::vector<Condition> all;
    for (std::size_t i = 0; i < json.size(); ++i)
        all.push_back(readCondition(json[i], path + "[" + std::to_string(i) + "]"));
    return all;
}

Condition answerCondition(Members& members)
{
    Condition condition;
    condition.question = members.text("answer");
    const bool has = members.has("has");
    if (has == members.has("lacks"))
        throw Fault{members.path(), "needs either \"has\" or \"lacks\"."};
    condition.kind = has ? Condition::Kind::Has : Condition::Kind::Lacks;
    condition.values = members.texts(has ? "has" : "lacks");
    if (condition.values.empty())
        throw Fault{members.pathOf(has ? "has" : "lacks"), "names no value."};
    return condition;
}

QuestionOption readOption(const Json& json, const std::string& path)
{
    Members members(json, path);
    QuestionOption option;
    option.value = members.text("value");
    option.label = members.text("label");
    option.text = members.text("text");
    option.chooseWhen = members.texts("chooseWhen");
    option.giveUp = members.texts("giveUp");
    option.exclusive = members.flag("exclusive");
    option.provider = members.optionalText("provider");
    members.each("fitsWhen", [&](const Json& part, const std::string& where) {
        option.fitsWhen.push_back(readCondition(part, where));
    });
    members.finish();
    return option;
}

QuestionKind readKind(Members& members)
{
    const std::string kind = members.text("kind");
    if (kind == "single")
        return QuestionKind::Single;
    if (kind == "multiple")
        return QuestionKind::Multiple;
    if (kind == "text")
        return QuestionKind::Text;
    if (kind == "number")
        return QuestionKind::Number;
    throw Fault{members.pathOf("kind"), "should be single, multiple, text or number."};
}

void readNumber(Question& question, const Json& json, const std::string& path)
{
    Members members(json, path);
    question.minimum = members.optionalInteger("min", 0);
    question.maximum = members.optionalInteger("max", 0);
    question.unit = members.optionalText("unit");
    members.finish();
}

void readChangeLater(Question& question, const Json& json, const std::string& path)
{
    Members members(json, path);
    question.difficultyToChange = members.integer("difficulty");
    if (question.difficultyToChange < 1 || question.difficultyToChange > 5)
        throw Fault{members.pathOf("difficulty"), "should be 1 to 5."};
    question.changeLater = members.text("text");
    members.finish();
}

void expectSound(const Question& question, const std::string& path)
{
    const bool choice = question.kind == QuestionKind::Single || question.kind == QuestionKind::Multiple;
    if (choice == question.options.empty())
        throw Fault{path + ".options", choice ? "is missing: a choice needs options." : "belongs to choices only."};
    std::set<std::string> values;
    for (const QuestionOption& option : question.options)
        if (!values.insert(option.value).second)
            throw Fault{path + ".options", "holds the value " + option.value + " twice."};
    for (std::size_t i = 0; i < question.recommend.size(); ++i) {
        const std::string where = path + ".recommend[" + std::to_string(i) + "]";
        const Recommendation& recommendation = question.recommend[i];
        for (const std::string& value : recommendation.values)
            if (choice && !values.contains(value))
                throw Fault{where, "recommends " + value + ", which is no option."};
        if (question.kind != QuestionKind::Multiple && recommendation.values.size() != 1)
            throw Fault{where, "should recommend exactly one value."};
        if ((recommendation.when.kind == Condition::Kind::Always) != (i + 1 == question.recommend.size()))
            throw Fault{where, "the last recommendation, and only it, holds always."};
    }
}

Question readQuestion(const Json& json, const std::string& path)
{
    Members members(json, path);
    Question question;
    question.key = members.text("key");
    question.group = members.text("group");
    question.kind = readKind(members);
    question.title = members.text("title");
    question.text = members.text("text");
    if (const Json* when = members.optional("showWhen"))
        question.showWhen = readCondition(*when, members.pathOf("showWhen"));
    members.each("options", [&](const Json& part, const std::string& where) {
        question.options.push_back(readOption(part, where));
    });
    if (const Json* number = members.optional("number"))
        readNumber(question, *number, members.pathOf("number"));
    question.placeholder = members.optionalText("placeholder");
    members.each("recommend", [&](const Json& part, const std::string& where) {
        question.recommend.push_back(readRecommendation(part, where));
    });
    question.findOut = members.optionalText("findOut");
    question.allowNotApplicable = members.flag("allowNotApplicable");
    if (const Json* later = members.optional("changeLater"))
        readChangeLater(question, *later, members.pathOf("changeLater"));
    members.each("contradictions", [&](const Json& part, const std::string& where) {
        Members contradiction(part, where);
        Contradiction read;
        read.when = readCondition(contradiction.required("when"), contradiction.pathOf("when"));
        read.message = contradiction.text("message");
        contradiction.finish();
        question.contradictions.push_back(std::move(read));
    });
    question.terms = members.texts("terms");
    members.finish();
    expectSound(question, path);
    return question;
}

}  // namespace

Recommendation readRecommendation(const Json& json, const std::string& path)
{
    Members members(json, path);
    Recommendation recommendation;
    if (const Json* when = members.optional("when"))
        recommendation.when = readCondition(*when, members.pathOf("when"));
    recommendation.values = members.texts("values");
    recommendation.reason = members.text("reason");
    members.finish();
    return recommendation;
}

Condition readCondition(const Json& json, const std::string& path)
{
    Members members(json, path);
    Condition condition;
    if (members.has("answer")) {
        condition = answerCondition(members);
    } else if (members.has("answered")) {
        condition.kind = Condition::Kind::Answered;
        condition.question = members.text("answered");
    } else if (const Json* all = members.optional("all")) {
        condition.kind = Condition::Kind::All;
        condition.parts = readConditions(*all, members.pathOf("all"));
    } else if (const Json* any = members.optional("any")) {
        condition.kind = Condition::Kind::Any;
        condition.parts = readConditions(*any, members.pathOf("any"));
    } else if (const Json* negated = members.optional("not")) {
        condition.kind = Condition::Kind::Not;
        condition.parts = {readCondition(*negated, members.pathOf("not"))};
    } else {
        throw Fault{path, "is no condition: it needs \"answer\", \"answered\", \"all\", \"any\" or \"not\"."};
    }
    members.finish();
    return condition;
}

Questionnaire readQuestionnaire(const Json& json)
{
    Members members(json, "");
    expectVersion(members);
    Questionnaire questionnaire;
    std::set<std::string> groups;
    members.each("groups", [&](const Json& part, const std::string& path) {
        Members group(part, path);
        questionnaire.groups.push_back({group.text("id"), group.text("title"), group.text("text")});
        group.finish();
        if (!groups.insert(questionnaire.groups.back().id).second)
            throw Fault{path + ".id", "is used twice."};
    });
    std::set<std::string> keys;
    members.each("questions", [&](const Json& part, const std::string& path) {
        Question question = readQuestion(part, path);
        if (!keys.insert(question.key).second)
            throw Fault{path + ".key", "is used twice: " + question.key + "."};
        if (!groups.contains(question.group))
            throw Fault{path + ".group", "names no group: " + question.group + "."};
        questionnaire.questions.push_back(std::move(question));
    });
    members.finish();
    return questionnaire;
}

}  // namespace barch::content
