#include "exporters/sql/mysql/change/table_steps.h"

#include "exporters/sql/mysql/identifiers.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

bool isLong(const std::string& type)
{
    return type.find("text") != std::string::npos || type.find("blob") != std::string::npos || type.starts_with("json");
}

const std::string& takes(const Step& step)
{
    return step.alone.empty() ? step.reverse : step.alone;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// An index with the computed columns that are its own, in one statement.
struct Whole {
    std::string makes;
    std::string takes;
};

Whole wholeIndex(const Side& side, const Table& table, const ElementRef& element)
{
    std::string makes;
    std::string takes;
    const Unit& index = *side.units().find(element);
    for (const Step* column : side.units().find(element, "column")->steps) {
        makes += side.makes(table, *column) + ", ";
        takes += ", " + side.takes(table, *column);
    }
    return {side.alter(table) + makes + side.makes(table, *index.steps.front()), side.alter(table) + side.takes(table, *index.steps.front()) + takes};
}

}  // namespace

TableSteps::TableSteps(const Versions& versions) : m_all(versions)
{
    for (const TablePlan& plan : m_all.plans)
        findDropped(plan);
    findForeignKeys();
}

const TablePlan* TableSteps::plan(TableId table) const
{
    const auto found = std::find_if(m_all.plans.begin(), m_all.plans.end(), [&](const TablePlan& plan) { return plan.after->id == table; });
    return found == m_all.plans.end() ? nullptr : &*found;
}

void TableSteps::findDropped(const TablePlan& plan)
{
    for (const Unit& unit : m_all.first.units().all())
        if (unit.isInside && unit.element.owner == AnyId(plan.before->id) && isInTheWay(plan, unit))
            m_dropped.insert(unit.key());
}

bool TableSteps::isInTheWay(const TablePlan& plan, const Unit& unit) const
{
    const Unit* next = m_all.next.units().find(unit.key());
    const bool differs = !next || next->text() != unit.text();
    std::set<std::string> making;
    std::set<std::string> retyped;
    for (const ColumnPlan& column : plan.columns) {
        if (column.before && column.fate != Fate::Stays && column.fate != Fate::Goes)
            making.insert(column.before->name);
        if (column.after && column.before && m_all.columns.at(plan.after->id).retyped.contains(column.after->id))
            retyped.insert(column.before->name);
    }
    switch (partKind(m_all.first, unit)) {
    case PartKind::Column: {
        const ColumnPlan* column = plan.column(ColumnId(unit.element.id));
        return column && (column->fate == Fate::MadeAnew || column->fate == Fate::GoesComputed);
    }
    case PartKind::Check:
        return differs || partKind(m_all.next, *next) != PartKind::Check || mentionsOneOf(unit.text(), plan.touched);
    case PartKind::ComputedIndex: {
        const Unit* columns = m_all.first.units().find(unit.element, "column");
        const Unit* later = m_all.next.units().find(unit.element, "column");
        return differs || !later || later->text() != columns->text() || mentionsOneOf(columns->text() + unit.text(), plan.touched) ||
               mentionsOneOf(columns->text(), retyped);
    }
    case PartKind::Index: {
        const std::string keys = indexText(m_all.first, *plan.before, unit).keys;
        const bool hasExpression = keys.find("((") != std::string::npos || keys.find(", (") != std::string::npos;
        return mentionsOneOf(keys, hasExpression ? plan.touched : making) || touchesLongText(plan, unit);
    }
    default:
        return false;
    }
}

/// Text without a limit is indexed by its beginning, and no index may say the wrong thing at any time.
bool TableSteps::touchesLongText(const TablePlan& plan, const Unit& unit) const
{
    const Table& earlier = *m_all.old.project().table(plan.after->id);
    const Unit* old = m_all.old.units().find(unit.key());
    const Unit* next = m_all.next.units().find(unit.key());
    if (!old || partKind(m_all.old, *old) != PartKind::Index)
        return false;
    const std::string keys = indexText(m_all.old, earlier, *old).keys;
    if (next && partKind(m_all.next, *next) == PartKind::Index && indexText(m_all.next, *plan.after, *next).keys == keys)
        return false;
    for (const ColumnId id : m_all.columns.at(plan.after->id).retyped) {
        const Column& column = *plan.after->column(id);
        const auto was = m_all.old.column(earlier, *earlier.column(id));
        const auto is = m_all.next.column(*plan.after, column);
        if (was && is && (isLong(was->type) || isLong(is->type)) && keys.find(quoted(column.name)) != std::string::npos)
            return true;
    }
    return false;
}

void TableSteps::findForeignKeys()
{
    for (const Unit& unit : m_all.first.units().all()) {
        if (partKind(m_all.first, unit) != PartKind::ForeignKey)
            continue;
        if (const ForeignKey* key = foreignKeyOf(m_all.first.project(), unit.element); mustGo(unit, *key))
            m_foreignKeys.insert(unit.key());
    }
}

