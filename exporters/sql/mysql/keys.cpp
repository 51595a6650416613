#include "exporters/sql/mysql/keys.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

template <class Element>
ElementRef in(const Table& table, const Element& element)
{
    return ElementRef::inTable(ElementKind::Constraint, table.id, element.id);
}

std::string action(ReferentialAction what)
{
    static constexpr std::string_view words[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "NO ACTION"};
    return std::string(words[static_cast<std::size_t>(what)]);
}

/// Deleting the row that is referred to empties only some columns of the key, which MySQL can't say.
Step setNullTrigger(Draft& draft, const Table& table, const ForeignKey& key, const std::vector<std::string>& setColumns,
                    const std::string& keyName)
{
    const Table& target = *draft.project().table(key.target);
    const auto columns = columnNames(table, key.columns);
    const auto targetColumns = columnNames(target, key.targetColumns);
    std::string sets;
    std::string matches;
    for (const auto& column : setColumns)
        sets += (sets.empty() ? "" : ", ") + quoted(column) + " = NULL";
    for (std::size_t i = 0; i < columns.size(); ++i)
        matches += (i ? " AND " : "") + quoted(columns[i]) + " = OLD." + quoted(targetColumns[i]);
    const std::string name = quoted(draft.freshName("database trigger", unquoted(keyName) + "_set_null", nameLimit));
    return {.statement = "CREATE TRIGGER " + name + "\nBEFORE DELETE ON " + tableName(draft.project(), target) + " FOR EACH ROW\nUPDATE " +
                            tableName(draft.project(), table) + " SET " + sets + " WHERE " + matches,
            .reverse = "DROP TRIGGER " + name,
            .element = in(table, key),
            .part = "trigger"};
}

struct KeyText {
    std::string clause;
    std::optional<std::vector<std::string>> setByTrigger;
};

bool canBeWritten(Draft& draft, const Table& table, const ForeignKey& key)
{
    const Table* target = draft.project().table(key.target);
    const auto columns = columnNames(table, key.columns);
    if (target && !columns.empty() && columns.size() == columnNames(*target, key.targetColumns).size() && !draft.project().table(target->partitionOf))
        return true;
    draft.leftOut(in(table, key), "Foreign key", "Left out: a table or column that it names is not there.");
    return false;
}

KeyText foreignKey(Draft& draft, const Table& table, const ForeignKey& key, const std::string& name)
{
    const auto element = in(table, key);
    const Table* target = draft.project().table(key.target);
    const auto columns = columnNames(table, key.columns);
    const auto targetColumns = columnNames(*target, key.targetColumns);
    KeyText text;
    text.clause = "CONSTRAINT " + name + " FOREIGN KEY (" + quotedList(columns) + ") REFERENCES " +
                  tableName(draft.project(), *target) + " (" + quotedList(targetColumns) + ")";
    auto onDelete = key.onDelete;
    const auto only = columnNames(table, key.setColumns);
    if (onDelete == ReferentialAction::SetDefault) {
        draft.replaced(element, "ON DELETE SET DEFAULT", "Written as NO ACTION: InnoDB has no such action.");
        onDelete = ReferentialAction::NoAction;
    }
    if (emptiesSomeColumns(key)) {
        onDelete = ReferentialAction::NoAction;
        if (target->id == table.id) {
            draft.replaced(element, "ON DELETE SET NULL of some columns",
                           "Written as NO ACTION: MySQL can't empty single columns of a key in the table that is deleted from. The application has to empty them first.");
        } else {
            draft.replacedOften(element, "ON DELETE SET NULL of some columns",
                                "Written as a trigger before delete. It doesn't fire when the row goes with another by a cascade.");
            text.setByTrigger = only;
        }
    }
    if (onDelete != ReferentialAction::NoAction)
        text.clause += " ON DELETE " + action(onDelete);
    if (key.onUpdate != ReferentialAction::NoAction)
        text.clause += " ON UPDATE " + action(key.onUpdate);
    if (key.deferral != Deferral::NotDeferrable)
        draft.replacedOften(element, "Deferrable constraint", "Written as one that is checked at once.");
    if (!key.validated)
        draft.replacedOften(element, "Constraint that is not validated", "Written as one that holds for all rows.");
    if (key.matchFull)
        draft.replacedOften(element, "MATCH FULL", "Left to MATCH SIMPLE, the only kind that InnoDB has.");
    return text;
}

bool hasIndexFor(const TableText& text, const std::vector<std::string>& columns)
{
    return std::any_of(text.indexed.begin(), text.indexed.end(), [&](const std::vector<std::string>& index) {
        return index.size() >= columns.size() && std::equal(columns.begin(), columns.end(), index.begin(), [](const std::string& a, const std::string& b) { return lowerCase(a) == b; });
    });
}

}  // namespace

std::string databaseWideName(Draft& draft, const Table& table, const std::string& own, const std::vector<std::string>& columns,
                             const std::string& kind, const ElementRef& element)
{
    const std::string scope = "database " + kind;
    std::string wanted = table.name;
    for (const auto& column : columns)
        wanted += "_" + column;
    const std::string name = own.empty() ? draft.freshName(scope, wanted + "_" + kind, nameLimit)
                                         : draft.ownName(scope, element, own, table.name, nameLimit);
    if (element.kind == ElementKind::Constraint)
        draft.wroteName(element, name);
    return quoted(name);
}

