#include "exporters/sql/postgresql/change/table_changes.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/table_storage.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

bool contains(const std::vector<TableId>& list, TableId id)
{
    return std::find(list.begin(), list.end(), id) != list.end();
}

bool staysPart(const Table& was, const Table& is)
{
    return was.partitionOf && was.partitionOf == is.partitionOf && was.partitionBounds == is.partitionBounds;
}

}  // namespace

TableChanges::TableChanges(Draft& before, Draft& after, const Units& old, const Units& next)
    : m_before(before), m_after(after), m_old(old), m_next(next)
{
}

ScriptStep TableChanges::step(const Table& table, std::string statement, const std::string& comment, std::vector<Cost> costs) const
{
    return {{.statement = std::move(statement), .comment = comment, .element = ElementRef::table(table.id)}, std::move(costs),
            qualifiedName(m_after.project(), table)};
}

std::vector<ScriptStep> TableChanges::leaving(const Table& was, const Table& is)
{
    std::vector<ScriptStep> steps;
    const Project& now = m_before.project();
    if (const Table* whole = now.table(was.partitionOf); whole && !staysPart(was, is))
        steps.push_back(step(is, "ALTER TABLE " + tableName(now, *whole) + " DETACH PARTITION " + tableName(now, was), "No part of " + whole->name + " any more",
                             {Cost::LocksTable}));
    for (const TableId id : was.inherits)
        if (const Table* parent = now.table(id); parent && !contains(is.inherits, id)) {
            steps.push_back(step(is, "ALTER TABLE " + tableName(now, was) + " NO INHERIT " + tableName(now, *parent), "No heir of " + parent->name + " any more",
                                 {Cost::LocksTable}));
            keepChecksOf(*parent, was, is, steps);
        }
    return steps;
}

std::vector<ScriptStep> TableChanges::makingRoom(const Table& gone)
{
    const Table* whole = m_before.project().table(gone.partitionOf);
    if (!whole || !m_after.project().table(whole->id))
        return {};
    const auto& tables = m_after.project().tables;
    const bool isNeeded = std::any_of(tables.begin(), tables.end(), [&](const Table& other) {
        const Table* was = m_before.project().table(other.id);
        return other.partitionOf == whole->id && !(was && staysPart(*was, other));
    });
    if (!isNeeded)
        return {};
    return {step(gone, "ALTER TABLE " + tableName(m_before.project(), *whole) + " DETACH PARTITION " + tableName(m_before.project(), gone), "Makes room for another part", {Cost::LocksTable})};
}

/// The checks of a parent are the table's own once it has left.
void TableChanges::keepChecksOf(const Table& parent, const Table& was, const Table& is, std::vector<ScriptStep>& steps)
{
    for (const Check& check : parent.checks) {
        auto isSame = [&](const Check& other) { return other.name == check.name; };
        if (check.noInherit || std::any_of(was.checks.begin(), was.checks.end(), isSame))
            continue;
        const auto own = std::find_if(is.checks.begin(), is.checks.end(), isSame);
        if (own != is.checks.end() && own->expression == check.expression)
            m_there.insert(elementKey(ElementRef::inTable(ElementKind::Constraint, is.id, own->id)));
        else
            steps.push_back(step(is, "ALTER TABLE " + tableName(m_before.project(), was) + " DROP CONSTRAINT " + quoted(check.name), "A check of " + parent.name, {Cost::LocksTable}));
    }
}

/// A part keeps the keys, references and checks of the whole when it leaves; which ones, only the server knows.
std::string TableChanges::withoutInherited(const Table& was, const Table& is) const
{
    std::string own;
    for (const Unit& unit : m_old.all())
        if (unit.part.empty() && unit.element.owner == was.id && (unit.element.kind == ElementKind::Constraint || unit.element.kind == ElementKind::Index))
            if (const std::string name = m_before.writtenName(unit.element); !name.empty())
                own += ", " + literal(name);
    const std::string table = tableName(m_after.project(), is);
    const std::string others = own.empty() ? "true" : "%s NOT IN (" + own.substr(2) + ")";
    auto filtered = [&](const std::string& column) {
        std::string text = others;
        if (const auto place = text.find("%s"); place != std::string::npos)
            text.replace(place, 2, column);
        return text;
    };
    return "DO " + dollarQuoted("\nDECLARE\n  found text;\nBEGIN\n  FOR found IN SELECT conname FROM pg_constraint WHERE conrelid = " + literal(table) +
                                "::regclass AND contype IN ('p', 'u', 'x', 'f', 'c') AND " + filtered("conname") +
                                " LOOP\n    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', " + literal(table) +
                                ", found);\n  END LOOP;\n  FOR found IN SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = " +
                                literal(table) + "::regclass AND " + filtered("c.relname") + " LOOP\n    EXECUTE 'DROP INDEX ' || found;\n  END LOOP;\nEND ");
}