bool TableSteps::mustGo(const Unit& unit, const ForeignKey& key) const
{
    const TableId table(unit.element.owner);
    const Unit* old = m_all.old.units().find(unit.key());
    const Unit* next = m_all.next.units().find(unit.key());
    if (m_all.next.has(table)) {
        if (!old || !next || old->text() != next->text())
            return true;
    } else if (!old || !old->isInside) {
        return true;  // it closes a ring: none of the tables could be dropped first
    } else if (const Table* target = m_all.next.project().table(key.target)) {
        if (!beginWith(m_all.next, *target, indexesOf(m_all.next, *target), key.targetColumns))
            return true;
    }
    return changes(table, key.columns) || changes(key.target, key.targetColumns) || losesIndex(table, key.columns) || losesIndex(key.target, key.targetColumns);
}

bool TableSteps::changes(TableId table, const std::vector<ColumnId>& columns) const
{
    const TablePlan* of = plan(table);
    return of && std::any_of(columns.begin(), columns.end(), [&](ColumnId id) {
        const ColumnPlan* column = of->column(id);
        return !column || column->fate != Fate::Stays || m_all.columns.at(table).retyped.contains(id);
    });
}

bool TableSteps::losesIndex(TableId table, const std::vector<ColumnId>& columns) const
{
    if (!plan(table))
        return false;
    const Table& before = *m_all.first.project().table(table);
    std::vector<const Unit*> had;
    std::vector<const Unit*> stays;
    for (const Unit& unit : m_all.first.units().all()) {
        const PartKind kind = unit.isInside && unit.element.owner == AnyId(table) ? partKind(m_all.first, unit) : PartKind::Other;
        if (kind != PartKind::Index && !(kind == PartKind::ComputedIndex && unit.part.empty()))
            continue;
        had.push_back(&unit);
        if (!m_dropped.contains(unit.key()))
            stays.push_back(&unit);
    }
    return beginWith(m_all.first, before, had, columns) && !beginWith(m_all.first, before, stays, columns);
}

bool TableSteps::losesRows(TableId table, const std::vector<ColumnId>& columns) const
{
    const TablePlan* of = plan(table);
    return !of || std::any_of(columns.begin(), columns.end(), [&](ColumnId id) {
        const ColumnPlan* column = of->column(id);
        return !column || column->fate == Fate::Goes || column->fate == Fate::BecomesComputed;
    });
}

PlannedSteps TableSteps::droppedForeignKeys() const
{
    PlannedSteps steps;
    const auto& all = m_all.first.units().all();
    for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
        if (!m_foreignKeys.contains(unit->key()))
            continue;
        const ForeignKey& key = *foreignKeyOf(m_all.first.project(), unit->element);
        const Step& made = *unit->steps.front();
        std::vector<std::string> back{made.statement};
        // Rows may refer to rows that are gone for good.
        if (losesRows(TableId(unit->element.owner), key.columns) || losesRows(key.target, key.targetColumns))
            back = {"SET foreign_key_checks = 0", made.statement, "SET foreign_key_checks = 1"};
        steps.push_back({unit->element, "Foreign key out of the way", {Cost::InPlace}, takes(made), std::move(back)});
    }
    return steps;
}

PlannedSteps TableSteps::droppedParts() const
{
    PlannedSteps steps;
    const auto& all = m_all.first.units().all();
    for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
        if (!m_dropped.contains(unit->key()))
            continue;
        const PartKind kind = partKind(m_all.first, *unit);
        const Step& made = *unit->steps.front();
        if (kind == PartKind::ComputedIndex) {
            if (!unit->part.empty())
                continue;
            const Whole whole = wholeIndex(m_all.first, *m_all.first.project().table(TableId(unit->element.owner)), unit->element);
            steps.push_back({unit->element, "Index with its computed columns", {Cost::InPlace}, whole.takes, {whole.makes}});
        } else {
            const bool isStored = kind == PartKind::Column && made.statement.find(") STORED") != std::string::npos;
            steps.push_back({unit->element, kind == PartKind::Column ? "Computed column" : kind == PartKind::Check ? "Check" : "Index out of the way",
                             isStored ? std::vector{Cost::InPlace, Cost::RewritesTable} : std::vector{Cost::InPlace}, takes(made), {made.statement}});
        }
    }
    return steps;
}

PlannedSteps TableSteps::options() const
{
    PlannedSteps steps;
    for (const TablePlan& plan : m_all.plans) {
        const auto element = ElementRef::table(plan.after->id);
        for (const char* part : {"options", "comment"}) {
            const Unit* old = m_all.old.units().find(element, part);
            const Unit* next = m_all.next.units().find(element, part);
            if ((old ? old->text() : "") == (next ? next->text() : ""))
                continue;
            const std::string statement = next ? next->text() : takes(*old->steps.front());
            const std::string back = old ? old->text() : takes(*next->steps.front());
            const bool isComment = part == std::string("comment");
            steps.push_back({element, isComment ? "Comment" : "Options of the table", isComment ? std::vector{Cost::Instant} : std::vector{Cost::CopiesTable, Cost::BlocksWrites},
                             statement, {back}});
        }
    }
    return steps;
}

