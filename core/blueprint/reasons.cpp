#include "core/blueprint/reasons.h"

#include "core/questionnaire/interview.h"

namespace barch {
namespace {

bool sameAnswer(const Answer* a, const Answer* b)
{
    return (!a && !b) || (a && b && a->values == b->values && a->text == b->text);
}

}  // namespace

Reasons::Reasons(const Content& content, const Project& accepted, const Project& now) : m_content(&content)
{
    if (accepted.answers.empty())
        return;
    const Project before = withDefaults(content.questionnaire, accepted);
    const Project after = withDefaults(content.questionnaire, now);
    for (const Question& question : content.questionnaire.questions)
        if (!sameAnswer(before.answer(question.key), after.answer(question.key)))
            m_changedAnswers += (m_changedAnswers.empty() ? "" : "; ") + question.title;
}

std::string Reasons::ofOrigin(const std::string& origin) const
{
    if (origin.starts_with("answer:")) {
        const Question* question = m_content->questionnaire.question(origin.substr(7));
        return "because of your answer to: " + (question ? question->title : origin.substr(7));
    }
    if (origin.starts_with("starter:")) {
        const auto starter = m_content->starters.find(origin.substr(8));
        return "part of the starter: " +
               (starter == m_content->starters.end() ? origin.substr(8) : starter->second.title);
    }
    if (origin.empty()) // what guards tenants is made by core/tenancy, which knows no answers
        return ofOrigin("answer:data.tenancy");
    return origin == "base" ? "every design has it" : origin;
}

std::string Reasons::ofChange(const std::string& origin) const
{
    return m_changedAnswers.empty() ? ofOrigin(origin) : "because you changed your answer to: " + m_changedAnswers;
}

}  // namespace barch
