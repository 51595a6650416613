#include "core/import/postgresql/constraints.h"

#include "core/import/postgresql/derived_names.h"
#include "core/import/postgresql/expression_text.h"
#include "core/import/postgresql/index_keys.h"

#include <algorithm>

namespace barch::pg {
namespace {

using Constraint = PgQuery__Constraint;

std::vector<std::string> namesOf(const Table& table, const std::vector<ColumnId>& ids)
{
    std::vector<std::string> names;
    for (const ColumnId id : ids)
        if (const Column* column = table.column(id))
            names.push_back(column->name);
    return names;
}

Deferral deferralOf(const PendingConstraint& pending)
{
    const Constraint& constraint = *pending.constraint;
    if (pending.deferral != Deferral::NotDeferrable)
        return pending.deferral;
    return constraint.initdeferred ? Deferral::InitiallyDeferred : constraint.deferrable ? Deferral::InitiallyImmediate : Deferral::NotDeferrable;
}

std::vector<ColumnId> keyColumns(Context& context, Table& table, const PendingConstraint& pending)
{
    const Constraint& constraint = *pending.constraint;
    if (constraint.n_keys > 0)
        return columnsOf(context, table, nodes(constraint.keys, constraint.n_keys));
    const Column* column = columnOf(context.state, table, pending.column);
    return column ? std::vector<ColumnId>{column->id} : std::vector<ColumnId>();
}

/// Registers the index that stands behind a key.
void addKeyName(SchemaState& state, const Table& table, ConstraintId id, const std::string& name)
{
    state.addRelation(table.namespaceId, name, {RelationKind::Index, id, table.id});
    state.addConstraintName(table.namespaceId, name);
}

void setNotNull(Table& table, const std::vector<ColumnId>& ids)
{
    for (Column& column : table.columns)
        if (std::find(ids.begin(), ids.end(), column.id) != ids.end())
            column.nullable = false;
}

/// The columns of the index that ADD CONSTRAINT ... USING INDEX makes a key of; the index is gone then.
bool takeIndex(Context& context, Table& table, const Constraint& constraint, std::vector<ColumnId>& columns, std::vector<ColumnId>& include, bool& nullsNotDistinct)
{
    const auto index = std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& each) { return each.name == text(constraint.indexname); });
    if (index == table.indexes.end()) {
        context.missing("index", text(constraint.indexname));
        return false;
    }
    for (const IndexKey& key : index->keys)
        columns.push_back(key.column);
    include = index->include;
    nullsNotDistinct = index->nullsNotDistinct;
    context.state.forgetRelation(table.namespaceId, index->name);
    table.indexes.erase(index);
    return true;
}

void addKey(Context& context, Table& table, const PendingConstraint& pending)
{
    const Constraint& constraint = *pending.constraint;
    const bool isPrimary = constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY;
    std::vector<ColumnId> columns;
    std::vector<ColumnId> include;
    bool nullsNotDistinct = constraint.nulls_not_distinct;
    std::string name(text(constraint.conname));
    if (!text(constraint.indexname).empty()) {
        if (!takeIndex(context, table, constraint, columns, include, nullsNotDistinct))
            return;
        name = name.empty() ? std::string(text(constraint.indexname)) : name;
    } else {
        columns = keyColumns(context, table, pending);
        include = columnsOf(context, table, nodes(constraint.including, constraint.n_including));
    }
    if (columns.empty())
        return;
    if (name.empty())
        name = isPrimary ? freeRelationName(context.state, table.namespaceId, table.name, {}, "pkey", true)
                         : freeRelationName(context.state, table.namespaceId, table.name, columnsInName(indexColumnNames(namesOf(table, columns))), "key", true);
    const auto id = context.state.fresh<ConstraintId>();
    addKeyName(context.state, table, id, name);
    if (isPrimary) {
        setNotNull(table, columns);
        PrimaryKey key;
        key.id = id;
        key.name = std::move(name);
        key.columns = std::move(columns);
        key.include = std::move(include);
        key.deferral = deferralOf(pending);
        table.primaryKey = std::move(key);
        return;
    }
    UniqueConstraint key;
    key.id = id;
    key.name = std::move(name);
    key.columns = std::move(columns);
    key.include = std::move(include);
    key.nullsNotDistinct = nullsNotDistinct;
    key.deferral = deferralOf(pending);
    table.uniques.push_back(std::move(key));
}

