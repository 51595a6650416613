#include "core/questionnaire/defaults.h"

namespace barch {
namespace {

bool byPerson(const Answer* answer)
{
    return answer && (answer->state == AnswerState::Answered || answer->state == AnswerState::NotApplicable);
}

bool wanted(const Answer* answer, Defaulted which)
{
    return which == Defaulted::AllThatMatter || answer != nullptr;
}

Answer assumed(const Question& question, const Recommendation& recommendation, const Answer* before)
{
    Answer answer = before ? *before : Answer{};
    answer.id = question.key;
    answer.state = AnswerState::Assumed;
    answer.values.clear();
    answer.text.clear();
    if (question.options.empty())
        answer.text = recommendation.values.empty() ? std::string() : recommendation.values.front();
    else
        answer.values = recommendation.values;
    return answer;
}

/// One round over all questions, in their order, each seeing what the ones before it came to.
SharedMap<Answer> oneRound(const Questionnaire& questionnaire, const Project& given, const Project& lastRound,
                           Defaulted which)
{
    Project now = lastRound;
    for (const Question& question : questionnaire.questions) {
        const Answer* stated = given.answer(question.key);
        const bool shown = holds(question.showWhen, now);
        const Recommendation* recommendation = shown ? firstThatHolds(question, now) : nullptr;
        const Answer* current = now.answer(question.key);
        if (shown && byPerson(stated)) {
            if (!current || !(*current == *stated))
                now.answers = now.answers.with(*stated);
        } else if (shown && recommendation && wanted(stated, which)) {
            Answer answer = assumed(question, *recommendation, stated);
            if (!current || !(*current == answer))
                now.answers = now.answers.with(std::move(answer));
        } else if (current) {
            now.answers = now.answers.without(question.key);
        }
    }
    return now.answers;
}

}  // namespace

const Recommendation* firstThatHolds(const Question& question, const Project& resolved)
{
    for (const Recommendation& recommendation : question.recommend)
        if (holds(recommendation.when, resolved))
            return &recommendation;
    return nullptr;
}

Project resolveDefaults(const Questionnaire& questionnaire, const Project& project, Defaulted which)
{
    // Conditions may look at later questions, so rounds are repeated until nothing changes. A cycle
    // of defaults that never settles ends after a fixed number of rounds, always in the same state.
    constexpr int maximumRounds = 12;
    Project resolved = project;
    for (int round = 0; round < maximumRounds; ++round) {
        SharedMap<Answer> next = oneRound(questionnaire, project, resolved, which);
        const bool settled = next == resolved.answers;
        resolved.answers = std::move(next);
        if (settled)
            break;
    }
    return resolved;
}

Project withDefaults(const Questionnaire& questionnaire, const Project& project)
{
    return resolveDefaults(questionnaire, project, Defaulted::AllThatMatter);
}

std::vector<std::string> effectiveValues(const Questionnaire& questionnaire, const Project& project,
                                         std::string_view key)
{
    const Project resolved = withDefaults(questionnaire, project);
    const Answer* answer = resolved.answer(key);
    if (!answer || answer->state == AnswerState::NotApplicable)
        return {};
    if (!answer->values.empty() || answer->text.empty())
        return answer->values;
    return {answer->text};
}

const Recommendation* recommendationFor(const Question& question, const Project& project)
{
    return firstThatHolds(question, project);
}

}  // namespace barch
