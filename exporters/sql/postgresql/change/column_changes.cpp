#include "exporters/sql/postgresql/change/column_changes.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/column_pairs.h"
#include "exporters/sql/postgresql/change/sequence_options.h"
#include "exporters/sql/postgresql/change/serial_columns.h"
#include "exporters/sql/postgresql/change/table_storage.h"
#include "exporters/sql/postgresql/change/type_changes.h"
#include "exporters/sql/postgresql/change/type_conversions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/tables.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

bool fillsItself(const Column& column)
{
    return !column.defaultExpression.empty() || column.identity != Identity::None || !column.generatedExpression.empty() || isSerial(column);
}

}  // namespace

ColumnChanges::ColumnChanges(Draft& before, Draft& after, const Worklist& worklist, const ScriptOptions& options, Losses& losses)
    : m_before(before), m_after(after), m_worklist(worklist), m_options(options), m_losses(losses)
{
}

std::vector<ScriptStep> ColumnChanges::droppedDefaults(const Table& before, const Table& after) const
{
    std::vector<ScriptStep> steps;
    for (const ColumnPair& pair : columnPairs(m_before.project(), before, m_after.project(), after)) {
        if (!pair.before || pair.byParent || !before.column(pair.before->id))
            continue;
        const Column& column = *pair.before;
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
    m_table = tableName(m_after.project(), after);
    for (const ColumnPair& pair : columnPairs(m_before.project(), before, m_after.project(), after)) {
        if (pair.byParent && pair.before && pair.after)
            changeOverride(before, after, pair.after->name);
        if (!pair.after || pair.byParent)
            continue;
        m_element = ElementRef::inTable(ElementKind::Column, after.id, pair.after->id);
        m_path = qualifiedName(m_after.project(), after) + "." + pair.after->name;
        const ColumnWork* work = pair.before ? m_worklist.work(after.id, pair.before->id) : nullptr;
        if (!pair.before || (work && work->regenerated))
            add(after, *pair.after);
        else
            change(before, after, *pair.before, *pair.after);
    }
    return std::move(m_steps);
}

/// Whether a table that inherits the column goes on with one of its own.
bool ColumnChanges::isKeptByHeir(const Table& before, const Column& column) const
{
    for (const Table& heir : m_before.project().tables) {
        const Table* later = m_after.project().table(heir.id);
        if (!later || heir.partitionOf || std::find(heir.inherits.begin(), heir.inherits.end(), before.id) == heir.inherits.end())
            continue;
        for (const ColumnPair& pair : columnPairs(m_before.project(), heir, m_after.project(), *later))
            if (pair.before && pair.after && pair.before->name == column.name && !pair.byParent)
                return true;
    }
    return false;
}

std::vector<ScriptStep> ColumnChanges::dropped(const Project& original, const Table& before, const Table& after)
{
    std::vector<ScriptStep> steps;
    for (const ColumnPair& pair : columnPairs(m_before.project(), before, m_after.project(), after)) {
        if (!pair.before || pair.after || pair.byParent)
            continue;
        const Column& column = *pair.before;
        const bool isComputed = !column.generatedExpression.empty();
        const Table& named = *original.table(before.id);
        const Column* own = named.column(column.id);
        if (!isComputed)
            m_losses.columnGoes(original, named, own ? *own : column);
        const std::string only = isKeptByHeir(before, column) ? "ONLY " : "";
        steps.push_back({{.statement = "ALTER TABLE " + only + tableName(m_after.project(), after) + " DROP COLUMN " + quoted(column.name),
                          .comment = "The column " + (own ? own->name : column.name) + (isComputed ? "" : " with all it holds"),
                          .element = ElementRef::inTable(ElementKind::Column, before.id, column.id)},
                         isComputed ? std::vector{Cost::LocksTable} : std::vector{Cost::LocksTable, Cost::DeletesData, Cost::CannotBeTakenBack},
                         qualifiedName(m_after.project(), after) + "." + column.name});
    }
    return steps;
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
    const bool inNeed = isRequired(m_after.project(), table, column) && !fillsItself(column);
    const bool isGenerated = !column.generatedExpression.empty();
    if (!expression.empty() && !isGenerated) {
        Column open = column;
        open.nullable = true;
        open.defaultExpression.clear();
        put(begin + columnText(m_after, table, open), "New column", {Cost::LocksTable});
        fill(table, column, expression, false);
        if (const std::string own = defaultText(m_after, table, column); !own.empty())
            put("ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name) + " SET DEFAULT " + own, "", {});
        if (isRequired(m_after.project(), table, column))
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
    const bool own = before.userType || column.userType;
    auto how = from == to && !own ? Conversion{} : conversion(from, to, quoted(column.name), own);
    const UserType* was = m_before.project().types.find(before.userType);
    const UserType* is = m_after.project().types.find(column.userType);
    if (was && is && before.type.empty() && column.type.empty())
        if (const std::string fields = compositeConversion(m_after, *was, *is, quoted(column.name), m_element); !fields.empty())
            how.expression = fields;
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

std::string ColumnChanges::identityText(const Column& column)
{
    const std::string options = column.identityOptions.empty() ? std::string() : " (" + m_after.expression(column.identityOptions, m_element, "The options of its numbers") + ")";
    return std::string(column.identity == Identity::Always ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY" + options;
}

void ColumnChanges::setIdentity(const Column& column)
{
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name);
    const std::string sequence = "pg_get_serial_sequence(" + literal(m_table) + ", " + literal(column.name) + ")";
    put(alter + " ADD GENERATED " + identityText(column), "Numbers by itself from now on", {Cost::LocksTable});
    put("SELECT setval(" + sequence + ", (SELECT max(" + quoted(column.name) + ") FROM " + m_table + "))\n  WHERE (SELECT max(" + quoted(column.name) + ") FROM " +
            m_table + ") > 0",
        "", {}, RunAs::Starter);
}

void ColumnChanges::changeIdentity(const Column& before, const Column& column)
{
    if (column.identity == Identity::None)
        return;
    if (before.identity == Identity::None)
        return setIdentity(column);
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name);
    if (before.identity != column.identity)
        put(alter + " SET GENERATED " + (column.identity == Identity::Always ? "ALWAYS" : "BY DEFAULT"), "How it numbers", {});
    if (before.identityOptions == column.identityOptions)
        return;
    const auto was = sequenceOptions(before.identityOptions, typeText(m_before, before, m_element));
    const auto is = sequenceOptions(column.identityOptions, typeText(m_after, column, m_element));
    if (!was || !is) {
        if (!m_refusal)
            m_refusal = Error{"A change script doesn't know these options of a column that numbers by itself.", m_path, "Write START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CACHE or CYCLE."};
    } else if (allOptions(*was, "") != allOptions(*is, "")) {
        put(leavesRange(*was, *is) ? alteredInRange(alter + " ", "pg_get_serial_sequence(" + literal(m_table) + ", " + literal(column.name) + ")", *is, "SET ")
                                   : alter + " " + allOptions(*is, "SET "),
            "How it numbers", {});
    }
}

void ColumnChanges::changeOptions(const Column& before, const Column& column)
{
    if (before.options == column.options)
        return;
    const auto was = columnStorage(before.options);
    const auto is = columnStorage(column.options);
    if (!was || !is || (was->storage != is->storage && is->storage == "DEFAULT")) {
        if (!m_refusal)
            m_refusal = Error{"A change script doesn't know what stands behind the column here.", m_path, "Write the ALTER TABLE by hand."};
        return;
    }
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name);
    if (was->storage != is->storage)
        put(alter + " SET STORAGE " + is->storage, "How it is stored", {Cost::LocksTable});
    if (was->compression != is->compression)
        put(alter + " SET COMPRESSION " + is->compression, "How it is stored", {Cost::LocksTable});
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
    const ColumnWork* work = m_worklist.work(table.id, before.id);
    const bool wasGenerated = !before.generatedExpression.empty();
    const bool isGenerated = !column.generatedExpression.empty();
    if (wasGenerated && !isGenerated)
        put(alter + " DROP EXPRESSION", "A plain column from now on", {Cost::LocksTable});
    if (before.identity != Identity::None && column.identity == Identity::None)
        put(alter + " DROP IDENTITY", "Doesn't number by itself any more", {Cost::LocksTable});
    if (work && work->retyped)
        changeType(table, before, column);
    changeNullability(beforeTable, table, before, column);
    changeIdentity(before, column);
    changeOptions(before, column);
}

/// What a part or an heir has otherwise than its parent.
void ColumnChanges::changeOverride(const Table& beforeTable, const Table& table, const std::string& name)
{
    const Column* was = beforeTable.columnNamed(name);
    const Column* is = table.columnNamed(name);
    auto usual = [&](const Project& project, const Table& of) {
        for (const TableId id : parentsOf(of))
            if (const Table* parent = project.table(id))
                if (const Column* column = parent->columnNamed(name))
                    return column;
        return static_cast<const Column*>(nullptr);
    };
    const Column* usuallyWas = usual(m_before.project(), beforeTable);
    const Column* usuallyIs = usual(m_after.project(), table);
    if (!was || !is || !usuallyWas || !usuallyIs || !is->generatedExpression.empty())
        return;
    m_element = ElementRef::inTable(ElementKind::Column, table.id, is->id);
    m_path = qualifiedName(m_after.project(), table) + "." + name;
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(name);
    const bool changes = was->defaultExpression != is->defaultExpression || usuallyWas->defaultExpression != usuallyIs->defaultExpression;
    const bool differs = is->defaultExpression != usuallyIs->defaultExpression || was->defaultExpression != usuallyWas->defaultExpression;
    if (const std::string text = defaultText(m_after, table, *is); changes && differs)
        put(alter + (text.empty() ? " DROP DEFAULT" : " SET DEFAULT " + text), "Its own default", {});
    const bool wasRequired = isRequired(m_before.project(), beforeTable, *was) || isRequired(m_before.project(), beforeTable, *usuallyWas);
    const bool isNeeded = isRequired(m_after.project(), table, *is);
    if (!wasRequired && isNeeded && !isRequired(m_after.project(), table, *usuallyIs))
        require(table, *is);
    else if (wasRequired && !isNeeded && usuallyWas->nullable)
        put(alter + " DROP NOT NULL", "Optional from now on", {Cost::LocksTable});
}

void ColumnChanges::changeNullability(const Table& beforeTable, const Table& table, const Column& before, const Column& column)
{
    const std::string alter = "ALTER TABLE " + m_table + " ALTER COLUMN " + quoted(column.name);
    const ColumnWork* work = m_worklist.work(table.id, before.id);
    const bool wasGenerated = !before.generatedExpression.empty();
    const bool isGenerated = !column.generatedExpression.empty();
    const bool wasRequired = isRequired(m_before.project(), beforeTable, before);
    const bool isNeeded = isRequired(m_after.project(), table, column);
    if (wasRequired && !isNeeded)
        put(alter + " DROP NOT NULL", "Optional from now on", {Cost::LocksTable});
    const std::string was = wasGenerated || (work && work->dropsDefault) ? std::string() : defaultText(m_before, beforeTable, before);
    const std::string is = isGenerated ? std::string() : defaultText(m_after, table, column);
    if (was != is)
        put(alter + (is.empty() ? " DROP DEFAULT" : " SET DEFAULT " + is), "Default", {});
    if (!wasRequired && isNeeded)
        require(table, column);
}

}  // namespace barch::sql::postgresql
