#pragma once

#include "core/content/content.h"
#include "core/edits/edit.h"

#include <string>
#include <vector>

namespace barch {

/// The questionnaire held against what was answered so far.

/// Looks at the answers that stand in the project: those of a person, and assumed ones with their values.
bool holds(const Condition& condition, const Project& project);
/// The project with an assumed answer, its recommended default, wherever a question matters and has
/// no answer of a person. What has become pointless (hidden by other answers) is left out. This is
/// what a design is built on.
Project withDefaults(const Questionnaire& questionnaire, const Project& project);
/// Questions that matter with the answers as they are, in the order of asking. "I don't know yet"
/// counts as the recommended default; a question that nobody touched yet has no say.
std::vector<const Question*> visibleQuestions(const Questionnaire& questionnaire, const Project& project);

enum class QuestionState { NotAsked, Answered, Assumed, Open, NotApplicable };
QuestionState stateOf(const Question& question, const Project& project);

struct GroupProgress {
    std::string group;
    std::size_t answered = 0;  ///< answered or not applicable
    std::size_t open = 0;      ///< "I don't know yet"
    std::size_t assumed = 0;
    std::size_t visible = 0;
};
std::vector<GroupProgress> progress(const Questionnaire& questionnaire, const Project& project);

/// The default for this question with the answers as they are, and its reason; nullptr where the
/// question has no default.
const Recommendation* recommendationFor(const Question& question, const Project& project);

/// How many of an option's `fitsWhen` conditions hold, of how many.
struct Fit {
    std::size_t holds = 0;
    std::size_t of = 0;
};
Fit fitOf(const QuestionOption& option, const Project& project);

struct Clash {
    std::string question;
    std::string message;
};
std::vector<Clash> contradictions(const Content& content, const Project& project);

/// The values that the design is built on: the answer; for an open, assumed or unasked question
/// its recommended default; nothing where the question is hidden or not applicable.
std::vector<std::string> effectiveValues(const Questionnaire& questionnaire, const Project& project, std::string_view key);

/// "data.engine=postgresql", "auth.method=social,managed", "logic.purpose=Text of any kind",
/// "data.tenancy=?" (I don't know yet), "data.tenancy=-" (does not apply), "data.tenancy=default".
/// The error names the question and the values it takes.
Result<Answer> parseAnswer(const Questionnaire& questionnaire, const Project& project, std::string_view keyAndValue);
/// Puts the answer in the project; one that the question can't take is an error.
Result<Project> setAnswer(const Questionnaire& questionnaire, const Project& project, Answer answer);
/// Forgets an answer; no answer is no error.
Result<Project> clearAnswer(const Project& project, std::string_view key);

}  // namespace barch
