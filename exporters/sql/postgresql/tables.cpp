#include "exporters/sql/postgresql/tables.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/indexes.h"
#include "exporters/sql/postgresql/keys.h"
#include "exporters/sql/postgresql/comments.h"
#include "exporters/sql/postgresql/roles.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

/// What stands behind tables and columns of a design for MySQL or SQLite is theirs.
bool isOfAnotherEngine(const Draft& draft)
{
    const Dialect dialect = draft.project().info->dialect;
    return dialect == Dialect::MySql || dialect == Dialect::Sqlite;
}

std::string partitionBy(Draft& draft, const Table& table)
{
    if (table.partitioning.strategy == PartitionStrategy::None)
        return {};
    std::string keys;
    for (const IndexKey& key : table.partitioning.keys)
        keys += (keys.empty() ? "" : ", ") + indexKeyText(draft, &table, key, ElementRef::table(table.id), false);
    static constexpr std::string_view words[] = {"", "RANGE", "LIST", "HASH"};
    return "\nPARTITION BY " + std::string(words[static_cast<std::size_t>(table.partitioning.strategy)]) + " (" + keys + ")";
}

/// What a column of a partition has otherwise than the whole's. Empty: nothing.
std::string overrideText(Draft& draft, const Table& part, const Table& whole, const Column& column)
{
    const Column* usual = whole.columnNamed(column.name);
    if (!usual || !column.generatedExpression.empty() || !usual->generatedExpression.empty())
        return {};
    std::string text;
    const bool inKey = whole.primaryKey && std::find(whole.primaryKey->columns.begin(), whole.primaryKey->columns.end(), usual->id) != whole.primaryKey->columns.end();
    if (!column.nullable && usual->nullable && !inKey)
        text += " NOT NULL";
    if (!column.defaultExpression.empty() && column.defaultExpression != usual->defaultExpression)
        text += " DEFAULT " + draft.expression(column.defaultExpression, ElementRef::inTable(ElementKind::Column, part.id, column.id), "Its default");
    return text.empty() ? text : quoted(column.name) + text;
}

Step createTable(Draft& draft, const Table& table)
{
    const Project& project = draft.project();
    const auto element = ElementRef::table(table.id);
    const Table* parent = project.table(table.partitionOf);
    std::string text = std::string("CREATE ") + (table.unlogged ? "UNLOGGED " : "") + "TABLE " + tableName(project, table);
    const std::string alter = "ALTER TABLE " + tableName(project, table);
    Step step{.reverse = "DROP TABLE " + tableName(project, table), .comment = "Table " + qualifiedName(project, table), .element = element};
    std::vector<std::string> lines;
    auto inside = [&](std::string line, const ElementRef& part, const std::string& kind, const std::string& name) {
        if (draft.isDetailed())
            step.inside.push_back({.statement = alter + "\n  ADD " + kind + line, .element = part, .alone = alter + " DROP " + name});
        lines.push_back(std::move(line));
    };
    if (parent)
        for (const Column& column : table.columns)
            if (const std::string own = overrideText(draft, table, *parent, column); !own.empty())
                lines.push_back(own);
    if (!parent)
        for (const Column& column : table.columns)
            inside(columnText(draft, table, column), ElementRef::inTable(ElementKind::Column, table.id, column.id), "COLUMN ",
                   "COLUMN " + quoted(column.name));
    for (auto& line : tableConstraints(draft, table, parent))
        inside(std::move(line.text), line.element, "", "CONSTRAINT " + line.name);
    const std::string body = lines.empty() ? std::string() : "\n  " + joined(lines, ",\n  ") + "\n";
    if (parent) {
        text += " PARTITION OF " + tableName(project, *parent) + (lines.empty() ? "" : " (" + body + ")") + " " +
                (table.partitionBounds.empty() ? "DEFAULT"
                                               : draft.expression(table.partitionBounds, element, "Its partition bound"));
    } else {
        text += " (" + body + ")";
    }
    std::string parents;
    for (const TableId id : table.inherits)
        if (const Table* heritage = project.table(id))
            parents += (parents.empty() ? "" : ", ") + tableName(project, *heritage);
    if (!parents.empty() && !parent)
        text += "\nINHERITS (" + parents + ")";
    text += partitionBy(draft, table);
    if (!table.options.empty() && !isOfAnotherEngine(draft))
        text += "\n" + draft.expression(table.options, element, "What stands behind the table");
    step.statement = std::move(text);
    return step;
}

