#include "exporters/sql/mysql/tables.h"

#include "exporters/sql/inherited_columns.h"
#include "exporters/sql/mysql/checks.h"
#include "exporters/sql/mysql/expressions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/indexes.h"
#include "exporters/sql/mysql/keys.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/own_tables.h"
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

std::string defaultClause(Draft& draft, const Table& table, const Column& column, const ColumnType& type, const ElementRef& element)
{
    if (column.defaultExpression.empty())
        return {};
    if (isOwn(draft.project(), table))
        if (const auto own = ownExpression(column.defaultExpression))
            return ownDefault(*own, type);
    const auto written = expression(draft, column.defaultExpression, nullptr, true);
    if (!written) {
        draft.expression(column.defaultExpression, element, "Its default");
        draft.leftOut(element, "Default", "Left out: MySQL can't say " + oneLine(column.defaultExpression) + ".");
        return {};
    }
    return " DEFAULT " + (isPlainValue(*written) && !type.isLong ? *written : "(" + *written + ")");
}

std::string collation(Draft& draft, const Table& table, const Column& column, const ColumnType& type, const ElementRef& element)
{
    if (column.collation.empty() || !type.isText || type.text.find("COLLATE") != std::string::npos)
        return {};
    if (column.collation == "C" || column.collation == "POSIX")
        return " COLLATE utf8mb4_bin";
    const bool isKnown = (column.collation.starts_with("utf8mb4_") || isOwn(draft.project(), table)) &&
                         column.collation.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (isKnown)
        return " COLLATE " + column.collation;
    draft.leftOut(element, "Collation", "Left out: MySQL has no collation " + oneLine(column.collation) + ".");
    return {};
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
    if (!table.options.empty() && !isOwn(draft.project(), table))
        draft.leftOut(element, "Options behind the table", "Left out: they are written for another engine.");
}

/// Partitions stand behind everything else.
std::string withComment(const std::string& options, const std::string& comment)
{
    const auto partition = lowerCase(options).find("partition by");
    if (partition == std::string::npos || comment.empty())
        return options + comment;
    return options.substr(0, partition) + comment.substr(1) + " " + options.substr(partition);
}

/// What each line makes, by itself.
std::vector<Step> partsOf(Draft& draft, const TableText& text, const std::string& options, const std::string& comment)
{
    if (!draft.isDetailed())
        return {};
    const std::string alter = "ALTER TABLE " + tableName(draft.project(), text.table) + " ";
    std::vector<Step> parts;
    for (const TableLine& line : text.lines)
        parts.push_back({.statement = alter + "ADD " + (line.text.starts_with('`') ? "COLUMN " : "") + line.text,
                         .element = line.element,
                         .part = line.part,
                         .alone = alter + line.alone});
    const auto element = ElementRef::table(text.table.id);
    parts.push_back({.statement = alter + options, .element = element, .part = "options"});
    if (!comment.empty())
        parts.push_back({.statement = alter + comment.substr(1), .element = element, .part = "comment", .alone = alter + "COMMENT ''"});
    return parts;
}

void writeTable(Draft& draft, const Table& table, const ColumnUse& use, std::unordered_set<TableId>& written, LateKeys& late)
{
    TableText text{table, {}, {}, {}};
    for (const Column& column : table.columns)
        if (auto type = columnType(draft, table, column, use)) {
            text.add({columnText(draft, table, column, *type).text(), ElementRef::inTable(ElementKind::Column, table.id, column.id), {},
                      "DROP COLUMN " + quoted(column.name)});
            text.types.emplace(column.id, std::move(*type));
        }
    written.insert(table.id);
    addKeys(draft, text);
    addChecks(draft, text, late);
    addIndexes(draft, text);
    addForeignKeys(draft, text, written, late);
    const std::string collate = draft.project().info->dialect == Dialect::MySql ? "utf8mb4_unicode_ci" : "utf8mb4_bin";
    const std::string options = isOwn(draft.project(), table) ? ownOptions(draft, table) : "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=" + collate;
    const std::string comment = commentClause(draft, table.comment, ElementRef::table(table.id), 2048);
    std::vector<std::string> lines;
    for (const TableLine& line : text.lines)
        lines.push_back(line.text);
    draft.add({.statement = "CREATE TABLE " + tableName(draft.project(), table) + " (\n  " + joined(lines, ",\n  ") + "\n) " + (isOwn(draft.project(), table) ? withComment(options, comment) : options + comment),
               .reverse = "DROP TABLE " + tableName(draft.project(), table),
               .comment = "Table " + qualifiedName(draft.project(), table),
               .element = ElementRef::table(table.id),
               .inside = partsOf(draft, text, options, comment)});
    warnOfTheRest(draft, table);
}

}  // namespace

std::string ColumnText::text() const
{
    if (!generated.empty())
        return name + " " + type + generated + (nullable ? "" : " NOT NULL") + options + comment;
    return name + " " + type + (nullable ? " NULL" : " NOT NULL") + (counts ? " AUTO_INCREMENT" : standard) + options + comment;
}

ColumnText columnText(Draft& draft, const Table& table, const Column& column, const ColumnType& type)
{
    const auto element = ElementRef::inTable(ElementKind::Column, table.id, column.id);
    ColumnText text{.name = quoted(column.name), .type = type.text + collation(draft, table, column, type, element)};
    text.comment = commentClause(draft, column.comment, element, 1024);
    if (!column.options.empty() && draft.project().info->dialect == Dialect::MySql)
        text.options = " " + draft.expression(column.options, element, "What stands behind the column");
    if (!column.generatedExpression.empty()) {
        const auto written = expression(draft, column.generatedExpression, &table, false);
        if (written) {
            text.generated = " GENERATED ALWAYS AS (" + *written + ")" + (column.generatedStored ? " STORED" : " VIRTUAL");
            text.nullable = column.nullable;
        } else {
            draft.expression(column.generatedExpression, element, "Its generated value");
            draft.replaced(element, "Generated column", "Written as a plain column: MySQL can't say its expression.");
        }
        return text;
    }
    text.counts = column.identity != Identity::None || column.type == "serial" || column.type == "bigserial" || column.type == "smallserial";
    text.nullable = column.nullable && !text.counts;
    if (!text.counts)
        text.standard = defaultClause(draft, table, column, type, element);
    if (column.identity == Identity::Always)
        draft.replacedOften(element, "Identity that is always generated", "Written as AUTO_INCREMENT, which also takes a value that is given.");
    return text;
}

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
