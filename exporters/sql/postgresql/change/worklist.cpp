#include "exporters/sql/postgresql/change/worklist.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/column_pairs.h"
#include "exporters/sql/postgresql/change/type_changes.h"
#include "exporters/sql/postgresql/change/unit_elements.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {

Worklist::Worklist(Draft& before, Draft& after, const Units& old, const Units& next, const std::vector<ElementRef>& views, bool isWayBack)
    : m_before(before), m_after(after), m_old(old), m_next(next), m_isWayBack(isWayBack), m_dependents(before, old)
{
    compareTypes();
    compareTables();
    compareKept();
    compareUnits();
    for (const ElementRef& view : views)
        if (const Unit* unit = m_old.find(view))
            rebuild(*unit);
    settle();
}

bool Worklist::isRebuilt(const ElementRef& element) const
{
    return m_rebuilt.contains(elementKey(element));
}

bool Worklist::isStuck(const ElementRef& element) const
{
    return m_stuck.contains(elementKey(element));
}

bool Worklist::isPartRebuilt(const Unit& unit) const
{
    return m_parts.contains(unit.key());
}

bool Worklist::isReplaced(const ElementRef& element) const
{
    return m_replaced.contains(elementKey(element));
}

const ColumnWork* Worklist::work(TableId table, ColumnId column) const
{
    const auto found = m_columns.find({table, column});
    return found == m_columns.end() ? nullptr : &found->second;
}

void Worklist::refuse(const ElementRef& element, std::string what, std::string advice)
{
    if (!m_refusal)
        m_refusal = Error{std::move(what), oneLine(pathOf(m_after.project(), element)), std::move(advice)};
}

/// Whether a table or another type is made of this one.
bool Worklist::isHeld(const UserType& type) const
{
    auto uses = [&](const Column& column) { return column.userType == type.id || mentionsIdentifier(column.type, type.name); };
    for (const Table& table : m_before.project().tables)
        if (std::any_of(table.columns.begin(), table.columns.end(), uses))
            return true;
    for (const UserType& other : m_before.project().types)
        if (other.id != type.id && (mentionsIdentifier(other.baseType, type.name) || std::any_of(other.attributes.begin(), other.attributes.end(), uses)))
            return true;
    return false;
}

void Worklist::compareTypes()
{
    for (const UserType& before : m_before.project().types) {
        const auto element = ElementRef::of(ElementKind::UserType, before.id);
        const UserType* after = m_after.project().types.find(before.id);
        const Unit* old = m_old.find(element);
        const Unit* next = m_next.find(element);
        if (!after || !old || !next || old->text() == next->text())
            continue;
        if (onlyAddsValues(before, *after))
            m_extended.insert(before.id);
        else if (canBeAltered(m_before, m_after, before, *after, isHeld(before)))
            m_altered.insert(before.id);
        else
            m_types.insert(before.id);
        if (m_altered.contains(before.id) && losesAttributes(m_before, m_after, before, *after))
            m_nameCauses.push_back(before.name);
    }
    remakeWhatTheyMake();
    for (const UserTypeId id : m_types)
        m_nameCauses.push_back(m_after.project().types.find(id)->name);
}

/// A type that is made of one that is made anew has to be made anew itself.
void Worklist::remakeWhatTheyMake()
{
    for (std::size_t known = ~std::size_t{0}; known != m_types.size();) {
        known = m_types.size();
        for (const UserType& other : m_before.project().types) {
            if (!m_after.project().types.contains(other.id))
                continue;
            const bool uses = std::any_of(m_types.begin(), m_types.end(), [&](UserTypeId id) {
                const std::string& name = m_before.project().types.find(id)->name;
                return other.id != id && (mentionsIdentifier(other.baseType, name) ||
                                          std::any_of(other.attributes.begin(), other.attributes.end(), [&](const Column& c) { return c.userType == id || mentionsIdentifier(c.type, name); }));
            });
            if (uses && m_types.insert(other.id).second) {
                m_altered.erase(other.id);
                m_extended.erase(other.id);
            }
        }
    }
}

bool Worklist::isOfNewType(const Column& column) const
{
    return std::any_of(m_types.begin(), m_types.end(), [&](UserTypeId id) {
        return column.userType == id || (!column.userType && mentionsIdentifier(column.type, m_before.project().types.find(id)->name));
    });
}

