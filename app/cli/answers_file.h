#pragma once

#include "core/content/content.h"
#include "core/model/project.h"
#include "core/model/result.h"

#include <string_view>
#include <vector>

namespace barch::cli {

/// Takes answers in any order: each is put in as soon as its question is shown. All or nothing.
/// The error names the answer that no question takes.
Result<Project> takeAnswers(const Questionnaire& questionnaire, Project project,
                            const std::vector<std::string>& answers);

/// The KEY=VALUE lines of an answers file; empty lines and lines that start with # don't count.
std::vector<std::string> answerLines(std::string_view text);

}  // namespace barch::cli
