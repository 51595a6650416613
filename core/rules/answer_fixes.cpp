#include "core/rules/answer_fixes.h"

#include "core/questionnaire/interview.h"

namespace barch::rules {
namespace {

FixOption giveAnswer(const RuleContext& context, std::string title, Answer answer, std::string consequence)
{
    const Questionnaire* questionnaire = &context.content().questionnaire;
    return changeProject(std::move(title), [questionnaire, answer = std::move(answer)](const Project& project) { return setAnswer(*questionnaire, project, answer); },
                         std::move(consequence));
}

Answer answerOf(const RuleContext& context, const std::string& key)
{
    const Answer* before = context.project().answer(key);
    Answer answer = before ? *before : Answer{};
    answer.id = key;
    answer.state = AnswerState::Answered;
    answer.values.clear();
    answer.text.clear();
    return answer;
}

}  // namespace

std::string titleOf(const RuleContext& context, const std::string& key)
{
    const Question* question = context.content().questionnaire.question(key);
    return question ? question->title : key;
}

std::vector<FixOption> otherAnswers(const RuleContext& context, const std::string& key, const std::vector<std::string>& except)
{
    const Question* question = context.content().questionnaire.question(key);
    if (!question)
        return {};
    const Recommendation* recommended = recommendationFor(*question, context.project());
    const std::size_t clashesNow = contradictions(context.content(), context.project()).size();
    std::vector<FixOption> first;
    std::vector<FixOption> rest;
    for (const QuestionOption& option : question->options) {
        if (std::find(except.begin(), except.end(), option.value) != except.end())
            continue;
        Answer answer = answerOf(context, key);
        answer.values = {option.value};
        const Result<Project> tried = setAnswer(context.content().questionnaire, context.project(), answer);
        if (!tried || contradictions(context.content(), *tried).size() > clashesNow)
            continue;
        const bool isRecommended = recommended && std::find(recommended->values.begin(), recommended->values.end(), option.value) != recommended->values.end();
        (isRecommended ? first : rest).push_back(giveAnswer(context, "Answer: " + option.label, std::move(answer), option.giveUp.empty() ? "" : option.giveUp.front()));
    }
    first.insert(first.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    return first;
}

std::vector<FixOption> recommendedAnswer(const RuleContext& context, const std::string& key)
{
    const Question* question = context.content().questionnaire.question(key);
    const Recommendation* recommended = question ? recommendationFor(*question, context.project()) : nullptr;
    const Answer* before = context.project().answer(key);
    const bool stands = before && before->state == AnswerState::Assumed && (!before->values.empty() || !before->text.empty());
    if (!stands && (!recommended || recommended->values.empty()))
        return {};
    Answer answer = answerOf(context, key);
    if (stands) {
        answer.values = before->values;
        answer.text = before->text;
    } else if (question->options.empty())
        answer.text = recommended->values.front();
    else
        answer.values = recommended->values;
    std::vector<std::string> labels;
    for (const std::string& value : answer.values)
        labels.push_back(question && question->option(value) ? question->option(value)->label : value);
    const std::string shown = labels.empty() ? answer.text : listed(labels);
    return onlyFix(giveAnswer(context, "Take it as decided: " + shown, std::move(answer), recommended ? recommended->reason : ""));
}

bool shapesSchema(std::string_view question)
{
    static constexpr std::array<std::string_view, 16> keys = {
        "data.engine", "data.managed_service", "data.tenancy", "data.relationships", "data.multi_membership", "data.id_type", "data.file_uploads", "auth.method",
        "auth.provider", "auth.session_style", "auth.roles", "auth.permission_style", "logic.domain", "services.payments", "infra.compliance", "ai.use"};
    return std::find(keys.begin(), keys.end(), question) != keys.end();
}

}  // namespace barch::rules
