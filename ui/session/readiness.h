#pragma once

#include "core/questionnaire/interview.h"
#include "core/rules/checker.h"

namespace barch::ui {

/// How much of a design is ready to be exported: the mean of two shares. 100 % needs every visible
/// question answered (an "I don't know yet" is not one) and every table without an error.
struct Readiness {
    std::size_t questions = 0;
    std::size_t answered = 0;
    std::size_t open = 0;
    std::size_t tables = 0;
    std::size_t soundTables = 0;
    std::size_t otherErrors = 0;  ///< on elements that are no tables

    int percent() const;
};
Readiness readinessOf(const Questionnaire& questionnaire, const Project& project, const std::vector<Finding>& findings);

}  // namespace barch::ui