bool emptiesSomeColumns(const ForeignKey& key)
{
    return key.onDelete == ReferentialAction::SetNull && !key.setColumns.empty() && key.setColumns.size() < key.columns.size();
}

std::optional<std::string> keyColumns(Draft& draft, const TableText& text, const std::vector<ColumnId>& columns, const ElementRef& element)
{
    std::string list;
    for (const ColumnId id : columns) {
        const Column* column = text.table.column(id);
        if (!column || !text.types.contains(id)) {
            draft.leftOut(element, "Key", "Left out: a column of it is not there.");
            return std::nullopt;
        }
        list += (list.empty() ? "" : ", ") + quoted(column->name);
    }
    return list.empty() ? std::nullopt : std::optional(list);
}

void addIndexLine(TableText& text, const ElementRef& element, const std::string& part, const std::string& makes, const std::string& drops,
                  const std::string& keys, const std::vector<std::string>& begins)
{
    std::vector<std::string> names;
    for (const std::string& name : begins)
        names.push_back(lowerCase(name));
    text.indexed.push_back(std::move(names));
    text.add({makes + " (" + keys + ")", element, part, "DROP " + drops});
}

void addKeys(Draft& draft, TableText& text)
{
    const Table& table = text.table;
    if (table.primaryKey)
        if (const auto columns = keyColumns(draft, text, table.primaryKey->columns, in(table, *table.primaryKey)))
            addIndexLine(text, in(table, *table.primaryKey), {}, "PRIMARY KEY", "PRIMARY KEY", *columns, columnNames(table, table.primaryKey->columns));
    for (const UniqueConstraint& key : table.uniques) {
        const auto element = in(table, key);
        const auto columns = keyColumns(draft, text, key.columns, element);
        if (!columns)
            continue;
        const std::string wanted = key.name.empty() ? table.name + "_" + joined(columnNames(table, key.columns), "_") + "_key" : key.name;
        const std::string name = draft.freshName("indexes " + table.id.text(), wanted, nameLimit);
        draft.wroteName(element, name);
        addIndexLine(text, element, {}, "UNIQUE KEY " + quoted(name), "KEY " + quoted(name), *columns, columnNames(table, key.columns));
        if (key.nullsNotDistinct)
            draft.replaced(element, "NULLS NOT DISTINCT", "Left out: MySQL lets a unique key hold any number of NULLs.");
        if (key.deferral != Deferral::NotDeferrable)
            draft.replacedOften(element, "Deferrable constraint", "Written as one that is checked at once.");
        if (!key.include.empty())
            draft.leftOut(element, "Columns that an index only carries", "Left out: MySQL has none.");
    }
    for (const Exclusion& exclusion : table.exclusions)
        draft.leftOut(in(table, exclusion), "Exclusion constraint", "Left out: MySQL has none. The application has to keep rows apart.");
}

void addForeignKeys(Draft& draft, TableText& text, const std::unordered_set<TableId>& written, LateKeys& late)
{
    for (const ForeignKey& key : text.table.foreignKeys) {
        if (!canBeWritten(draft, text.table, key))
            continue;
        const auto element = in(text.table, key);
        const auto columns = columnNames(text.table, key.columns);
        const std::string name = databaseWideName(draft, text.table, key.name, columns, "fkey", element);
        if (!hasIndexFor(text, columns)) {
            const std::string index = quoted(draft.freshName("indexes " + text.table.id.text(), unquoted(name), nameLimit));
            addIndexLine(text, element, "index", "KEY " + index, "KEY " + index, quotedList(columns), columns);
        }
        if (!written.contains(key.target)) {
            late.keys.push_back({text.table.id, key, name});
            continue;
        }
        const auto clause = foreignKey(draft, text.table, key, name);
        text.add({clause.clause, element, {}, "DROP FOREIGN KEY " + name});
        if (clause.setByTrigger)
            late.triggers.push_back(setNullTrigger(draft, text.table, key, *clause.setByTrigger, name));
    }
}

void writeLateKeys(Draft& draft, LateKeys& late)
{
    const auto before = draft.steps().size();
    for (const auto& [id, key, name] : late.keys) {
        const Table& table = *draft.project().table(id);
        const auto clause = foreignKey(draft, table, key, name);
        draft.add({.statement = "ALTER TABLE " + tableName(draft.project(), table) + " ADD " + clause.clause,
                   .reverse = "ALTER TABLE " + tableName(draft.project(), table) + " DROP FOREIGN KEY " + name,
                   .element = in(table, key)});
        if (clause.setByTrigger)
            late.triggers.push_back(setNullTrigger(draft, table, key, *clause.setByTrigger, name));
    }
    draft.headline(before, "Foreign keys that close a ring");
    const auto triggers = draft.steps().size();
    for (Step& trigger : late.triggers)
        draft.add(std::move(trigger));
    draft.headline(triggers, "Emptying references to rows that are deleted");
    const auto checks = draft.steps().size();
    for (Step& trigger : late.checks)
        draft.add(std::move(trigger));
    draft.headline(checks, "Checks on columns that no CHECK may name");
}

}  // namespace barch::sql::mysql
