#include "core/import/postgresql/constraints.h"

#include "core/model/sql_tokens.h"

#include <algorithm>

namespace barch::pg {
namespace {

template <class List>
auto named(List& list, const std::string& name)
{
    return std::find_if(list.begin(), list.end(), [&](const auto& element) { return element.name == name; });
}

template <class List>
bool eraseNamed(List& list, const std::string& name)
{
    return std::erase_if(list, [&](const auto& element) { return element.name == name; }) > 0;
}

bool holds(const std::vector<ColumnId>& columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

/// Takes out what `goes` says, and its names.
template <class List, class Goes>
void eraseWhere(SchemaState& state, const Table& table, List& list, bool isConstraint, bool isRelation, Goes goes)
{
    std::erase_if(list, [&](const auto& element) {
        if (!goes(element))
            return false;
        if (isConstraint)
            state.forgetConstraintName(table.namespaceId, element.name);
        if (isRelation)
            state.forgetRelation(table.namespaceId, element.name);
        return true;
    });
}

bool mentions(const Table& table, const std::string& expression, ColumnId id)
{
    const Column* column = table.column(id);
    return column && mentionsIdentifier(expression, column->name);
}

template <class Visit>
void forEachConstraintName(const Table& table, Visit visit)
{
    if (table.primaryKey)
        visit(table.primaryKey->name, table.primaryKey->id, true);
    for (const auto& key : table.uniques)
        visit(key.name, key.id, true);
    for (const auto& key : table.exclusions)
        visit(key.name, key.id, true);
    for (const auto& key : table.foreignKeys)
        visit(key.name, key.id, false);
    for (const auto& key : table.checks)
        visit(key.name, key.id, false);
}

}  // namespace

bool dropConstraint(SchemaState& state, Table& table, const std::string& name)
{
    if (table.primaryKey && table.primaryKey->name == name) {
        table.primaryKey.reset();
        state.forgetRelation(table.namespaceId, name);
    } else if (eraseNamed(table.uniques, name) || eraseNamed(table.exclusions, name)) {
        state.forgetRelation(table.namespaceId, name);
    } else if (!eraseNamed(table.foreignKeys, name) && !eraseNamed(table.checks, name)) {
        return false;
    }
    state.forgetConstraintName(table.namespaceId, name);
    return true;
}

bool renameConstraint(SchemaState& state, Table& table, const std::string& from, const std::string& to)
{
    AnyId relation;
    const auto rename = [&](auto& list, bool isRelation) {
        const auto found = named(list, from);
        if (found == list.end())
            return false;
        found->name = to;
        relation = isRelation ? AnyId(found->id) : AnyId();
        return true;
    };
    if (table.primaryKey && table.primaryKey->name == from) {
        table.primaryKey->name = to;
        relation = table.primaryKey->id;
    } else if (!rename(table.uniques, true) && !rename(table.exclusions, true) && !rename(table.foreignKeys, false) && !rename(table.checks, false)) {
        return false;
    }
    state.forgetConstraintName(table.namespaceId, from);
    state.addConstraintName(table.namespaceId, to);
    if (relation) {
        state.forgetRelation(table.namespaceId, from);
        state.addRelation(table.namespaceId, to, {RelationKind::Index, relation, table.id});
    }
    return true;
}

bool validateConstraint(Table& table, const std::string& name)
{
    if (const auto check = named(table.checks, name); check != table.checks.end())
        return check->validated = true;
    if (const auto key = named(table.foreignKeys, name); key != table.foreignKeys.end())
        return key->validated = true;
    return false;
}

void dropConstraintsOn(SchemaState& state, Table& table, ColumnId column)
{
    const auto keyHolds = [&](const auto& key) { return holds(key.columns, column) || holds(key.include, column); };
    if (table.primaryKey && keyHolds(*table.primaryKey))
        dropConstraint(state, table, std::string(table.primaryKey->name));
    eraseWhere(state, table, table.uniques, true, true, keyHolds);
    eraseWhere(state, table, table.foreignKeys, true, false, [&](const ForeignKey& key) { return holds(key.columns, column); });
    eraseWhere(state, table, table.checks, true, false, [&](const Check& check) { return mentions(table, check.expression, column); });
    eraseWhere(state, table, table.exclusions, true, true, [&](const Exclusion& exclusion) {
        return mentions(table, exclusion.predicate, column) || std::any_of(exclusion.elements.begin(), exclusion.elements.end(), [&](const auto& element) {
                   return element.column == column || mentions(table, element.expression, column);
               });
    });
    eraseWhere(state, table, table.indexes, false, true, [&](const Index& index) {
        return holds(index.include, column) || mentions(table, index.predicate, column) ||
               std::any_of(index.keys.begin(), index.keys.end(), [&](const auto& key) { return key.column == column || mentions(table, key.expression, column); });
    });
    for (auto& [id, other] : state.tables)
        eraseWhere(state, other, other.foreignKeys, true, false, [&](const ForeignKey& key) { return key.target == table.id && holds(key.targetColumns, column); });
}

void dropReferencesTo(SchemaState& state, TableId target)
{
    for (auto& [id, table] : state.tables)
        if (id != target)
            eraseWhere(state, table, table.foreignKeys, true, false, [&](const ForeignKey& key) { return key.target == target; });
}

void forgetNames(SchemaState& state, const Table& table)
{
    forEachConstraintName(table, [&](const std::string& name, ConstraintId, bool isRelation) {
        state.forgetConstraintName(table.namespaceId, name);
        if (isRelation)
            state.forgetRelation(table.namespaceId, name);
    });
    for (const Index& index : table.indexes)
        state.forgetRelation(table.namespaceId, index.name);
}

void addNames(SchemaState& state, const Table& table)
{
    forEachConstraintName(table, [&](const std::string& name, ConstraintId id, bool isRelation) {
        state.addConstraintName(table.namespaceId, name);
        if (isRelation)
            state.addRelation(table.namespaceId, name, {RelationKind::Index, id, table.id});
    });
    for (const Index& index : table.indexes)
        state.addRelation(table.namespaceId, index.name, {RelationKind::Index, index.id, table.id});
}

}  // namespace barch::pg
