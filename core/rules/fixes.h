#pragma once

#include "core/rules/finding.h"
#include "core/rules/rule_context.h"

#include <functional>
#include <string>
#include <vector>

namespace barch::rules {

/// Ways to write the fixes of rules. A fix looks its element up again in the project that it is
/// applied to; where the element is gone it is an error that says so.

using TableChange = std::function<void(const Project& project, Table& table)>;
using ProjectChange = std::function<Result<Project>(const Project& project)>;

/// Changes the table with this id. The title is also the label of the undo step.
FixOption changeTable(std::string title, TableId table, TableChange change, std::string consequence = {});
FixOption changeProject(std::string title, ProjectChange change, std::string consequence = {});
/// The same edit for the table that the finding is about, as the only option.
std::vector<FixOption> onlyFix(FixOption option);

/// The element of a list with this id, or nullptr.
template <class List, class AnId>
auto* findById(List& list, AnId id)
{
    for (auto& element : list)
        if (element.id == decltype(element.id)(id))
            return &element;
    return static_cast<decltype(&*list.begin())>(nullptr);
}

Error goneError(std::string_view what);

/// A new column of the table, its id derived from the table's and its name.
Column newColumn(const Table& table, std::string name, std::string type);
/// A foreign key with names and ids as the design gives them.
ForeignKey newForeignKey(const Table& table, std::vector<ColumnId> columns, const Table& target,
                         std::vector<ColumnId> targetColumns);
void addIndexOn(Table& table, std::vector<ColumnId> columns);
void addUniqueOn(Table& table, std::vector<ColumnId> columns);
std::string freeConstraintName(const Table& table, const std::string& wanted);

}  // namespace barch::rules