std::vector<ScriptStep> TableChanges::keeping(const Table& was, const Table& is)
{
    std::vector<ScriptStep> steps;
    const Table* whole = m_before.project().table(was.partitionOf);
    if (whole && was.partitionOf != is.partitionOf)
        steps.push_back(step(is, withoutInherited(was, is), "The keys that " + whole->name + " gave it go, and its own come", {Cost::LocksTable}));
    if (was.unlogged != is.unlogged)
        steps.push_back(step(is, "ALTER TABLE " + tableName(m_after.project(), is) + (is.unlogged ? " SET UNLOGGED" : " SET LOGGED"), "", {Cost::LocksTable, Cost::RewritesTable}));
    changeOptions(was, is, steps);
    return steps;
}

void TableChanges::changeOptions(const Table& was, const Table& is, std::vector<ScriptStep>& steps)
{
    if (was.options == is.options)
        return;
    const auto before = tableStorage(was.options);
    const auto after = tableStorage(is.options);
    if (!before || !after) {
        if (!m_refusal)
            m_refusal = Error{"A change script doesn't know what stands behind CREATE TABLE here.", oneLine(qualifiedName(m_after.project(), is)), "Write the ALTER TABLE by hand."};
        return;
    }
    for (const std::string& what : storageChanges(*before, *after))
        steps.push_back(step(is, "ALTER TABLE " + tableName(m_after.project(), is) + " " + what, "How it is stored", {Cost::LocksTable}));
}

void TableChanges::addChecksOf(const Table& parent, const Table& is, std::vector<ScriptStep>& steps)
{
    for (const Check& check : parent.checks) {
        const auto element = ElementRef::inTable(ElementKind::Constraint, is.id, check.id);
        const bool own = std::any_of(is.checks.begin(), is.checks.end(), [&](const Check& c) {
            return c.name == check.name && m_next.find(ElementRef::inTable(ElementKind::Constraint, is.id, c.id));
        });
        if (check.noInherit || own)
            continue;
        steps.push_back(step(is, "ALTER TABLE " + tableName(m_after.project(), is) + "\n  ADD CONSTRAINT " + quoted(check.name) + " CHECK (" +
                                     m_after.expression(check.expression, element, "It") + ")",
                             "What " + parent.name + " checks", {Cost::LocksTable, Cost::CanFail}));
    }
}

std::vector<ScriptStep> TableChanges::joining(const Table& was, const Table& is)
{
    std::vector<ScriptStep> steps;
    const Project& then = m_after.project();
    if (const Table* whole = then.table(is.partitionOf); whole && !staysPart(was, is)) {
        if (was.partitionOf != is.partitionOf)
            addChecksOf(*whole, is, steps);
        const std::string bounds = is.partitionBounds.empty() ? "DEFAULT" : m_after.expression(is.partitionBounds, ElementRef::table(is.id), "Its partition bound");
        steps.push_back(step(is, "ALTER TABLE " + tableName(then, *whole) + " ATTACH PARTITION " + tableName(then, is) + " " + bounds, "A part of " + whole->name,
                             {Cost::LocksTable, Cost::CanFail}));
    }
    for (const TableId id : is.inherits)
        if (const Table* parent = then.table(id); parent && !contains(was.inherits, id)) {
            addChecksOf(*parent, is, steps);
            steps.push_back(step(is, "ALTER TABLE " + tableName(then, is) + " INHERIT " + tableName(then, *parent), "An heir of " + parent->name, {Cost::LocksTable}));
        }
    return steps;
}

}  // namespace barch::sql::postgresql
