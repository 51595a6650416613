#include "designs.h"

#include <algorithm>
#include <cstdlib>

namespace barch::test {

const Table& tableOf(const Project& project, const std::string& name)
{
    for (const Table& table : project.tables)
        if (table.name == name)
            return table;
    std::abort();
}

Project changed(Project project, const std::string& name, const std::function<void(Table&)>& change)
{
    Table table = tableOf(project, name);
    change(table);
    project.tables = project.tables.with(std::move(table));
    return project;
}

Project plus(Project project, Table table)
{
    project.tables = project.tables.with(std::move(table));
    return project;
}

Project plusAnswer(Project project, const std::string& key, std::vector<std::string> values, AnswerState state, std::string text)
{
    Answer answer;
    answer.id = key;
    answer.values = std::move(values);
    answer.state = state;
    answer.text = std::move(text);
    project.answers = project.answers.with(std::move(answer));
    return project;
}

Column makeColumn(const std::string& table, const std::string& name, const std::string& type)
{
    Column column;
    column.id = ColumnId::derive("column/" + table + "/" + name);
    column.name = name;
    column.type = type;
    column.classification = Classification::None;
    return column;
}

Column& addColumn(Table& table, const std::string& name, const std::string& type)
{
    table.columns.push_back(makeColumn(table.name, name, type));
    return table.columns.back();
}

Column& column(Table& table, const std::string& name)
{
    for (Column& each : table.columns)
        if (each.name == name)
            return each;
    std::abort();
}

ColumnId columnId(const Table& table, const std::string& name)
{
    const Column* found = table.columnNamed(name);
    if (!found)
        std::abort();
    return found->id;
}

namespace {

std::vector<ColumnId> idsOf(const Table& table, const std::vector<std::string>& names)
{
    std::vector<ColumnId> ids;
    for (const std::string& name : names)
        ids.push_back(columnId(table, name));
    return ids;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += "_" + name;
    return text;
}

}  // namespace

ForeignKey& refer(const Project& project, Table& table, std::vector<std::string> columns, const std::string& target,
                  std::vector<std::string> targetColumns)
{
    const Table& other = target == table.name ? table : tableOf(project, target);
    ForeignKey key;
    key.name = table.name + joined(columns) + "_fkey";
    key.id = ConstraintId::derive("key/" + key.name);
    key.columns = idsOf(table, columns);
    key.target = other.id;
    key.targetColumns = idsOf(other, targetColumns);
    table.foreignKeys.push_back(std::move(key));
    return table.foreignKeys.back();
}

void unique(Table& table, std::vector<std::string> columns)
{
    UniqueConstraint constraint;
    constraint.name = table.name + joined(columns) + "_key";
    constraint.id = ConstraintId::derive("key/" + constraint.name);
    constraint.columns = idsOf(table, columns);
    table.uniques.push_back(std::move(constraint));
}

void index(Table& table, std::vector<std::string> columns)
{
    Index made;
    made.name = table.name + joined(columns) + "_idx" + (table.indexes.empty() ? "" : std::to_string(table.indexes.size()));
    made.id = IndexId::derive("index/" + made.name);
    for (const ColumnId id : idsOf(table, columns)) {
        IndexKey key;
        key.column = id;
        made.keys.push_back(key);
    }
    table.indexes.push_back(std::move(made));
}

Table makeTable(const Project& project, const std::string& name, TenancyClass tenancyClass)
{
    Table table;
    table.id = TableId::derive("table/" + name);
    table.name = name;
    if (!project.namespaces.empty())
        table.namespaceId = project.namespaces.begin()->id;
    table.tenancyClass = tenancyClass;
    Column& id = addColumn(table, "id", "uuid");
    id.defaultExpression = "gen_random_uuid()";
    table.primaryKey = PrimaryKey{};
    table.primaryKey->id = ConstraintId::derive("key/" + name + "_pkey");
    table.primaryKey->name = name + "_pkey";
    table.primaryKey->columns = {table.columns.front().id};
    for (const char* stamp : {"created_at", "updated_at"})
        addColumn(table, stamp, "timestamptz").defaultExpression = "now()";
    return table;
}

}  // namespace barch::test