/// The only column that the expression is about, or nothing.
std::string onlyColumn(const Table& table, const Node* expression)
{
    std::string found;
    bool several = false;
    auto visit = [&](const ProtobufCMessage& message) {
        if (message.descriptor != &pg_query__column_ref__descriptor)
            return;
        const auto& reference = reinterpret_cast<const PgQuery__ColumnRef&>(message);
        const std::string name(reference.n_fields ? text(reference.fields[reference.n_fields - 1]) : std::string_view());
        if (!table.columnNamed(name))
            return;
        several = several || (!found.empty() && found != name);
        found = name;
    };
    if (expression)
        forEachMessage(expression->base, visit);
    return several ? std::string() : found;
}

void addCheck(Context& context, Table& table, const PendingConstraint& pending, bool isNewTable)
{
    const Constraint& constraint = *pending.constraint;
    Check check;
    check.id = context.state.fresh<ConstraintId>();
    check.expression = parenthesised(context.statement.words(), "check", context.statement.wordAt(constraint.location));
    check.validated = isNewTable || !constraint.skip_validation;
    check.noInherit = constraint.is_no_inherit;
    check.name = text(constraint.conname);
    if (check.name.empty())
        check.name = freeConstraintName(context.state, table.namespaceId, table.name, onlyColumn(table, constraint.raw_expr), "check");
    const auto same = [&](const Check& each) { return each.name == check.name; };
    if (std::any_of(table.checks.begin(), table.checks.end(), same))
        return;  // merged with the one that is inherited
    context.state.addConstraintName(table.namespaceId, check.name);
    if (!check.noInherit)
        for (Table* child : childrenOf(context.state, table.id))
            if (std::none_of(child->checks.begin(), child->checks.end(), same))
                context.state.addConstraintName(child->namespaceId, check.name);
    table.checks.push_back(std::move(check));
}

ReferentialAction action(std::string_view letter)
{
    switch (letter.empty() ? 'a' : letter[0]) {
    case 'r': return ReferentialAction::Restrict;
    case 'c': return ReferentialAction::Cascade;
    case 'n': return ReferentialAction::SetNull;
    case 'd': return ReferentialAction::SetDefault;
    default: return ReferentialAction::NoAction;
    }
}

void addForeignKey(Context& context, Table& table, const PendingConstraint& pending, bool isNewTable)
{
    const Constraint& constraint = *pending.constraint;
    Table* target = context.state.table(*constraint.pktable);
    if (!target) {
        context.missing("table", pathText(*constraint.pktable));
        return;
    }
    ForeignKey key;
    const Nodes own = nodes(constraint.fk_attrs, constraint.n_fk_attrs);
    if (!own.empty())
        key.columns = columnsOf(context, table, own);
    else if (const Column* column = columnOf(context.state, table, pending.column))
        key.columns = {column->id};
    key.target = target->id;
    if (constraint.n_pk_attrs > 0)
        key.targetColumns = columnsOf(context, *target, nodes(constraint.pk_attrs, constraint.n_pk_attrs));
    else if (target->primaryKey)
        key.targetColumns = target->primaryKey->columns;
    if (key.columns.empty() || key.columns.size() != key.targetColumns.size()) {
        context.skipped("FOREIGN KEY of " + shortened(table.name), "The key that it refers to is not known.");
        return;
    }
    key.id = context.state.fresh<ConstraintId>();
    key.onDelete = action(text(constraint.fk_del_action));
    key.onUpdate = action(text(constraint.fk_upd_action));
    key.setColumns = columnsOf(context, table, nodes(constraint.fk_del_set_cols, constraint.n_fk_del_set_cols));
    key.matchFull = text(constraint.fk_matchtype) == "f";
    key.validated = isNewTable || !constraint.skip_validation;
    key.deferral = deferralOf(pending);
    key.name = text(constraint.conname);
    if (key.name.empty())
        key.name = freeConstraintName(context.state, table.namespaceId, table.name, columnsInName(namesOf(table, key.columns)), "fkey");
    context.state.addConstraintName(table.namespaceId, key.name);
    table.foreignKeys.push_back(std::move(key));
}

