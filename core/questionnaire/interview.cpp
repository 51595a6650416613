#include "core/questionnaire/interview.h"

#include "core/questionnaire/defaults.h"

namespace barch {

std::vector<const Question*> visibleQuestions(const Questionnaire& questionnaire, const Project& project)
{
    const Project resolved = resolveDefaults(questionnaire, project, Defaulted::OpenOnes);
    std::vector<const Question*> visible;
    for (const Question& question : questionnaire.questions)
        if (holds(question.showWhen, resolved))
            visible.push_back(&question);
    return visible;
}

QuestionState stateOf(const Question& question, const Project& project)
{
    const Answer* answer = project.answer(question.key);
    if (!answer)
        return QuestionState::NotAsked;
    switch (answer->state) {
    case AnswerState::Answered:
        return QuestionState::Answered;
    case AnswerState::Assumed:
        return QuestionState::Assumed;
    case AnswerState::Open:
        return QuestionState::Open;
    case AnswerState::NotApplicable:
        return QuestionState::NotApplicable;
    }
    return QuestionState::NotAsked;
}

std::vector<GroupProgress> progress(const Questionnaire& questionnaire, const Project& project)
{
    std::vector<GroupProgress> all;
    for (const QuestionGroup& group : questionnaire.groups)
        all.push_back({group.id});
    for (const Question* question : visibleQuestions(questionnaire, project)) {
        for (GroupProgress& group : all) {
            if (group.group != question->group)
                continue;
            const QuestionState state = stateOf(*question, project);
            ++group.visible;
            group.answered += state == QuestionState::Answered || state == QuestionState::NotApplicable ? 1U : 0U;
            group.open += state == QuestionState::Open ? 1U : 0U;
            group.assumed += state == QuestionState::Assumed ? 1U : 0U;
        }
    }
    return all;
}

std::vector<Clash> contradictions(const Content& content, const Project& project)
{
    const Project resolved = resolveDefaults(content.questionnaire, project, Defaulted::OpenOnes);
    std::vector<Clash> clashes;
    for (const Question& question : content.questionnaire.questions) {
        if (!holds(question.showWhen, resolved))
            continue;
        for (const Contradiction& contradiction : question.contradictions)
            if (holds(contradiction.when, resolved))
                clashes.push_back({question.key, contradiction.message});
    }
    return clashes;
}

}  // namespace barch
