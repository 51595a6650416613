#include "core/questionnaire/interview.h"

#include <algorithm>

namespace barch {
namespace {

bool isStated(const Answer* answer)
{
    return answer && (answer->state == AnswerState::Answered || answer->state == AnswerState::Assumed) &&
           (!answer->values.empty() || !answer->text.empty());
}

bool hasAny(const Answer& answer, const std::vector<std::string>& values)
{
    return std::any_of(values.begin(), values.end(),
                       [&](const std::string& value) { return answer.has(value) || answer.text == value; });
}

}  // namespace

bool holds(const Condition& condition, const Project& project)
{
    const auto partHolds = [&](const Condition& part) { return holds(part, project); };
    const Answer* answer = condition.question.empty() ? nullptr : project.answer(condition.question);
    switch (condition.kind) {
    case Condition::Kind::Always:
        return true;
    case Condition::Kind::Has:
        return isStated(answer) && hasAny(*answer, condition.values);
    case Condition::Kind::Lacks:
        return isStated(answer) && !hasAny(*answer, condition.values);
    case Condition::Kind::Answered:
        return isStated(answer);
    case Condition::Kind::All:
        return std::all_of(condition.parts.begin(), condition.parts.end(), partHolds);
    case Condition::Kind::Any:
        return std::any_of(condition.parts.begin(), condition.parts.end(), partHolds);
    case Condition::Kind::Not:
        return !std::any_of(condition.parts.begin(), condition.parts.end(), partHolds);
    }
    return false;
}

Fit fitOf(const QuestionOption& option, const Project& project)
{
    Fit fit;
    fit.of = option.fitsWhen.size();
    for (const Condition& condition : option.fitsWhen)
        fit.holds += holds(condition, project) ? 1U : 0U;
    return fit;
}

}  // namespace barch