void addExclusion(Context& context, Table& table, const PendingConstraint& pending)
{
    const Constraint& constraint = *pending.constraint;
    const StatementText& words = context.statement.words();
    const std::size_t begin = words.find("exclude", context.statement.wordAt(constraint.location));
    const std::size_t open = words.findSign(SqlPieceKind::Open, begin);
    Exclusion exclusion;
    exclusion.id = context.state.fresh<ConstraintId>();
    exclusion.method = text(constraint.access_method);
    const auto parts = open < words.size() ? words.parts(open + 1, words.closing(open)) : std::vector<std::pair<std::size_t, std::size_t>>();
    const Nodes list = nodes(constraint.exclusions, constraint.n_exclusions);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < list.size() && i < parts.size(); ++i) {
        const Nodes pair = listOf(list[i]);
        const IndexKey key = indexKey(context, &table, *pair[0]->index_elem, parts[i].first, parts[i].second);
        const Nodes operators = listOf(pair[1]);
        names.push_back(key.column ? table.column(key.column)->name : nameOfExpression(pair[0]->index_elem->expr));
        exclusion.elements.push_back({key.column, key.expression, key.collation, key.operatorClass,
                                      operators.empty() ? std::string() : std::string(text(operators.back())), {}});
    }
    exclusion.include = columnsOf(context, table, nodes(constraint.including, constraint.n_including));
    if (constraint.where_clause)
        exclusion.predicate = parenthesised(words, "where", words.closing(open) + 1);
    exclusion.deferral = deferralOf(pending);
    exclusion.name = text(constraint.conname);
    if (exclusion.name.empty())
        exclusion.name = freeRelationName(context.state, table.namespaceId, table.name, columnsInName(indexColumnNames(names)), "excl", true);
    addKeyName(context.state, table, exclusion.id, exclusion.name);
    table.exclusions.push_back(std::move(exclusion));
}

}  // namespace

void addConstraint(Context& context, Table& table, const PendingConstraint& pending, bool isNewTable)
{
    switch (pending.constraint->contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK: return addCheck(context, table, pending, isNewTable);
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: return addKey(context, table, pending);
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: return addExclusion(context, table, pending);
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: return addForeignKey(context, table, pending, isNewTable);
    default: return;
    }
}

void addConstraints(Context& context, Table& table, const std::vector<PendingConstraint>& pending)
{
    static constexpr auto orderOf = [](PgQuery__ConstrType type) {
        return type == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK ? 0 : type == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY ? 1 : type == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN ? 3 : 2;
    };
    for (int order = 0; order < 4; ++order)
        for (const PendingConstraint& each : pending) {
            if (orderOf(each.constraint->contype) != order)
                continue;
            // UNIQUE of the very columns of the primary key makes nothing.
            const bool isUnique = each.constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE;
            if (isUnique && table.primaryKey && each.constraint->n_including == 0 && keyColumns(context, table, each) == table.primaryKey->columns &&
                deferralOf(each) == table.primaryKey->deferral && !each.constraint->nulls_not_distinct && table.primaryKey->include.empty())
                continue;
            addConstraint(context, table, each, true);
        }
}

}  // namespace barch::pg
