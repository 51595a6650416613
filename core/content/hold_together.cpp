#include "core/content/content_parts.h"

#include <algorithm>
#include <string_view>

namespace barch::content {
namespace {

constexpr std::string_view questionnaireFile = "questionnaire.json";

std::string inQuestionnaire(const Question& question, std::string_view what)
{
    return std::string(questionnaireFile) + ": " + question.key + "." + std::string(what);
}

/// The ids in [[id]] and [[id|words]].
std::vector<std::string> termsIn(std::string_view text)
{
    std::vector<std::string> ids;
    for (std::size_t at = text.find("[["); at != std::string_view::npos; at = text.find("[[", at + 2)) {
        const std::size_t end = text.find("]]", at);
        if (end == std::string_view::npos)
            break;
        const std::string_view inside = text.substr(at + 2, end - at - 2);
        ids.emplace_back(inside.substr(0, inside.find('|')));
    }
    return ids;
}

void expectTerms(const Content& content, std::string_view text, const std::string& where)
{
    for (const std::string& id : termsIn(text))
        if (!content.glossary.contains(id))
            throw Fault{where, "uses the term " + id + ", which the glossary does not have."};
}

void expectOption(const Content& content, const Question& question, const QuestionOption& option)
{
    const std::string where = inQuestionnaire(question, "options." + option.value);
    for (const Condition& condition : option.fitsWhen)
        expectCondition(content, condition, where + ".fitsWhen");
    if (!option.provider.empty() && !content.providers.contains(option.provider))
        throw Fault{where + ".provider", "names " + option.provider + ", which has no file in providers/."};
    expectTerms(content, option.text, where);
    for (const auto* texts : {&option.chooseWhen, &option.giveUp})
        for (const std::string& text : *texts)
            expectTerms(content, text, where);
}

void expectQuestion(const Content& content, const Question& question)
{
    expectCondition(content, question.showWhen, inQuestionnaire(question, "showWhen"));
    for (const QuestionOption& option : question.options)
        expectOption(content, question, option);
    for (const Recommendation& recommendation : question.recommend) {
        expectCondition(content, recommendation.when, inQuestionnaire(question, "recommend"));
        expectTerms(content, recommendation.reason, inQuestionnaire(question, "recommend"));
    }
    for (const Contradiction& contradiction : question.contradictions) {
        expectCondition(content, contradiction.when, inQuestionnaire(question, "contradictions"));
        expectTerms(content, contradiction.message, inQuestionnaire(question, "contradictions"));
    }
    for (const std::string_view text : {std::string_view(question.title), std::string_view(question.text),
                                        std::string_view(question.findOut), std::string_view(question.changeLater)})
        expectTerms(content, text, inQuestionnaire(question, "text"));
    for (const std::string& term : question.terms)
        if (!content.glossary.contains(term))
            throw Fault{inQuestionnaire(question, "terms"), "names " + term + ", which the glossary does not have."};
}

}  // namespace

void expectCondition(const Content& content, const Condition& condition, const std::string& where)
{
    for (const Condition& part : condition.parts)
        expectCondition(content, part, where);
    if (condition.question.empty())
        return;
    const Question* asked = content.questionnaire.question(condition.question);
    if (!asked)
        throw Fault{where, "asks for " + condition.question + ", which is no question."};
    for (const std::string& value : condition.values)
        if (!asked->options.empty() && !asked->option(value))
            throw Fault{where, "asks whether " + condition.question + " is " + value + ", which is no option of it."};
}

void holdTogether(const Content& content)
{
    for (const Question& question : content.questionnaire.questions)
        expectQuestion(content, question);
    for (const auto& [id, term] : content.glossary) {
        const std::string where = "glossary.json: " + id;
        expectTerms(content, term.text, where);
        for (const std::string& other : term.see)
            if (!content.glossary.contains(other))
                throw Fault{where + ".see", "names " + other + ", which the glossary does not have."};
    }
}

}  // namespace barch::content
