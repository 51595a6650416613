#include "app/cli/answers_file.h"

#include "core/questionnaire/interview.h"

#include <algorithm>

namespace barch::cli {
namespace {

std::string keyOf(std::string_view answer)
{
    return std::string(answer.substr(0, answer.find('=')));
}

bool isShown(const Questionnaire& questionnaire, const Project& project, const std::string& key)
{
    const auto shown = visibleQuestions(questionnaire, project);
    return std::any_of(shown.begin(), shown.end(), [&](const Question* q) { return q->key == key; });
}

}  // namespace

Result<Project> takeAnswers(const Questionnaire& questionnaire, Project project, const std::vector<std::string>& answers)
{
    std::vector<std::string> waiting = answers;
    while (!waiting.empty()) {
        std::vector<std::string> later;
        for (const std::string& text : waiting) {
            const std::string key = keyOf(text);
            if (questionnaire.question(key) && !isShown(questionnaire, project, key)) {
                later.push_back(text);
                continue;
            }
            Result<Answer> answer = parseAnswer(questionnaire, project, text);
            if (!answer)
                return answer.error();
            Result<Project> next = setAnswer(questionnaire, project, std::move(answer).value());
            if (!next)
                return next.error();
            project = std::move(next).value();
        }
        if (later.size() == waiting.size())
            return Error{"This question does not matter with the other answers as they are.", keyOf(later.front()),
                         "Leave it out, or change the answer that hides it (see barch questions FILE)."};
        waiting = std::move(later);
    }
    return project;
}

std::vector<std::string> answerLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (!line.empty() && line.front() != '#')
            lines.emplace_back(line);
    }
    return lines;
}

}  // namespace barch::cli
