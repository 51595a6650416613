#pragma once

#include "core/model/project.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace barch::test {

/// A project with these answers ("data.engine=mysql"); each has to be one that the question takes.
Project answered(std::initializer_list<std::string_view> answers, Project project = {});
Project answered(const std::vector<std::string>& answers, Project project = {});

/// What is wrong with a design, one line each: dangling ids, names given twice or too long, foreign keys
/// to no key or of another type, columns without comment or classification, missing time stamps.
std::vector<std::string> faultsOf(const Project& project);

const Table* tableNamed(const Project& project, std::string_view name);
/// Names of the columns, in order.
std::vector<std::string> columnNames(const Table& table);

}  // namespace barch::test
