#pragma once

#include "core/model/project.h"

#include <functional>
#include <string>
#include <vector>

namespace barch::test {

/// A small sound design: tenants, users, memberships, projects, tasks, tags, countries, an audit log.
/// No rule has anything to say about it.
Project soundDesign(Dialect dialect, TenancyModel tenancy);

/// The design with one table changed, which must be there.
Project changed(Project project, const std::string& table, const std::function<void(Table&)>& change);
/// The design with one table more, as it is given.
Project plus(Project project, Table table);
/// The design with one table more, guarded as the tenancy asks.
Project plusGuarded(Project project, Table table);
Project plusAnswer(Project project, const std::string& key, std::vector<std::string> values,
                   AnswerState state = AnswerState::Answered, std::string text = {});

Table makeTable(const Project& project, const std::string& name, TenancyClass tenancyClass);
Column makeColumn(const std::string& table, const std::string& name, const std::string& type);
Column& addColumn(Table& table, const std::string& name, const std::string& type);
Column& column(Table& table, const std::string& name);
ColumnId columnId(const Table& table, const std::string& name);
const Table& tableOf(const Project& project, const std::string& name);
ForeignKey& refer(const Project& project, Table& table, std::vector<std::string> columns, const std::string& target,
                  std::vector<std::string> targetColumns);
void unique(Table& table, std::vector<std::string> columns);
void index(Table& table, std::vector<std::string> columns);

}  // namespace barch::test
