#pragma once

#include "core/questionnaire/interview.h"

namespace barch {

/// Which questions without a person's answer count as answered by their default.
enum class Defaulted { OpenOnes, AllThatMatter };

/// The answers of `project` with defaults put in, and without those of hidden questions.
Project resolveDefaults(const Questionnaire& questionnaire, const Project& project, Defaulted which);
/// The first recommendation whose condition holds, or nullptr.
const Recommendation* firstThatHolds(const Question& question, const Project& resolved);

}  // namespace barch
