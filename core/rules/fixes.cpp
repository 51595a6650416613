#include "core/rules/fixes.h"

#include "core/edits/names.h"
#include "core/edits/table_edits.h"
#include "core/rules/elements.h"

namespace barch::rules {
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
            return replaceTable(project, std::move(copy));
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
    return freeNameIn(table, wanted);
}

ForeignKey newForeignKey(const Table& table, std::vector<ColumnId> columns, const Table& target,
                         std::vector<ColumnId> targetColumns)
{
    ForeignKey key;
    key.name = freeNameIn(table, foreignKeyName(table, columns));
    key.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + key.name);
    key.columns = std::move(columns);
    key.target = target.id;
    key.targetColumns = std::move(targetColumns);
    return key;
}

void addIndexOn(Table& table, std::vector<ColumnId> columns)
{
    Index index;
    for (const ColumnId id : columns) {
        IndexKey key;
        key.column = id;
        index.keys.push_back(key);
    }
    index.name = freeNameIn(table, indexName(table, index));
    index.id = IndexId::derive("index/" + table.id.text() + "/" + index.name);
    table.indexes.push_back(std::move(index));
}

void addUniqueOn(Table& table, std::vector<ColumnId> columns)
{
    UniqueConstraint unique;
    unique.name = freeNameIn(table, uniqueName(table, columns));
    unique.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + unique.name);
    unique.columns = std::move(columns);
    table.uniques.push_back(std::move(unique));
}

}  // namespace barch::rules
