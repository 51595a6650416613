#pragma once

#include "exporters/sql/mysql/change/steps.h"

#include <string>

namespace barch::sql::mysql {

/// The way up: numbered statements, each with what takes it back as a comment below it.
std::string upText(const Project& before, const Project& after, const PlannedSteps& steps);
/// The way down: what takes back each step, under its number, the last first.
std::string downText(const Project& before, const Project& after, const PlannedSteps& steps);
/// "public.tickets.effort", of whichever version has it.
std::string pathOfStep(const Project& before, const Project& after, const PlannedStep& step);

}  // namespace barch::sql::mysql
