#pragma once

#include "core/model/project.h"
#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

struct Named {
    ElementRef element;
    std::string scope;   ///< names are unique in it
    std::string name;
};

/// Calls `visit(list)` for each list of a table's parts with names of their own.
template <class TableType, class Visit>
void forEachPart(TableType& table, Visit visit)
{
    if (table.primaryKey)
        visit(*table.primaryKey, ElementKind::Constraint, true);
    for (auto& key : table.uniques)
        visit(key, ElementKind::Constraint, true);
    for (auto& key : table.exclusions)
        visit(key, ElementKind::Constraint, true);
    for (auto& index : table.indexes)
        visit(index, ElementKind::Index, true);
    for (auto& key : table.foreignKeys)
        visit(key, ElementKind::Constraint, false);
    for (auto& check : table.checks)
        visit(check, ElementKind::Constraint, false);
    for (auto& trigger : table.triggers)
        visit(trigger, ElementKind::Trigger, false);
    for (auto& policy : table.policies)
        visit(policy, ElementKind::Policy, false);
    for (auto& column : table.columns)
        visit(column, ElementKind::Column, false);
}

/// In the order in which they are renamed: what a statement names besides has its name by then.
std::vector<Named> namesOf(const Project& project);

/// The sequence that the server made for a serial or identity column.
ElementRef numbersOf(TableId table, ColumnId column);
/// What the server made and named by itself: such sequences, and the indexes of partitions. They follow the names
/// that they were made of, where they still have them.
bool isImplicit(const ElementRef& element);

/// The name set and nothing else changed.
Project withName(const Project& project, const ElementRef& element, const std::string& name);
/// The name set, and SQL that names the element follows.
Project withNameEverywhere(const Project& project, const ElementRef& element, const std::string& name);
/// The design with every constraint and index called what the draft wrote.
Project withWrittenNames(const Draft& draft);

}  // namespace barch::sql::postgresql
