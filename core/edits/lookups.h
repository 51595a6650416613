#pragma once

#include "core/edits/names.h"
#include "core/model/project.h"
#include "core/model/result.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// What the bodies of the edits share.

inline Error noSuch(std::string_view what, AnyId id)
{
    return {"There is no such " + std::string(what) + ": " + id.text() + ".", {},
            "It may have been removed in the meantime."};
}

template <class List, class IdType>
auto findById(List& list, IdType id)
{
    return std::find_if(list.begin(), list.end(), [&](const auto& element) { return element.id == id; });
}

/// `change` gets a copy of the table and says what is wrong, or nothing. An unchanged table gives the
/// very same project.
template <class Change>
Result<Project> changeTable(const Project& project, TableId id, Change change)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    Table copy = *table;
    if (std::optional<Error> fault = change(copy)) {
        if (fault->where.empty())
            fault->where = qualifiedName(project, *table);
        return *fault;
    }
    if (copy == *table)
        return project;
    Project edited = project;
    edited.tables = project.tables.with(std::move(copy));
    return edited;
}

/// The same for one column of a table: `change(Table&, Column&)`.
template <class Change>
Result<Project> changeColumnOf(const Project& project, TableId id, ColumnId column, Change change)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        const auto found = findById(table.columns, column);
        if (found == table.columns.end())
            return noSuch("column", column);
        return change(table, *found);
    });
}

/// The same for an element of any collection.
template <class Element, class Change>
Result<Project> changeElement(const Project& project, SharedMap<Element> Project::* collection,
                              typename SharedMap<Element>::Key id, std::string_view what, Change change)
{
    const Element* element = (project.*collection).find(id);
    if (!element)
        return noSuch(what, id);
    Element copy = *element;
    if (std::optional<Error> fault = change(copy))
        return *fault;
    if (copy == *element)
        return project;
    Project edited = project;
    edited.*collection = (project.*collection).with(std::move(copy));
    return edited;
}

/// The first id derived from `path`, "path/2", "path/3"... that `isTaken` does not know.
template <class IdType, class Taken>
IdType freshId(const std::string& path, Taken isTaken)
{
    IdType id = IdType::derive(path);
    for (int i = 2; isTaken(id); ++i)
        id = IdType::derive(path + "/" + std::to_string(i));
    return id;
}
template <class IdType, class List>
IdType freshIdIn(const List& list, const std::string& path)
{
    return freshId<IdType>(path, [&](IdType id) { return findById(list, id) != list.end(); });
}

bool hasConstraint(const Table& table, ConstraintId id);
/// An id for a new constraint of the table.
ConstraintId freshConstraintId(const Table& table, const std::string& name);

/// The error names the first column that the table lacks, or that is named twice.
std::optional<Error> columnsFault(const Table& table, const std::vector<ColumnId>& columns, std::string_view purpose);
/// "tenant_id, email"
std::string columnList(const Table& table, const std::vector<ColumnId>& columns);

inline bool hasColumn(const std::vector<ColumnId>& columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}
/// The same columns, in any order.
bool sameColumns(const std::vector<ColumnId>& a, const std::vector<ColumnId>& b);
/// Whether the primary key or a unique constraint is exactly these columns, in any order.
bool isKeyOf(const Table& table, const std::vector<ColumnId>& columns);
/// Whether no two rows of the table have the same values in these columns: a key or a unique index.
bool isUnique(const Table& table, const std::vector<ColumnId>& columns);

}  // namespace barch
