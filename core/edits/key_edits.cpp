#include "core/edits/key_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/table_summary.h"

namespace barch {
namespace {

bool refersTo(const Project& project, TableId target, const std::vector<ColumnId>& columns)
{
    return firstTableWhere(project, [&](const TableSummary& tables) { return tables.mayName(target); }, [&](const Table& table) {
        return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
            return key.target == target && sameColumns(key.targetColumns, columns);
        });
    });
}

std::optional<Error> constraintNameFault(const Table& table, const std::string& name, std::string_view kind)
{
    if (auto fault = nameFault(kind, name))
        return fault;
    if (hasConstraintNamed(table, name))
        return Error{"The table has a constraint \"" + name + "\" already.", {}, "Choose another name."};
    return std::nullopt;
}

/// Adds a constraint to one of the table's lists; `derived` is its name where it has none.
template <class Constraint>
std::optional<Error> add(Table& table, std::vector<Constraint>& list, Constraint constraint, const std::string& derived,
                         std::string_view kind)
{
    if (constraint.name.empty())
        constraint.name = freeNameIn(table, derived);
    if (auto fault = constraintNameFault(table, constraint.name, kind))
        return fault;
    if (!constraint.id)
        constraint.id = freshConstraintId(table, constraint.name);
    else if (hasConstraint(table, constraint.id))
        return Error{"This " + std::string(kind) + " is already there.", {}, {}};
    list.push_back(std::move(constraint));
    return std::nullopt;
}

template <class Constraint>
std::optional<Error> change(Table& table, std::vector<Constraint>& list, Constraint constraint, const std::string& derived,
                            std::string_view kind)
{
    const auto found = findById(list, constraint.id);
    if (found == list.end())
        return noSuch(kind, constraint.id);
    if (constraint.name.empty())
        constraint.name = found->name.empty() ? freeNameIn(table, derived) : found->name;
    if (constraint.name != found->name)
        if (auto fault = constraintNameFault(table, constraint.name, kind))
            return fault;
    *found = std::move(constraint);
    return std::nullopt;
}

template <class Constraint>
Result<Project> remove(const Project& project, TableId id, std::vector<Constraint> Table::* list, ConstraintId constraint,
                       std::string_view kind)
{
    const auto edited = changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (std::erase_if(table.*list, [&](const Constraint& c) { return c.id == constraint; }) == 0)
            return noSuch(kind, constraint);
        return std::nullopt;
    });
    return edited ? Result<Project>(forget(*edited, constraint, ElementKind::Constraint)) : edited;
}

std::optional<Error> uniqueFault(const Table& table, const UniqueConstraint& unique)
{
    if (auto fault = columnsFault(table, unique.columns, "A unique constraint"))
        return fault;
    return unique.include.empty() ? std::nullopt : columnsFault(table, unique.include, "INCLUDE");
}

std::optional<Error> checkFault(const Check& check)
{
    if (check.expression.find_first_not_of(" \t\n") == std::string::npos)
        return Error{"A check needs a condition.", {}, "Write what has to hold, such as amount >= 0."};
    return std::nullopt;
}

std::optional<Error> exclusionFault(const Table& table, const Exclusion& exclusion)
{
    if (exclusion.elements.empty())
        return Error{"An exclusion constraint needs at least one element.", {}, {}};
    for (const ExclusionElement& element : exclusion.elements) {
        if (element.column && !table.column(element.column))
            return noSuch("column", element.column);
        if (!element.column && element.expression.empty())
            return Error{"An element of an exclusion constraint needs a column or an expression.", {}, {}};
        if (element.comparison.empty())
            return Error{"An element of an exclusion constraint needs an operator, such as &&.", {}, {}};
    }
    return std::nullopt;
}

}  // namespace

