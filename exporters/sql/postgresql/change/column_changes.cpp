#include "exporters/sql/postgresql/change/column_changes.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/type_conversions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/tables.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

bool isRequired(const Table& table, const Column& column)
{
    const bool inKey = table.primaryKey && std::find(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), column.id) != table.primaryKey->columns.end();
    return !column.nullable || inKey || column.identity != Identity::None;
}

bool isSerial(const std::string& type)
{
    return type.find("serial") != std::string::npos;
}

bool fillsItself(const Column& column)
{
    return !column.defaultExpression.empty() || column.identity != Identity::None || !column.generatedExpression.empty() || isSerial(column.type);
}

}  // namespace

ColumnChanges::ColumnChanges(Draft& before, Draft& after, const Worklist& worklist, const ScriptOptions& options, Losses& losses)
    : m_before(before), m_after(after), m_worklist(worklist), m_options(options), m_losses(losses)
{
}

std::vector<ScriptStep> ColumnChanges::droppedDefaults(const Table& before) const
{
    std::vector<ScriptStep> steps;
    for (const Column& column : before.columns) {
        const ColumnWork* work = m_worklist.work(before.id, column.id);
        if (!work || !work->dropsDefault || column.defaultExpression.empty() || work->regenerated)
            continue;
        steps.push_back({.step = {.statement = "ALTER TABLE " + tableName(m_before.project(), before) + " ALTER COLUMN " + quoted(column.name) + " DROP DEFAULT",
                                  .element = ElementRef::inTable(ElementKind::Column, before.id, column.id)},
                         .costs = {},
                         .path = pathOf(m_before.project(), ElementRef::inTable(ElementKind::Column, before.id, column.id))});
    }
    return steps;
}

std::vector<ScriptStep> ColumnChanges::of(const Table& before, const Table& after)
{
    m_steps.clear();
    if (after.partitionOf)
        return {};
    m_table = tableName(m_after.project(), after);
    m_element = ElementRef::table(after.id);
    m_path = qualifiedName(m_after.project(), after);
    if (before.unlogged != after.unlogged)
        put("ALTER TABLE " + m_table + (after.unlogged ? " SET UNLOGGED" : " SET LOGGED"), "", {Cost::LocksTable, Cost::RewritesTable});
    for (const Column& column : after.columns) {
        m_element = ElementRef::inTable(ElementKind::Column, after.id, column.id);
        m_path = pathOf(m_after.project(), m_element);
        const Column* earlier = before.column(column.id);
        const ColumnWork* work = m_worklist.work(after.id, column.id);
        if (!earlier || (work && work->regenerated))
            add(after, column);
        else
            change(before, after, *earlier, column);
    }
    return std::move(m_steps);
}

void ColumnChanges::put(std::string statement, const std::string& comment, std::vector<Cost> costs, RunAs runAs)
{
    m_steps.push_back({{.statement = std::move(statement), .comment = comment, .runAs = runAs, .element = m_element}, std::move(costs), m_path});
}

std::string ColumnChanges::defaultText(Draft& draft, const Table& table, const Column& column) const
{
    const bool has = !column.defaultExpression.empty() && column.generatedExpression.empty() && column.identity == Identity::None;
    return has ? draft.expression(column.defaultExpression, ElementRef::inTable(ElementKind::Column, table.id, column.id), "Its default") : std::string();
}

