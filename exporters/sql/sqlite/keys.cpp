#include "exporters/sql/sqlite/keys.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/expressions.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/own_tables.h"

namespace barch::sql::sqlite {
namespace {

template <class Element>
ElementRef in(const Table& table, const Element& element)
{
    return ElementRef::inTable(ElementKind::Constraint, table.id, element.id);
}

std::string head(const std::string& name)
{
    return name.empty() ? std::string() : "CONSTRAINT " + quoted(name) + " ";
}

std::string action(ReferentialAction what)
{
    static constexpr std::string_view words[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
    return std::string(words[static_cast<std::size_t>(what)]);
}

bool setsSomeColumns(const ForeignKey& key)
{
    return key.onDelete == ReferentialAction::SetNull && !key.setColumns.empty() && key.setColumns.size() < key.columns.size();
}

void addForeignKey(Draft& draft, const Table& table, const ForeignKey& key, std::vector<Step>& lines)
{
    const auto element = in(table, key);
    const Table* target = draft.project().table(key.target);
    const auto columns = columnNames(table, key.columns);
    const auto targetColumns = target ? columnNames(*target, key.targetColumns) : std::vector<std::string>();
    if (!target || columns.empty() || columns.size() != targetColumns.size() || draft.project().table(target->partitionOf)) {
        draft.leftOut(element, "Foreign key", "Left out: a table or column that it names is not there.");
        return;
    }
    std::string line = head(key.name) + "FOREIGN KEY (" + quotedList(columns) + ") REFERENCES " + tableName(draft.project(), *target) +
                       " (" + quotedList(targetColumns) + ")";
    if (setsSomeColumns(key))
        draft.replacedOften(element, "ON DELETE SET NULL of some columns", "Written as a trigger before delete.");
    else if (key.onDelete != ReferentialAction::NoAction)
        line += " ON DELETE " + action(key.onDelete);
    if (key.onUpdate != ReferentialAction::NoAction)
        line += " ON UPDATE " + action(key.onUpdate);
    if (key.deferral != Deferral::NotDeferrable)
        line += key.deferral == Deferral::InitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE INITIALLY IMMEDIATE";
    if (key.matchFull)
        draft.replacedOften(element, "MATCH FULL", "Left to MATCH SIMPLE, the only kind that SQLite has.");
    if (!key.validated)
        draft.replacedOften(element, "Constraint that is not validated", "Written as one that holds for all rows.");
    lines.push_back({.statement = line, .element = element});
}

}  // namespace

bool isRowNumber(const Table& table, const Column& column)
{
    if (saysStrict(table))
        return column.options.find("AUTOINCREMENT") != std::string::npos && table.primaryKey && table.primaryKey->columns == std::vector<ColumnId>{column.id};
    const bool counts = column.identity != Identity::None || column.type == "serial" || column.type == "bigserial" || column.type == "smallserial";
    return counts && table.primaryKey && table.primaryKey->columns == std::vector<ColumnId>{column.id};
}

void addKeys(Draft& draft, const Table& table, std::vector<Step>& lines)
{
    auto conflict = [&](const std::vector<ColumnId>& ids, const char* of) { return conflictClause(ids.size() == 1 ? table.column(ids[0]) : nullptr, of); };
    auto put = [&](const auto& element, const std::string& line) { lines.push_back({.statement = head(element.name) + line, .element = in(table, element)}); };
    auto lost = [&](const auto& element) { draft.leftOut(in(table, element), "Key", "Left out: a column of it no longer exists."); };
    if (table.primaryKey) {
        const auto columns = columnNames(table, table.primaryKey->columns);
        const bool isInColumn = columns.size() == 1 && isRowNumber(table, *table.columnNamed(columns[0]));
        if (columns.empty())
            lost(*table.primaryKey);
        else if (!isInColumn)
            put(*table.primaryKey, "PRIMARY KEY (" + quotedList(columns) + ")" + conflict(table.primaryKey->columns, "PRIMARY KEY"));
    }
    for (const UniqueConstraint& key : table.uniques) {
        const auto columns = columnNames(table, key.columns);
        if (columns.empty()) {
            lost(key);
            continue;
        }
        put(key, "UNIQUE (" + quotedList(columns) + ")" + conflict(key.columns, "UNIQUE"));
        if (key.nullsNotDistinct)
            draft.replaced(in(table, key), "NULLS NOT DISTINCT", "Left out: SQLite lets a unique key hold any number of NULLs.");
        if (key.deferral != Deferral::NotDeferrable)
            draft.replacedOften(in(table, key), "Deferrable constraint", "Written as one that is checked at once.");
        if (!key.include.empty())
            draft.leftOut(in(table, key), "Columns that an index only carries", "Left out: SQLite has none.");
    }
    for (const Check& check : table.checks) {
        if (const auto written = expression(draft, check.expression, &table, false)) {
            put(check, "CHECK (" + *written + ")");
        } else {
            draft.expression(check.expression, in(table, check), "It");
            draft.leftOut(in(table, check), "Check", "Left out: SQLite can't say " + oneLine(check.expression) + ".");
        }
        if (!check.validated)
            draft.replacedOften(in(table, check), "Constraint that is not validated", "Written as one that holds for all rows.");
    }
    for (const Exclusion& exclusion : table.exclusions)
        draft.leftOut(in(table, exclusion), "Exclusion constraint", "Left out: SQLite has none. The application has to keep rows apart.");
    for (const ForeignKey& key : table.foreignKeys)
        addForeignKey(draft, table, key, lines);
}

void writeSetNullTriggers(Draft& draft)
{
    const Project& project = draft.project();
    const auto before = draft.steps().size();
    for (const Table* table : draft.tables())
        for (const ForeignKey& key : table->foreignKeys) {
            const Table* target = project.table(key.target);
            const auto columns = columnNames(*table, key.columns);
            const auto targetColumns = target ? columnNames(*target, key.targetColumns) : std::vector<std::string>();
            if (!setsSomeColumns(key) || columns.empty() || columns.size() != targetColumns.size() || project.table(table->partitionOf))
                continue;
            std::string sets;
            for (const auto& column : columnNames(*table, key.setColumns))
                sets += (sets.empty() ? "" : ", ") + quoted(column) + " = NULL";
            std::string matches;
            for (std::size_t i = 0; i < columns.size(); ++i)
                matches += (i ? " AND " : "") + quoted(columns[i]) + " = OLD." + quoted(targetColumns[i]);
            const std::string name = quoted(draft.freshName("triggers", table->name + "_" + joined(columns, "_") + "_set_null", nameLimit));
            draft.add({.statement = "CREATE TRIGGER " + name + "\nBEFORE DELETE ON " + tableName(project, *target) + " FOR EACH ROW BEGIN\n  UPDATE " +
                                    tableName(project, *table) + " SET " + sets + " WHERE " + matches + ";\nEND",
                       .reverse = "DROP TRIGGER " + name,
                       .element = in(*table, key),
                       .part = "trigger"});
        }
    draft.headline(before, "Emptying references to rows that are deleted");
}

}  // namespace barch::sql::sqlite
