#include "core/questionnaire/interview.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace barch {
namespace {

constexpr std::size_t longestText = 100'000;

std::string listed(const Question& question)
{
    std::string all;
    for (const QuestionOption& option : question.options)
        all += (all.empty() ? "" : ", ") + option.value;
    return all;
}

std::string takes(const Question& question)
{
    switch (question.kind) {
    case QuestionKind::Single:
        return "It takes one of: " + listed(question) + ".";
    case QuestionKind::Multiple:
        return "It takes one or more of: " + listed(question) + ", with commas between.";
    case QuestionKind::Text:
        return "It takes any text up to 100,000 bytes.";
    case QuestionKind::Number:
        break;
    }
    std::string range = "It takes a whole number, " + std::to_string(question.minimum);
    range += question.maximum > 0 ? " to " + std::to_string(question.maximum) : " or more";
    return range + (question.unit.empty() ? "." : " (" + question.unit + ").");
}

Error refused(const Question& question, std::string what)
{
    return {std::move(what), question.key, takes(question)};
}

Error unknownQuestion(std::string_view key)
{
    return {"There is no such question.", std::string(key.substr(0, 100)), "\"barch questions\" lists them all."};
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Result<Done> expectText(const Question& question, const Answer& answer)
{
    if (!answer.values.empty())
        return refused(question, "This question is answered in words, not with options.");
    if (answer.text.size() > longestText)
        return refused(question, "The text is too long.");
    if (answer.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return refused(question, "The answer is empty.");
    if (question.kind == QuestionKind::Text)
        return Done{};
    const auto number = wholeNumber(answer.text);
    if (!number)
        return refused(question, "\"" + answer.text.substr(0, 40) + "\" is no whole number.");
    if (*number < question.minimum || (question.maximum > 0 && *number > question.maximum))
        return refused(question, answer.text + " is out of range.");
    return Done{};
}

Result<Done> expectOptions(const Question& question, const Answer& answer)
{
    if (!answer.text.empty())
        return refused(question, "This question is answered with its options; put other words in the note.");
    if (answer.values.empty())
        return refused(question, "The answer is empty.");
    for (std::size_t i = 0; i < answer.values.size(); ++i) {
        const std::string& value = answer.values[i];
        const QuestionOption* option = question.option(value);
        if (!option)
            return refused(question, "\"" + value.substr(0, 60) + "\" is no option.");
        if (option->exclusive && answer.values.size() > 1)
            return refused(question, "\"" + value + "\" can't be chosen together with others.");
        if (std::find(answer.values.begin(), answer.values.begin() + static_cast<std::ptrdiff_t>(i), value) !=
            answer.values.begin() + static_cast<std::ptrdiff_t>(i))
            return refused(question, "\"" + value + "\" is given twice.");
    }
    if (question.kind == QuestionKind::Single && answer.values.size() > 1)
        return refused(question, "This question takes one option only.");
    return Done{};
}

Result<Done> expectAnswer(const Question& question, const Answer& answer)
{
    if (answer.note.size() > longestText)
        return Error{"The note is too long.", question.key, "A note holds up to 100,000 bytes."};
    if (answer.state == AnswerState::NotApplicable && !question.allowNotApplicable)
        return refused(question, "This question always applies.");
    if (answer.state != AnswerState::Answered)
        return Done{};
    return question.options.empty() ? expectText(question, answer) : expectOptions(question, answer);
}

/// Values in the order of the question's options: the same choice is always the same answer.
void putInOrder(const Question& question, Answer& answer)
{
    std::stable_sort(answer.values.begin(), answer.values.end(), [&](const std::string& a, const std::string& b) {
        return question.option(a) < question.option(b);
    });
}

std::vector<std::string> splitAtCommas(std::string_view text)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t comma = text.find(',');
        std::string_view part = text.substr(0, comma);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        if (!part.empty())
            parts.emplace_back(part);
        if (comma == std::string_view::npos)
            return parts;
        text.remove_prefix(comma + 1);
    }
}

Result<Answer> assumedAnswer(const Question& question, const Project& project)
{
    const Recommendation* recommendation = recommendationFor(question, project);
    if (!recommendation)
        return Error{"This question has no default.", question.key, takes(question)};
    Answer answer;
    answer.id = question.key;
    answer.state = AnswerState::Assumed;
    if (question.options.empty())
        answer.text = recommendation->values.front();
    else
        answer.values = recommendation->values;
    return answer;
}

}  // namespace

Result<Answer> parseAnswer(const Questionnaire& questionnaire, const Project& project, std::string_view keyAndValue)
{
    const std::size_t equals = keyAndValue.find('=');
    if (equals == std::string_view::npos)
        return Error{"An answer is written KEY=VALUE.", std::string(keyAndValue.substr(0, 100)),
                     "For example data.engine=postgresql."};
    const std::string_view key = keyAndValue.substr(0, equals);
    const std::string_view value = keyAndValue.substr(equals + 1);
    const Question* question = questionnaire.question(key);
    if (!question)
        return unknownQuestion(key);
    if (value == "default")
        return assumedAnswer(*question, project);
    Answer answer;
    answer.id = question->key;
    if (value == "?")
        answer.state = AnswerState::Open;
    else if (value == "-")
        answer.state = AnswerState::NotApplicable;
    else if (question->options.empty())
        answer.text = value;
    else
        answer.values = splitAtCommas(value);
    if (const Result<Done> sound = expectAnswer(*question, answer); !sound)
        return sound.error();
    putInOrder(*question, answer);
    return answer;
}

Result<Project> setAnswer(const Questionnaire& questionnaire, const Project& project, Answer answer)
{
    const Question* question = questionnaire.question(answer.id);
    if (!question)
        return unknownQuestion(answer.id);
    if (answer.state == AnswerState::Open || answer.state == AnswerState::NotApplicable) {
        answer.values.clear();
        answer.text.clear();
    } else if (answer.state == AnswerState::Assumed) {
        const Result<Answer> byDefault = assumedAnswer(*question, project);
        if (!byDefault)
            return byDefault.error();
        answer.values = byDefault->values;
        answer.text = byDefault->text;
    }
    if (const Result<Done> sound = expectAnswer(*question, answer); !sound)
        return sound.error();
    putInOrder(*question, answer);
    const Answer* before = project.answer(answer.id);
    if (before && *before == answer)
        return project;
    Project changed = project;
    changed.answers = changed.answers.with(std::move(answer));
    return changed;
}

Result<Project> clearAnswer(const Project& project, std::string_view key)
{
    Project changed = project;
    changed.answers = changed.answers.without(std::string(key));
    return changed;
}

}  // namespace barch
