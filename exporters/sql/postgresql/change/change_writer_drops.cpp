#include "exporters/sql/postgresql/change/change_writer.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/remade_tables.h"
#include "exporters/sql/postgresql/change/unit_elements.h"
#include "exporters/sql/postgresql/functions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/roles.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

std::string asideName(const UserType& type)
{
    return "barch_old_" + type.id.text();
}

std::string typeWord(const UserType& type)
{
    return type.kind == UserTypeKind::Domain ? "DOMAIN " : "TYPE ";
}

}  // namespace

bool ChangeWriter::isRemade(TableId earlier) const
{
    return std::any_of(m_remade.begin(), m_remade.end(), [&](const auto& pair) { return pair.second == earlier; });
}

void ChangeWriter::dropWhatIsInTheWay()
{
    for (const Table& table : m_before.project().tables)
        if (const Table* later = m_after.project().table(table.id))
            put(m_columns.droppedDefaults(table, *later));
    const auto& all = m_old.all();
    for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
        if (!unit->part.empty())
            takeBackPart(*unit);
        else if (m_worklist.isRebuilt(unit->element))
            drop(*unit, {});
        else if (unit->element.kind == ElementKind::Column && tableStays(unit->element) && m_next.find(unit->element)) {
            const ColumnWork* work = m_worklist.work(TableId(unit->element.owner), ColumnId(unit->element.id));
            if (work && work->regenerated)
                dropForGenerated(*unit);
        }
    }
    for (const Table* table : m_before.tables())
        if (const Table* later = m_after.project().table(table->id))
            put(m_tables.leaving(*table, *later));
        else
            put(m_tables.makingRoom(*table));
    freeNamesOfParts();
    keepRangesAsText();
}

void ChangeWriter::dropForGenerated(const Unit& unit)
{
    const Table& table = *m_original.table(TableId(unit.element.owner));
    const Column* column = table.column(ColumnId(unit.element.id));
    const bool isComputed = !column->generatedExpression.empty();
    if (!isComputed)
        m_losses.columnGoes(m_original, table, *column);
    put({.statement = unit.steps.front()->alone, .comment = "The column " + column->name + (isComputed ? ", computed anew" : " with all it holds"), .element = unit.element},
        isComputed ? std::vector{Cost::LocksTable} : std::vector{Cost::LocksTable, Cost::DeletesData, Cost::CannotBeTakenBack});
}

void ChangeWriter::drop(const Unit& unit, std::vector<Cost> costs)
{
    const Step& made = *unit.steps.front();
    const std::string statement = made.alone.empty() ? made.reverse : made.alone;
    if (statement.empty())
        return;
    put({.statement = statement, .runAs = made.reverseAs.value_or(made.runAs), .element = unit.element}, std::move(costs));
}

void ChangeWriter::takeBackPart(const Unit& unit)
{
    if (!lasts(unit.element) && unit.element.kind != ElementKind::Function)
        return;
    const Unit* next = m_next.find(unit.key());
    if (unit.part == "owner")
        return takeBackOwner(unit, next);
    if (!lasts(unit.element))
        return;
    if (next && !m_worklist.isPartRebuilt(unit) && (next->text() == unit.text() || unit.part == "comment"))
        return;
    if (!unit.steps.front()->alone.empty())
        put({.statement = unit.steps.front()->alone, .runAs = unit.steps.front()->runAs, .element = unit.element, .part = unit.part}, {});
}

void ChangeWriter::takeBackOwner(const Unit& unit, const Unit* next)
{
    const Function* later = m_after.project().functions.find(FunctionId(unit.element.id));
    if (!next && later && lasts(unit.element)) {
        const Role* owner = ownerRole(m_before.project());
        put({.statement = "ALTER " + functionObject(m_before.lexis(), m_before.project(), *m_before.project().functions.find(later->id)) + " OWNER TO " +
                          (owner ? quoted(owner->name) : "CURRENT_USER"),
             .comment = "Another owner",
             .runAs = RunAs::Starter,
             .element = unit.element},
            {});
    }
    // The right to use the schema goes with the last function of this owner.
    if ((!next || next->text() != unit.text()) && !ownerStillNeeded(unit))
        put({.statement = unit.steps.front()->reverse, .element = unit.element}, {});
}

bool ChangeWriter::ownerStillNeeded(const Unit& unit) const
{
    const Function& gone = *m_before.project().functions.find(FunctionId(unit.element.id));
    const auto& functions = m_after.project().functions;
    const Namespace* space = m_after.project().namespaces.find(gone.namespaceId);
    return std::any_of(functions.begin(), functions.end(), [&](const Function& f) { return f.owner == gone.owner && f.namespaceId == gone.namespaceId; }) ||
           (space && std::any_of(space->grants.begin(), space->grants.end(), [&](const Grant& g) { return g.role == gone.owner; }));
}

