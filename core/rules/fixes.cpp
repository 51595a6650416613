#include "core/rules/fixes.h"

#include "core/rules/elements.h"

namespace barch::rules {
namespace {

std::string joined(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string text = table.name;
    for (const ColumnId id : columns)
        if (const Column* column = table.column(id))
            text += "_" + column->name;
    return text;
}

bool isTaken(const Table& table, const std::string& name)
{
    auto named = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](const auto& element) { return element.name == name; });
    };
    return (table.primaryKey && table.primaryKey->name == name) || named(table.uniques) || named(table.foreignKeys) ||
           named(table.checks) || named(table.exclusions) || named(table.indexes);
}

}  // namespace

Error goneError(std::string_view what)
{
    return {"The " + std::string(what) + " that this fix is about is gone.", {}, "Run the checks again."};
}

FixOption changeTable(std::string title, TableId id, TableChange change, std::string consequence)
{
    return changeProject(
        std::move(title),
        [id, change = std::move(change)](const Project& project) -> Result<Project> {
            const Table* table = project.tables.find(id);
            if (!table)
                return goneError("table");
            Table copy = *table;
            change(project, copy);
            Project after = project;
            after.tables = project.tables.with(std::move(copy));
            return after;
        },
        std::move(consequence));
}

FixOption changeProject(std::string title, ProjectChange change, std::string consequence)
{
    FixOption option;
    option.title = title;
    option.consequence = std::move(consequence);
    option.edit = {std::move(title), std::move(change), {}};
    return option;
}

std::vector<FixOption> onlyFix(FixOption option)
{
    std::vector<FixOption> options;
    options.push_back(std::move(option));
    return options;
}

Column newColumn(const Table& table, std::string name, std::string type)
{
    Column column;
    column.id = ColumnId::derive("column/" + table.id.text() + "/" + name);
    column.name = std::move(name);
    column.type = std::move(type);
    column.classification = Classification::None;
    return column;
}

std::string freeConstraintName(const Table& table, const std::string& wanted)
{
    std::string name = wanted;
    for (int n = 2; isTaken(table, name); ++n)
        name = wanted + "_" + std::to_string(n);
    return name;
}

ForeignKey newForeignKey(const Table& table, std::vector<ColumnId> columns, const Table& target,
                         std::vector<ColumnId> targetColumns)
{
    ForeignKey key;
    key.name = freeConstraintName(table, joined(table, columns) + "_fkey");
    key.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + key.name);
    key.columns = std::move(columns);
    key.target = target.id;
    key.targetColumns = std::move(targetColumns);
    return key;
}

void addIndexOn(Table& table, std::vector<ColumnId> columns)
{
    Index index;
    index.name = freeConstraintName(table, joined(table, columns) + "_idx");
    index.id = IndexId::derive("index/" + table.id.text() + "/" + index.name);
    for (const ColumnId id : columns) {
        IndexKey key;
        key.column = id;
        index.keys.push_back(key);
    }
    table.indexes.push_back(std::move(index));
}

void addUniqueOn(Table& table, std::vector<ColumnId> columns)
{
    UniqueConstraint unique;
    unique.name = freeConstraintName(table, joined(table, columns) + "_key");
    unique.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + unique.name);
    unique.columns = std::move(columns);
    table.uniques.push_back(std::move(unique));
}

}  // namespace barch::rules