void Worklist::compareTables()
{
    const auto& before = m_before.project();
    const auto& after = m_after.project();
    if (before.tenancy->ownerRole != after.tenancy->ownerRole)
        refuse(ElementRef{}, "A change script can't give everything to another owner role.",
               "Keep the owner role, and rename it if it shall be called something else.");
    for (const Table& table : before.tables)
        if (const Table* later = after.table(table.id))
            compareColumns(table, *later);
        else
            m_nameCauses.push_back(table.name);
}

void Worklist::compareColumns(const Table& before, const Table& after)
{
    bool addsOne = false;
    for (const ColumnPair& pair : columnPairs(m_before.project(), before, m_after.project(), after)) {
        if (!pair.before)
            addsOne = true;
        else if (!pair.after)
            m_columnCauses.push_back({&before, pair.before->name, true});
        else
            compareColumn(before, after, *pair.before, *pair.after);
    }
    if (addsOne)  // what reads all columns has one more
        for (const View& view : m_before.project().views)
            if (view.definition.find('*') != std::string::npos && mentionsIdentifier(view.definition, before.name))
                if (const Unit* unit = m_old.find(ElementRef::of(ElementKind::View, view.id)))
                    rebuild(*unit);
}

void Worklist::compareColumn(const Table& before, const Table& after, const Column& column, const Column& later)
{
    auto type = [](Draft& draft, const Table& table, const Column& of) {
        return typeText(draft, of, ElementRef::inTable(ElementKind::Column, table.id, of.id)) + " " + of.collation;
    };
    const bool generatedAnew = later.generatedExpression != column.generatedExpression && !later.generatedExpression.empty();
    if (generatedAnew)
        return regenerate(before, column);
    if (type(m_before, before, column) == type(m_after, after, later) && !isOfNewType(column))
        return;
    if (!column.generatedExpression.empty())
        return regenerate(before, column);
    m_columns[{before.id, column.id}] = {.retyped = true, .dropsDefault = !column.defaultExpression.empty()};
    m_columnCauses.push_back({&before, column.name, false});
}

void Worklist::compareUnits()
{
    for (const Unit& unit : m_old.all()) {
        if (!unit.part.empty() || !isLoose(unit.element.kind) || isStuck(unit.element))
            continue;
        const bool leaves = unit.element.owner && unit.element.kind != ElementKind::Verbatim && !m_after.project().table(TableId(unit.element.owner));
        const Unit* next = m_next.find(unit.key());
        if (leaves && (unit.element.kind == ElementKind::Index || (unit.element.kind == ElementKind::Constraint && !foreignKeyOf(m_before.project(), unit.element))))
            continue;  // goes with its table
        if (!next && unit.element.kind == ElementKind::Function)
            m_nameCauses.push_back(m_before.project().functions.find(FunctionId(unit.element.id))->name);
        else if (!next && isBeforeTables(m_before.project(), unit.element))
            continue;  // what it made may be in use until the end
        else if (!next)
            rebuild(unit);
        else if (unit.element.kind == ElementKind::Function)
            compareFunction(unit, *next);
        else if (unit.text() != next->text())
            rebuild(unit);
    }
}

/// SQL kept word for word that goes or changes, and that nobody has said how to take back.
void Worklist::compareKept()
{
    for (const Unit& unit : m_old.all()) {
        const Unit* next = m_next.find(unit.key());
        if (unit.element.kind != ElementKind::Verbatim || !unit.steps.front()->reverse.empty() || (next && next->text() == unit.text()))
            continue;
        if (m_isWayBack)
            m_stuck.insert(elementKey(unit.element));
        else
            refuse(unit.element, "SQL that is kept word for word was changed or removed, and nobody has said how it is taken back.",
                   "Give it SQL for the way down, or write this migration by hand.");
    }
}

void Worklist::compareFunction(const Unit& unit, const Unit& later)
{
    const Function& before = *m_before.project().functions.find(FunctionId(unit.element.id));
    const Function& after = *m_after.project().functions.find(FunctionId(unit.element.id));
    auto part = [&](const Units& units, const std::string& name) {
        const Unit* found = units.find(unit.element, name);
        return found ? found->text() : std::string();
    };
    // Whether everybody may execute it can't be told from the catalogue's default: made anew.
    bool anew = before.arguments != after.arguments || before.returns != after.returns || before.kind != after.kind;
    for (const char* name : {"not public", "grant PUBLIC"})
        anew = anew || part(m_old, name) != part(m_next, name);
    if (anew || (after.kind == FunctionKind::Aggregate && unit.text() != later.text()))
        rebuild(unit);
    else if (unit.text() != later.text())
        m_replaced.insert(elementKey(unit.element));
}

}  // namespace barch::sql::postgresql
