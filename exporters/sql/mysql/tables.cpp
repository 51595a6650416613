#include "exporters/sql/mysql/tables.h"

#include "exporters/sql/inherited_columns.h"
#include "exporters/sql/mysql/checks.h"
#include "exporters/sql/mysql/expressions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/indexes.h"
#include "exporters/sql/mysql/keys.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/types.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

std::string commentClause(Draft& draft, const std::string& comment, const ElementRef& element, std::size_t limit)
{
    if (comment.empty())
        return {};
    std::string text = comment;
    if (text.size() > limit) {
        text.resize(limit);
        while (!isUtf8(text))
            text.pop_back();
        draft.replaced(element, "Long comment", "Cut: MySQL keeps " + std::to_string(limit) + " characters of it.");
    }
    return " COMMENT " + literal(text);
}

bool isPlainValue(const std::string& expression)
{
    const auto tokens = scan(expression, lexis());
    if (tokens.size() == 1)
        return tokens[0].kind == TokenKind::String || tokens[0].kind == TokenKind::Number || expression == "TRUE" ||
               expression == "FALSE" || expression == "NULL";
    return tokens.size() == 3 && tokens[0].is(TokenKind::Operator, "-") && tokens[2].kind == TokenKind::Number;
}

std::string defaultClause(Draft& draft, const Column& column, const ColumnType& type, const ElementRef& element)
{
    if (column.defaultExpression.empty())
        return {};
    const auto written = expression(draft, column.defaultExpression, nullptr, true);
    if (!written) {
        draft.expression(column.defaultExpression, element, "Its default");
        draft.leftOut(element, "Default", "Left out: MySQL can't say " + oneLine(column.defaultExpression) + ".");
        return {};
    }
    return " DEFAULT " + (isPlainValue(*written) && !type.isLong ? *written : "(" + *written + ")");
}

std::string collation(Draft& draft, const Column& column, const ColumnType& type, const ElementRef& element)
{
    if (column.collation.empty() || !type.isText || type.text.find("COLLATE") != std::string::npos)
        return {};
    if (column.collation == "C" || column.collation == "POSIX")
        return " COLLATE utf8mb4_bin";
    const bool isOwn = column.collation.starts_with("utf8mb4_") &&
                       column.collation.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (isOwn)
        return " COLLATE " + column.collation;
    draft.leftOut(element, "Collation", "Left out: MySQL has no collation " + oneLine(column.collation) + ".");
    return {};
}

/// Empty: the column is left out.
std::string columnLine(Draft& draft, const Table& table, const Column& column, const ColumnType& type)
{
    const auto element = ElementRef::inTable(ElementKind::Column, table.id, column.id);
    std::string line = quoted(column.name) + " " + type.text + collation(draft, column, type, element);
    if (!column.generatedExpression.empty()) {
        const auto written = expression(draft, column.generatedExpression, &table, false);
        if (!written) {
            draft.expression(column.generatedExpression, element, "Its generated value");
            draft.replaced(element, "Generated column", "Written as a plain column: MySQL can't say its expression.");
        } else {
            return line + " GENERATED ALWAYS AS (" + *written + ")" + (column.generatedStored ? " STORED" : " VIRTUAL") +
                   (column.nullable ? "" : " NOT NULL") + commentClause(draft, column.comment, element, 1024);
        }
        return line + " NULL" + commentClause(draft, column.comment, element, 1024);
    }
    const bool counts = column.identity != Identity::None || column.type == "serial" || column.type == "bigserial" || column.type == "smallserial";
    line += column.nullable && !counts ? " NULL" : " NOT NULL";
    if (counts)
        line += " AUTO_INCREMENT";
    else
        line += defaultClause(draft, column, type, element);
    if (column.identity == Identity::Always)
        draft.replacedOften(element, "Identity that is always generated", "Written as AUTO_INCREMENT, which also takes a value that is given.");
    return line + commentClause(draft, column.comment, element, 1024);
}

void warnOfTheRest(Draft& draft, const Table& table)
{
    const auto element = ElementRef::table(table.id);
    if (table.partitioning.strategy != PartitionStrategy::None)
        draft.leftOut(element, "Partitions", "Left out: MySQL doesn't take foreign keys on partitioned tables. All rows lie in one table.");
    if (!table.inherits.empty())
        draft.leftOut(element, "Inheritance", "Left out: MySQL has none. The columns of the parent are written here too.");
    if (table.unlogged)
        draft.leftOut(element, "Unlogged table", "Left out: MySQL logs every table.");
    if (!table.options.empty())
        draft.leftOut(element, "Options behind the table", "Left out: they are written for another engine.");
}

void writeTable(Draft& draft, const Table& table, const ColumnUse& use, std::unordered_set<TableId>& written, LateKeys& late)
{
    TableText text{table, {}, {}};
    for (const Column& column : table.columns)
        if (auto type = columnType(draft, table, column, use)) {
            text.lines.push_back(columnLine(draft, table, column, *type));
            text.types.emplace(column.id, std::move(*type));
        }
    written.insert(table.id);
    addKeys(draft, text);
    addChecks(draft, text, late);
    addIndexes(draft, text);
    addForeignKeys(draft, text, written, late);
    const std::string collate = draft.project().info->dialect == Dialect::MySql ? "utf8mb4_unicode_ci" : "utf8mb4_bin";
    draft.add({.statement = "CREATE TABLE " + tableName(draft.project(), table) + " (\n  " + joined(text.lines, ",\n  ") +
                            "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=" + collate +
                            commentClause(draft, table.comment, ElementRef::table(table.id), 2048),
               .reverse = "DROP TABLE " + tableName(draft.project(), table),
               .comment = "Table " + qualifiedName(draft.project(), table)});
    warnOfTheRest(draft, table);
}

}  // namespace

void writeTables(Draft& draft)
{
    const ColumnUse use(draft.project());
    std::unordered_set<TableId> written;
    LateKeys late;
    for (const Table* table : draft.tables()) {
        if (draft.project().table(table->partitionOf))
            draft.leftOut(ElementRef::table(table->id), "Partition", "Left out: its rows lie in the table that it is a part of.");
        else
            withInheritedColumns(draft.project(), *table, [&](const Table& whole) { writeTable(draft, whole, use, written, late); });
    }
    writeLateKeys(draft, late);
}

}  // namespace barch::sql::mysql