PlannedSteps TableSteps::newTables() const
{
    PlannedSteps steps;
    for (const Table* table : m_all.next.tables()) {
        const Step& made = *m_all.next.units().find(ElementRef::table(table->id))->steps.front();
        if (!m_all.first.has(table->id))
            steps.push_back({made.element, made.comment, {}, made.statement, {made.reverse}});
    }
    return steps;
}

PlannedSteps TableSteps::computedIndexes() const
{
    PlannedSteps steps;
    for (const Unit& unit : m_all.next.units().all()) {
        const TablePlan* of = unit.part.empty() && unit.isInside ? plan(TableId(unit.element.owner)) : nullptr;
        if (!of || partKind(m_all.next, unit) != PartKind::ComputedIndex)
            continue;
        const Unit* was = m_all.first.units().find(unit.key());
        if (was && partKind(m_all.first, *was) == PartKind::ComputedIndex && !m_dropped.contains(unit.key()))
            continue;
        const Whole whole = wholeIndex(m_all.next, *of->after, unit.element);
        steps.push_back({unit.element, "Index with its computed columns", {Cost::InPlace, Cost::CanFail}, whole.makes, {whole.takes}});
    }
    return steps;
}

/// CREATE TABLE for a table that goes, without the foreign keys that went before.
std::string TableSteps::madeAgain(const Table& table) const
{
    std::string text = m_all.old.units().find(ElementRef::table(table.id))->steps.front()->statement;
    for (const ForeignKey& key : table.foreignKeys) {
        const Unit* unit = m_all.old.units().find(ElementRef::inTable(ElementKind::Constraint, table.id, key.id));
        if (!unit || !unit->isInside || !m_foreignKeys.contains(unit->key()))
            continue;
        const std::string line = ",\n  " + m_all.old.makes(table, *unit->steps.front()).substr(std::string_view("ADD ").size());
        if (const auto at = text.find(line); at != std::string::npos)
            text.erase(at, line.size());
    }
    if (const auto aside = m_all.aside.find(table.id); aside != m_all.aside.end()) {
        const std::string name = tableName(m_all.old.project(), table);
        const std::string begin = "CREATE TABLE " + name + " (";
        text.replace(0, begin.size(), "CREATE TABLE " + quoted(aside->second) + " (");
        replaceAll(text, "REFERENCES " + name + " (", "REFERENCES " + quoted(aside->second) + " (");
    }
    return text;
}

PlannedSteps TableSteps::removedTables(Losses& losses) const
{
    PlannedSteps steps;
    auto tables = m_all.old.tables();
    std::reverse(tables.begin(), tables.end());
    for (const Table* table : tables) {
        if (m_all.next.has(table->id))
            continue;
        const Table& named = *m_all.first.project().table(table->id);
        losses.tableGoes(m_all.first.project(), named);
        const auto aside = m_all.aside.find(table->id);
        steps.push_back({ElementRef::table(table->id), "The table " + named.name + " with all its rows", {Cost::DeletesData, Cost::CannotBeTakenBack},
                         "DROP TABLE " + (aside == m_all.aside.end() ? tableName(m_all.old.project(), *table) : quoted(aside->second)), {madeAgain(*table)}});
    }
    return steps;
}

PlannedSteps TableSteps::checks() const
{
    PlannedSteps steps;
    for (const Unit& unit : m_all.next.units().all()) {
        if (!unit.isInside || !plan(TableId(unit.element.owner)) || partKind(m_all.next, unit) != PartKind::Check)
            continue;
        const Unit* was = m_all.first.units().find(unit.key());
        if (was && partKind(m_all.first, *was) == PartKind::Check && !m_dropped.contains(unit.key()))
            continue;
        const Step& made = *unit.steps.front();
        steps.push_back({unit.element, "Check", {Cost::CopiesTable, Cost::BlocksWrites, Cost::CanFail}, made.statement, {takes(made)}});
    }
    return steps;
}

PlannedSteps TableSteps::foreignKeys() const
{
    PlannedSteps steps;
    for (const Unit& unit : m_all.next.units().all()) {
        if (partKind(m_all.next, unit) != PartKind::ForeignKey)
            continue;
        const bool isNew = !m_all.first.has(TableId(unit.element.owner));
        if (isNew ? unit.isInside : m_all.first.units().find(unit.key()) && !m_foreignKeys.contains(unit.key()))
            continue;
        const Step& made = *unit.steps.front();
        const std::vector<Cost> costs = isNew ? std::vector<Cost>() : std::vector{Cost::CopiesTable, Cost::BlocksWrites, Cost::CanFail};
        steps.push_back({unit.element, "Foreign key", costs, made.statement, {takes(made)}});
    }
    return steps;
}

}  // namespace barch::sql::mysql
