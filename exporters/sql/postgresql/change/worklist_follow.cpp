#include "exporters/sql/postgresql/change/worklist.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/postgresql/change/unit_elements.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

bool sameSet(std::vector<ColumnId> a, std::vector<ColumnId> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

}  // namespace

void Worklist::settle()
{
    while (!m_columnCauses.empty() || !m_nameCauses.empty() || !m_keyCauses.empty()) {
        const auto columns = std::exchange(m_columnCauses, {});
        const auto names = std::exchange(m_nameCauses, {});
        const auto keys = std::exchange(m_keyCauses, {});
        for (const ColumnCause& cause : columns)
            followColumn(cause);
        for (const std::string& name : names)
            followName(name);
        for (const Unit* key : keys)
            followKey(*key);
    }
}

void Worklist::rebuild(const Unit& unit)
{
    if (!isLoose(unit.element.kind) || !m_rebuilt.insert(elementKey(unit.element)).second)
        return;
    m_replaced.erase(elementKey(unit.element));
    if (unit.element.kind == ElementKind::View)
        m_nameCauses.push_back(m_before.project().views.find(ViewId(unit.element.id))->name);
    else if (unit.element.kind == ElementKind::Function)
        m_nameCauses.push_back(m_before.project().functions.find(FunctionId(unit.element.id))->name);
    else if (unit.element.owner && !keyColumns(m_before.project(), unit.element).empty())
        m_keyCauses.push_back(&unit);
}

void Worklist::regenerate(const Table& table, const Column& column)
{
    ColumnWork& work = m_columns[{table.id, column.id}];
    if (!std::exchange(work.regenerated, true))
        m_columnCauses.push_back({&table, column.name, true});
}

bool Worklist::ownPartFollows(const Unit& unit, const ColumnCause& cause) const
{
    const Table& table = *m_before.project().table(TableId(unit.element.owner));
    if (!mentionsIdentifier(unit.text(), cause.name))
        return false;
    if (cause.goes)
        return true;
    // The server brings plain keys and indexes to the new type by itself.
    if (unit.element.kind == ElementKind::Index) {
        const Index* index = findIn(table.indexes, unit.element.id);
        return index && (!index->predicate.empty() || std::any_of(index->keys.begin(), index->keys.end(), [](const IndexKey& key) {
                             return !key.column || !key.operatorClass.empty();
                         }));
    }
    return unit.element.kind != ElementKind::Constraint || keyColumns(m_before.project(), unit.element).empty();
}

bool Worklist::foreignKeyFollows(const Unit& unit, const ColumnCause& cause) const
{
    const ForeignKey* key = foreignKeyOf(m_before.project(), unit.element);
    return key && key->target == cause.table->id && std::any_of(key->targetColumns.begin(), key->targetColumns.end(), [&](ColumnId id) {
               const Column* column = cause.table->column(id);
               return column && column->name == cause.name;
           });
}

void Worklist::followOwnParts(const ColumnCause& cause)
{
    for (const Unit* unit : m_dependents.partsOf(cause.table->id))
        if (!isRebuilt(unit->element) && ownPartFollows(*unit, cause))
            rebuild(*unit);
}

void Worklist::followColumn(const ColumnCause& cause)
{
    followOwnParts(cause);
    const auto& own = m_dependents.partsOf(cause.table->id);
    const auto isOwn = [&](const Unit* unit) { return unit->element.owner && std::find(own.begin(), own.end(), unit) != own.end(); };
    for (const Unit* unit : m_dependents.readersOf(cause.table->name)) {
        const std::string text = unit->text();
        if (!isOwn(unit) && mentionsIdentifier(text, cause.table->name) && (mentionsIdentifier(text, cause.name) || text.find('*') != std::string::npos))
            rebuild(*unit);
    }
    for (const Unit* unit : m_dependents.referencesTo(cause.table->id))
        if (!isOwn(unit) && foreignKeyFollows(*unit, cause))
            rebuild(*unit);
    for (const Column& column : cause.table->columns)
        if (column.name != cause.name && !column.generatedExpression.empty() && mentionsIdentifier(column.generatedExpression, cause.name))
            regenerate(*cause.table, column);
}

void Worklist::followName(const std::string& name)
{
    for (const Unit* unit : m_dependents.mentionsOf(name)) {
        const ElementRef& element = unit->element;
        if (isRebuilt(element) || !mentionsIdentifier(unit->text(), name))
            continue;
        if (element.kind == ElementKind::View && unit->part.starts_with("trigger "))
            m_parts.insert(unit->key());
        if (!unit->part.empty() || element.kind == ElementKind::Verbatim)
            continue;
        const bool itself = element.kind == ElementKind::Function && m_before.project().functions.find(FunctionId(element.id))->name == name;
        // Parts name their own table: that is no need of it.
        const Table* own = element.owner ? m_before.project().table(TableId(element.owner)) : nullptr;
        const bool isForeignKey = own && foreignKeyOf(m_before.project(), element);
        if (!itself && !(own && own->name == name) && !isForeignKey)
            rebuild(*unit);
    }
    for (const Table& table : m_before.project().tables)
        for (const Column& column : table.columns) {
            if (mentionsIdentifier(column.generatedExpression, name))
                regenerate(table, column);
            if (mentionsIdentifier(column.defaultExpression, name))
                m_columns[{table.id, column.id}].dropsDefault = true;
        }
}

void Worklist::followKey(const Unit& key)
{
    const auto columns = keyColumns(m_before.project(), key.element);
    const Table& table = *m_before.project().table(TableId(key.element.owner));
    const bool isPrimary = table.primaryKey && table.primaryKey->id == key.element.id;
    for (const Unit* unit : m_dependents.referencesTo(table.id))
        if (sameSet(foreignKeyOf(m_before.project(), unit->element)->targetColumns, columns))
            rebuild(*unit);
    if (!isPrimary)
        return;
    // Grouping by a primary key needs it.
    for (const Unit* unit : m_dependents.readersOf(table.name))
        if (unit->element.kind == ElementKind::View && mentionsIdentifier(unit->text(), table.name))
            rebuild(*unit);
}

}  // namespace barch::sql::postgresql
