#pragma once

#include "core/model/project.h"
#include "tests/support/row_generator.h"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace barch::test {

/// The starter with this number, from the questionnaire. What else is answered differs by starter, so
/// that more is tried.
Project starterDesign(const std::string& engine, const std::string& tenancy, std::size_t starter);
/// A design with these answers beside what all have.
Project designWith(std::vector<std::string> answers);

struct MatrixDesign {
    std::string name;    ///< "mysql hybrid shop", "sample helpdesk"
    Project project;
};
/// Every starter with every tenancy for this engine, and the samples that are made for it.
void forEachDesign(const std::string& engine, const std::function<void(const MatrixDesign&)>& tryOut);

/// The design with every table, and every column that no check names, called something that would end a
/// statement, a string or a comment if it were ever written without quotes.
Project withHostileNames(const Project& project);

/// The sets of files of an export ("", "control_plane/", "tenant/") with the design that each of them holds.
std::vector<std::pair<std::string, Project>> setsOf(const Project& project);

std::string complaintsOf(const RowGenerator& rows);

}  // namespace barch::test