void writeComments(Draft& draft, const Table& table, const std::string& name)
{
    if (!table.comment.empty())
        draft.add(commentStep(ElementRef::table(table.id), "TABLE " + name, table.comment));
    for (const Column& column : table.columns)
        if (!column.comment.empty())
            draft.add(commentStep(ElementRef::inTable(ElementKind::Column, table.id, column.id),
                                  "COLUMN " + name + "." + quoted(column.name), column.comment));
}

}  // namespace

std::string columnText(Draft& draft, const Table& table, const Column& column)
{
    const auto element = ElementRef::inTable(ElementKind::Column, table.id, column.id);
    std::string text = quoted(column.name) + " " + typeText(draft, column, element);
    if (!column.options.empty() && !isOfAnotherEngine(draft))
        text += " " + draft.expression(column.options, element, "What stands behind the column");
    if (!column.collation.empty())
        text += " COLLATE " + quoted(column.collation);
    if (!column.nullable)
        text += " NOT NULL";
    if (!column.generatedExpression.empty()) {
        text += " GENERATED ALWAYS AS (" + draft.expression(column.generatedExpression, element, "Its generated value") +
                ") STORED";
        if (!column.generatedStored)
            draft.replaced(element, "Virtual generated column", "Written as a stored one: PostgreSQL 15 has no other.");
    } else if (column.identity != Identity::None) {
        text += column.identity == Identity::Always ? " GENERATED ALWAYS AS IDENTITY" : " GENERATED BY DEFAULT AS IDENTITY";
        if (!column.identityOptions.empty())
            text += " (" + draft.expression(column.identityOptions, element, "The options of its numbers") + ")";
    } else if (!column.defaultExpression.empty()) {
        text += " DEFAULT " + draft.expression(column.defaultExpression, element, "Its default");
    }
    return text;
}

void writeSchemas(Draft& draft)
{
    for (const Namespace* space : byName(draft.project(), draft.project().namespaces)) {
        const std::string name = quoted(space->name);
        const auto element = ElementRef::of(ElementKind::Namespace, space->id);
        const bool isThere = space->name == "public";
        if (!isThere)
            draft.add({.statement = "CREATE SCHEMA " + name,
                       .reverse = "DROP SCHEMA " + name,
                       .comment = "Schema " + space->name,
                       .element = element});
        if (!space->comment.empty() && !isThere)
            draft.add(commentStep(element, "SCHEMA " + name, space->comment));
        writeGrants(draft, space->grants, "SCHEMA " + name, nullptr, element, isThere);
    }
}

void writeSequences(Draft& draft)
{
    for (const Sequence* sequence : byName(draft.project(), draft.project().sequences)) {
        const auto element = ElementRef::of(ElementKind::Sequence, sequence->id);
        const std::string name = qualified(draft.project(), sequence->namespaceId, sequence->name);
        std::string statement = "CREATE SEQUENCE " + name;
        if (!sequence->type.empty())
            statement += " AS " + typeText(draft, sequence->type, element);
        if (!sequence->options.empty())
            statement += " " + draft.expression(sequence->options, element, "Its options");
        draft.add({.statement = statement,
                   .reverse = "DROP SEQUENCE IF EXISTS " + name,
                   .comment = "Sequence " + sequence->name,
                   .element = element});
        if (!sequence->comment.empty())
            draft.add(commentStep(element, "SEQUENCE " + name, sequence->comment));
        writeGrants(draft, sequence->grants, "SEQUENCE " + name, nullptr, element, false);
    }
}

void writeSequenceOwners(Draft& draft)
{
    for (const Sequence* sequence : byName(draft.project(), draft.project().sequences)) {
        const Table* table = draft.project().table(sequence->ownedByTable);
        const Column* column = table ? table->column(sequence->ownedBy) : nullptr;
        if (!column)
            continue;
        const std::string alter = "ALTER SEQUENCE " + qualified(draft.project(), sequence->namespaceId, sequence->name) + " OWNED BY ";
        draft.add({.statement = alter + tableName(draft.project(), *table) + "." + quoted(column->name),
                   .element = ElementRef::of(ElementKind::Sequence, sequence->id),
                   .part = "owned by",
                   .alone = alter + "NONE"});
    }
}

void writeTables(Draft& draft)
{
    for (const Table* table : draft.tables()) {
        const std::string name = tableName(draft.project(), *table);
        draft.add(createTable(draft, *table));
        writeLateChecks(draft, *table);
        writeComments(draft, *table, name);
    }
}

}  // namespace barch::sql::postgresql
