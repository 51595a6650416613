#include "exporters/sql/sqlite/tables.h"

#include "exporters/sql/inherited_columns.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/expressions.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/indexes.h"
#include "exporters/sql/sqlite/keys.h"
#include "exporters/sql/sqlite/own_tables.h"
#include "exporters/sql/sqlite/types.h"

namespace barch::sql::sqlite {
namespace {

std::string collation(Draft& draft, const Table& table, const Column& column, const ColumnType& type, const ElementRef& element)
{
    if (!column.collation.empty() && tableOptions(draft.project(), table).isOwn)
        return " COLLATE " + quoted(column.collation);
    if (column.collation.empty() || !type.text.starts_with("TEXT") || type.text != "TEXT")
        return {};
    const std::string lower = lowerCase(column.collation);
    if (lower == "c" || lower == "posix" || lower == "binary")
        return " COLLATE BINARY";
    if (lower == "nocase" || lower == "rtrim")
        return lower == "nocase" ? " COLLATE NOCASE" : " COLLATE RTRIM";
    draft.leftOut(element, "Collation", "Left out: SQLite has no collation " + oneLine(column.collation) + ".");
    return {};
}

std::string valueClause(Draft& draft, const Table& table, const Column& column, const ElementRef& element)
{
    if (!column.generatedExpression.empty()) {
        if (const auto written = expression(draft, column.generatedExpression, &table, false))
            return " GENERATED ALWAYS AS (" + *written + ")" + (column.generatedStored ? " STORED" : " VIRTUAL");
        draft.expression(column.generatedExpression, element, "Its generated value");
        draft.replaced(element, "Generated column", "Written as a plain column: SQLite can't say its expression.");
        return {};
    }
    if (column.defaultExpression.empty())
        return {};
    const bool isOwn = tableOptions(draft.project(), table).isOwn;
    if (const auto written = expression(draft, column.defaultExpression, isOwn ? &table : nullptr, true))
        return " DEFAULT (" + *written + ")";
    draft.expression(column.defaultExpression, element, "Its default");
    draft.leftOut(element, "Default", "Left out: SQLite can't say " + oneLine(column.defaultExpression) + ".");
    return {};
}

std::string columnLine(Draft& draft, const Table& table, const Column& column)
{
    const auto element = ElementRef::inTable(ElementKind::Column, table.id, column.id);
    const ColumnType type = columnType(draft, table, column);
    std::string line = quoted(column.name) + (type.text.empty() ? "" : " ") + type.text + collation(draft, table, column, type, element);
    if (isRowNumber(table, column))
        return line + (table.primaryKey->name.empty() || !saysStrict(table) ? "" : " CONSTRAINT " + quoted(table.primaryKey->name)) + " PRIMARY KEY" +
               conflictClause(&column, "PRIMARY KEY") + " AUTOINCREMENT";
    const bool isOwn = tableOptions(draft.project(), table).isOwn;
    if (!isOwn && (column.identity != Identity::None || column.type.ends_with("serial")))
        draft.leftOut(element, "Identity", "Left out: SQLite only numbers a column that is the whole primary key.");
    const bool isPlain = !column.generatedExpression.empty() && !expression(draft, column.generatedExpression, &table, false);
    const bool isNumbered = isOwn && column.identity != Identity::None;
    line += column.nullable || isPlain || isNumbered ? std::string() : " NOT NULL" + conflictClause(&column, "NOT NULL");
    line += valueClause(draft, table, column, element);
    if (!type.check.empty())
        line += " CHECK (" + type.check + ")";
    const UserType* domain = draft.project().types.find(column.userType);
    if (domain && domain->kind == UserTypeKind::Domain && column.type.empty())
        for (const Check& check : domain->checks) {
            if (const auto written = expression(draft, check.expression, &table, false, column.name))
                line += " CHECK (" + *written + ")";
            else
                draft.leftOut(element, "Check of its type", "Left out: SQLite can't say " + oneLine(check.expression) + ".");
        }
    return line;
}

std::string comments(const Table& table)
{
    std::string text;
    for (const Column& column : table.columns)
        if (!column.comment.empty())
            text += "-- " + oneLine(column.name) + ": " + oneLine(column.comment) + "\n";
    return text;
}

void writeTable(Draft& draft, const Table& table)
{
    const auto element = ElementRef::table(table.id);
    const TableOptions options = tableOptions(draft.project(), table);
    std::vector<Step> lines;
    for (const Column& column : table.columns)
        lines.push_back({.statement = columnLine(draft, table, column), .element = ElementRef::inTable(ElementKind::Column, table.id, column.id)});
    addKeys(draft, table, lines);
    if (const std::string behind(trimmed(options.text())); !behind.empty())
        lines.push_back({.statement = behind, .element = element, .part = "options"});
    const std::string name = tableName(draft.project(), table);
    draft.add({.statement = comments(table) + createTable(name, lines),
               .reverse = "DROP TABLE " + name,
               .comment = "Table " + table.name + (table.comment.empty() ? "" : ": " + table.comment),
               .element = element,
               .inside = draft.isDetailed() ? lines : std::vector<Step>()});
    writeIndexes(draft, table);
    if (table.partitioning.strategy != PartitionStrategy::None)
        draft.leftOut(element, "Partitions", "Left out: SQLite has none. All rows lie in one table.");
    if (!table.inherits.empty())
        draft.leftOut(element, "Inheritance", "Left out: SQLite has none. The columns of the parent are written here too.");
    if ((!table.options.empty() && !options.isOwn) || table.unlogged)
        draft.leftOut(element, "Options behind the table", "Left out: they are written for another engine.");
}

}  // namespace

std::string createTable(const std::string& name, const std::vector<Step>& lines)
{
    std::string inside;
    std::string options;
    for (const Step& line : lines)
        if (line.part == "options")
            options += (options.empty() ? " " : ", ") + line.statement;
        else
            inside += (inside.empty() ? "" : ",\n  ") + line.statement;
    return "CREATE TABLE " + name + " (\n  " + inside + "\n)" + options;
}

void writeTables(Draft& draft)
{
    const Project& project = draft.project();
    for (const Table& table : project.tables)
        draft.reserveName("relations", flatName(project, table.namespaceId, table.name));
    for (const View& view : project.views)
        draft.reserveName("relations", flatName(project, view.namespaceId, view.name));
    for (const Table* table : draft.tables()) {
        if (project.table(table->partitionOf))
            draft.leftOut(ElementRef::table(table->id), "Partition", "Left out: its rows lie in the table that it is a part of.");
        else
            withInheritedColumns(project, *table, [&](const Table& whole) { writeTable(draft, whole); });
    }
    writeSetNullTriggers(draft);
}

}  // namespace barch::sql::sqlite