Result<Project> setPrimaryKey(const Project& project, TableId id, std::vector<ColumnId> columns, const std::string& name)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = columnsFault(table, columns, "A primary key"))
            return fault;
        const std::optional<PrimaryKey> before = table.primaryKey;
        PrimaryKey key = before.value_or(PrimaryKey{});
        if (!key.id)
            key.id = freshConstraintId(table, "primary key");
        key.columns = columns;
        table.primaryKey.reset();
        if (!name.empty() && hasConstraintNamed(table, name))
            return Error{"The table has a constraint \"" + name + "\" already.", {}, "Choose another name."};
        if (!name.empty() || key.name.empty())
            key.name = name.empty() ? freeNameIn(table, primaryKeyName(table)) : name;
        if (auto fault = nameFault("primary key", key.name))
            return fault;
        table.primaryKey = std::move(key);
        for (const ColumnId column : columns)
            findById(table.columns, column)->nullable = false;
        const bool stillNeeded = before && !isKeyOf(table, before->columns) && refersTo(project, id, before->columns);
        if (stillNeeded)
            return add(table, table.uniques, UniqueConstraint{.columns = before->columns},
                       uniqueName(table, before->columns), "unique constraint");
        return std::nullopt;
    });
}

Result<Project> removePrimaryKey(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    if (!table->primaryKey)
        return Error{"The table has no primary key.", qualifiedName(project, *table), {}};
    const ConstraintId key = table->primaryKey->id;
    const std::vector<ColumnId> columns = table->primaryKey->columns;
    const auto edited = changeTable(project, id, [&](Table& changed) -> std::optional<Error> {
        changed.primaryKey.reset();
        if (!isKeyOf(changed, columns) && refersTo(project, id, columns))
            return add(changed, changed.uniques, UniqueConstraint{.columns = columns}, uniqueName(changed, columns),
                       "unique constraint");
        return std::nullopt;
    });
    return edited ? Result<Project>(forget(*edited, key, ElementKind::Constraint)) : edited;
}

Result<Project> addUnique(const Project& project, TableId id, UniqueConstraint unique)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = uniqueFault(table, unique))
            return fault;
        return add(table, table.uniques, unique, uniqueName(table, unique.columns), "unique constraint");
    });
}

Result<Project> addUnique(const Project& project, TableId id, std::vector<ColumnId> columns)
{
    return addUnique(project, id, UniqueConstraint{.columns = std::move(columns)});
}

Result<Project> changeUnique(const Project& project, TableId id, UniqueConstraint unique)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = uniqueFault(table, unique))
            return fault;
        return change(table, table.uniques, unique, uniqueName(table, unique.columns), "unique constraint");
    });
}

Result<Project> removeUnique(const Project& project, TableId table, ConstraintId unique)
{
    return remove(project, table, &Table::uniques, unique, "unique constraint");
}

Result<Project> addCheck(const Project& project, TableId id, Check check)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = checkFault(check))
            return fault;
        return add(table, table.checks, check, checkName(table, check), "check");
    });
}

Result<Project> changeCheck(const Project& project, TableId id, Check check)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = checkFault(check))
            return fault;
        return change(table, table.checks, check, checkName(table, check), "check");
    });
}

Result<Project> removeCheck(const Project& project, TableId table, ConstraintId check)
{
    return remove(project, table, &Table::checks, check, "check");
}

Result<Project> addExclusion(const Project& project, TableId id, Exclusion exclusion)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = exclusionFault(table, exclusion))
            return fault;
        return add(table, table.exclusions, exclusion, exclusionName(table, exclusion), "exclusion constraint");
    });
}

Result<Project> changeExclusion(const Project& project, TableId id, Exclusion exclusion)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = exclusionFault(table, exclusion))
            return fault;
        return change(table, table.exclusions, exclusion, exclusionName(table, exclusion), "exclusion constraint");
    });
}

Result<Project> removeExclusion(const Project& project, TableId table, ConstraintId exclusion)
{
    return remove(project, table, &Table::exclusions, exclusion, "exclusion constraint");
}

Result<Project> renameConstraint(const Project& project, TableId id, ConstraintId constraint, const std::string& name)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        std::string* found = table.primaryKey && table.primaryKey->id == constraint ? &table.primaryKey->name : nullptr;
        const auto look = [&](auto& list) {
            if (const auto at = findById(list, constraint); at != list.end())
                found = &at->name;
        };
        look(table.uniques);
        look(table.foreignKeys);
        look(table.checks);
        look(table.exclusions);
        if (!found)
            return noSuch("constraint", constraint);
        if (*found == name)
            return std::nullopt;
        if (auto fault = constraintNameFault(table, name, "constraint"))
            return fault;
        *found = name;
        return std::nullopt;
    });
}

}  // namespace barch