void ColumnChanges::add(const Table& table, const Column& column)
{
    const std::string begin = "ALTER TABLE " + m_table + "\n  ADD COLUMN ";
    const std::string expression = backfillOf(m_after.project(), table, column, m_options);
    const bool inNeed = isRequired(table, column) && !fillsItself(column);
    const bool isGenerated = !column.generatedExpression.empty();
    if (!expression.empty() && !isGenerated) {
        Column open = column;
        open.nullable = true;
        open.defaultExpression.clear();
        put(begin + columnText(m_after, table, open), "New column", {Cost::LocksTable});
        fill(table, column, expression, false);
        if (const std::string own = defaultText(m_after, table, column); !own.empty())
            put("ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name) + " SET DEFAULT " + own, "", {});
        if (isRequired(table, column))
            put("ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name) + " SET NOT NULL", "", {Cost::LocksTable, Cost::CanFail});
        return;
    }
    const auto filler = inNeed && m_options.isWayBack ? placeholder(m_after.project(), column) : std::nullopt;
    if (filler) {
        Column filled = column;
        filled.defaultExpression = *filler;
        put(begin + columnText(m_after, table, filled), "The values of this column are gone; rows that are there get " + *filler + " instead",
            {Cost::LocksTable, Cost::ChangesValues});
        put("ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name) + " DROP DEFAULT", "", {});
        return;
    }
    std::vector<Cost> costs{Cost::LocksTable};
    if (isGenerated || column.identity != Identity::None)
        costs.push_back(Cost::RewritesTable);
    if (inNeed)
        costs.push_back(Cost::CanFail);
    const std::string comment = m_options.isWayBack ? "The values that this column held can't be brought back" : "New column";
    put(begin + columnText(m_after, table, column), isGenerated ? "Computed column" : comment, costs);
}

/// As the starter: under FORCE the owner would update no row and report success.
void ColumnChanges::fill(const Table& table, const Column& column, const std::string& expression, bool onlyEmpty)
{
    const auto element = m_element;
    const std::string name = quoted(column.name);
    const std::string text = m_after.expression(expression, element, "What fills it");
    const bool hasTriggers = !table.triggers.empty();
    if (hasTriggers)
        put("ALTER TABLE " + m_table + " DISABLE TRIGGER USER", "", {}, RunAs::Starter);
    put("UPDATE " + m_table + " SET " + name + " = (" + text + ")" + (onlyEmpty ? " WHERE " + name + " IS NULL" : ""), "Rows that are there",
        {Cost::BlocksWrites}, RunAs::Starter);
    if (hasTriggers)
        put("ALTER TABLE " + m_table + " ENABLE TRIGGER USER", "", {}, RunAs::Starter);
}

void ColumnChanges::changeType(const Table& table, const Column& before, const Column& column)
{
    const std::string from = typeText(m_before, before, m_element);
    const std::string to = typeText(m_after, column, m_element);
    if (isSerial(before.type) != isSerial(column.type) || (isSerial(column.type) && from != to)) {
        if (!m_refusal)
            m_refusal = Error{"A change script can't make a serial column of another one, nor the other way round.", m_path,
                              "Use an identity column instead, which can be changed."};
        return;
    }
    const bool own = before.userType || column.userType;
    const auto how = from == to && !own ? Conversion{} : conversion(from, to, quoted(column.name), own);
    if (how.losesValues)
        m_losses.valuesChange(m_after.project(), table, column, "Its new type " + to + " can't hold all that " + from + " holds: values would be rounded or cut.");
    std::vector<Cost> costs{Cost::LocksTable, Cost::RewritesTable};
    if (how.losesValues)
        costs.insert(costs.end(), {Cost::ChangesValues, Cost::CannotBeTakenBack});
    if (how.canFail)
        costs.push_back(Cost::CanFail);
    put("ALTER TABLE " + m_table + "\n  ALTER COLUMN " + quoted(column.name) + " TYPE " + to +
            (column.collation.empty() ? (before.collation.empty() ? "" : " COLLATE \"default\"") : " COLLATE " + quoted(column.collation)) +
            (how.expression.empty() ? "" : " USING " + how.expression),
        "Type", costs);
}

void ColumnChanges::setIdentity(const Column& column)
{
    const std::string kind = column.identity == Identity::Always ? "ALWAYS" : "BY DEFAULT";
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name);
    put(alter + " ADD GENERATED " + kind + " AS IDENTITY", "Numbers by itself from now on", {Cost::LocksTable});
    put("SELECT setval(pg_get_serial_sequence(" + literal(m_table) + ", " + literal(column.name) + "), (SELECT COALESCE(max(" +
            quoted(column.name) + "), 0) + 1 FROM " + m_table + "), false)",
        "", {}, RunAs::Starter);
}

void ColumnChanges::require(const Table& table, const Column& column)
{
    const std::string expression = backfillOf(m_after.project(), table, column, m_options);
    if (!expression.empty())
        fill(table, column, expression, true);
    put("ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name) + " SET NOT NULL",
        m_options.isWayBack ? "Fails where a row was given no value since" : "Required from now on", {Cost::LocksTable, Cost::CanFail});
}

void ColumnChanges::change(const Table& beforeTable, const Table& table, const Column& before, const Column& column)
{
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name);
    const ColumnWork* work = m_worklist.work(table.id, column.id);
    const bool wasGenerated = !before.generatedExpression.empty();
    const bool isGenerated = !column.generatedExpression.empty();
    if (wasGenerated && !isGenerated)
        put(alter + " DROP EXPRESSION", "A plain column from now on", {Cost::LocksTable});
    if (before.identity != Identity::None && column.identity == Identity::None)
        put(alter + " DROP IDENTITY", "Doesn't number by itself any more", {Cost::LocksTable});
    if (work && work->retyped)
        changeType(table, before, column);
    const bool wasRequired = isRequired(beforeTable, before);
    if (wasRequired && !isRequired(table, column))
        put(alter + " DROP NOT NULL", "Optional from now on", {Cost::LocksTable});
    const std::string was = wasGenerated || (work && work->dropsDefault) ? std::string() : defaultText(m_before, beforeTable, before);
    const std::string is = isGenerated ? std::string() : defaultText(m_after, table, column);
    if (was != is)
        put(alter + (is.empty() ? " DROP DEFAULT" : " SET DEFAULT " + is), "Default", {});
    if (!wasRequired && isRequired(table, column))
        require(table, column);
    if (before.identity == Identity::None && column.identity != Identity::None)
        setIdentity(column);
    else if (column.identity != Identity::None && before.identity != column.identity)
        put(alter + " SET GENERATED " + (column.identity == Identity::Always ? "ALWAYS" : "BY DEFAULT"), "How it numbers", {});
}

}  // namespace barch::sql::postgresql