void ChangeWriter::dropTablesAndColumns()
{
    const auto& all = m_old.all();
    for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
        if (!unit->part.empty() || unit->element.kind != ElementKind::Table)
            continue;
        const Table& table = *m_before.project().table(TableId(unit->element.id));
        if (const Table* later = m_after.project().table(table.id))
            put(m_columns.dropped(m_original, table, *later));
        else
            dropTable(*unit);
    }
}

void ChangeWriter::dropTable(const Unit& unit)
{
    const Table& table = *m_original.table(TableId(unit.element.id));
    const bool isCopied = isRemade(table.id) || (table.partitionOf && isRemade(table.partitionOf));
    if (!isCopied)
        m_losses.tableGoes(m_original, table);
    const std::string statement = unit.steps.front()->reverse;
    put({.statement = statement, .comment = "The table " + table.name + (isCopied ? ", whose rows were copied" : " with all its rows"), .element = unit.element},
        isCopied ? std::vector{Cost::LocksTable} : std::vector{Cost::LocksTable, Cost::DeletesData, Cost::CannotBeTakenBack});
}

/// A range brings functions along that can't be put aside with it: its values wait as text.
void ChangeWriter::keepRangesAsText()
{
    for (const Table& table : m_before.project().tables)
        for (const Column& column : table.columns) {
            const UserType* type = m_before.project().types.find(column.userType);
            if (!type || type->kind != UserTypeKind::Range || !m_worklist.isNewlyMade(type->id) || m_before.project().table(table.partitionOf))
                continue;
            const std::string name = quoted(column.name);
            const std::string text = "text" + column.type;
            put({.statement = "ALTER TABLE " + tableName(m_before.project(), table) + "\n  ALTER COLUMN " + name + " TYPE " + text + " USING " + name + "::" + text,
                 .comment = "As text until its type is made anew",
                 .element = ElementRef::inTable(ElementKind::Column, table.id, column.id)},
                {Cost::LocksTable, Cost::RewritesTable});
        }
}

/// The server gives the keys of a part the names that those of the part before it still have.
void ChangeWriter::freeNamesOfParts()
{
    for (const Table& table : m_before.project().tables)
        if (isRemade(table.id) && table.partitionOf)
            put({.statement = "DO " + dollarQuoted("\nDECLARE\n  found oid;\nBEGIN\n  FOR found IN SELECT indexrelid FROM pg_index WHERE indrelid = " +
                                                   literal(tableName(m_before.project(), table)) +
                                                   "::regclass LOOP\n    EXECUTE format('ALTER INDEX %s RENAME TO %I', found::regclass, 'barch_aside_' || found);\n  END LOOP;\nEND "),
                 .element = ElementRef::table(table.id)},
                {});
}

void ChangeWriter::makeRoomFor(const UserType& type)
{
    const std::string name = qualified(m_before.project(), type.namespaceId, type.name);
    const auto element = ElementRef::of(ElementKind::UserType, type.id);
    if (type.kind == UserTypeKind::Range)
        put({.statement = "DROP TYPE " + name, .comment = "Type " + type.name + ", made anew", .element = element}, {});
    else
        put({.statement = "ALTER " + typeWord(type) + name + " RENAME TO " + quoted(asideName(type)), .comment = "Type " + type.name + ", made anew", .element = element}, {});
}

void ChangeWriter::dropPutAside(const UserType& type)
{
    if (type.kind == UserTypeKind::Range)
        return;
    put({.statement = "DROP " + typeWord(type) + qualified(m_before.project(), type.namespaceId, asideName(type)), .element = ElementRef::of(ElementKind::UserType, type.id)}, {});
}

bool ChangeWriter::goesLast(const ElementRef& element) const
{
    return element.kind == ElementKind::UserType || element.kind == ElementKind::Extension || element.kind == ElementKind::Function ||
           isBeforeTables(m_before.project(), element) ||
           (element.kind == ElementKind::Namespace && !m_after.project().namespaces.contains(NamespaceId(element.id)));
}

void ChangeWriter::dropTheRest()
{
    const auto& all = m_old.all();
    for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
        if (!unit->part.empty())
            continue;
        const ElementRef& element = unit->element;
        if (element.kind == ElementKind::UserType && m_worklist.isNewlyMade(UserTypeId(element.id)))
            dropPutAside(*m_before.project().types.find(UserTypeId(element.id)));
        if (m_worklist.isStuck(element)) {
            put({.statement = "DO " + dollarQuoted("\nBEGIN\n  RAISE WARNING 'Nobody has said how this is taken back, so it stays: %', " + literal(unit->steps.front()->comment) + ";\nEND "),
                 .comment = "Stays as it is",
                 .element = element},
                {Cost::CannotBeTakenBack});
            continue;
        }
        if (m_next.find(element) || m_worklist.isRebuilt(element))
            continue;
        if (element.kind == ElementKind::Sequence)
            drop(*unit, {Cost::CannotBeTakenBack});
        else if (goesLast(element))
            drop(*unit, {});
    }
}

}  // namespace barch::sql::postgresql
