#include "core/import/postgresql/tables.h"

#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/expression_text.h"
#include "core/import/postgresql/index_keys.h"
#include "core/import/postgresql/numbering.h"
#include "core/import/postgresql/privileges.h"
#include "core/import/postgresql/table_copies.h"
#include "core/import/postgresql/views.h"

#include <algorithm>

namespace barch::pg {
namespace {

void readPartitioning(Context& context, Table& table, const PgQuery__PartitionSpec& spec)
{
    const std::string_view strategy = text(spec.strategy);
    const auto starts = [&](char lower) { return !strategy.empty() && (strategy[0] | 32) == lower; };
    table.partitioning.strategy = starts('r') ? PartitionStrategy::Range : starts('l') ? PartitionStrategy::List : PartitionStrategy::Hash;
    const StatementText& words = context.statement.words();
    const std::size_t open = words.findSign(SqlPieceKind::Open, context.statement.wordAt(spec.location));
    const auto parts = open < words.size() ? words.parts(open + 1, words.closing(open)) : std::vector<std::pair<std::size_t, std::size_t>>();
    const Nodes list = nodes(spec.part_params, spec.n_part_params);
    for (std::size_t i = 0; i < list.size() && i < parts.size(); ++i) {
        const PgQuery__PartitionElem& element = *list[i]->partition_elem;
        IndexKey key;
        if (const Column* column = columnOf(context.state, table, text(element.name)))
            key.column = column->id;
        else
            key.expression = keyExpression(words, parts[i].first, parts[i].second);
        key.collation = collationName(nodes(element.collation, element.n_collation));
        for (const std::string& name : texts(nodes(element.opclass, element.n_opclass)))
            key.operatorClass += (key.operatorClass.empty() ? "" : ".") + identifier(name);
        table.partitioning.keys.push_back(std::move(key));
    }
}

void readElements(Context& context, Table& table, Nodes elements, std::vector<PendingConstraint>& pending)
{
    for (const Node* node : elements) {
        if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
            addColumn(context, table, *node->column_def, pending);
        else if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
            pending.push_back({node->constraint, {}, Deferral::NotDeferrable});
        else if (node->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
            copyColumns(context, table, *node->table_like_clause);
    }
}

void readParents(Context& context, Table& table, const PgQuery__CreateStmt& statement)
{
    for (const Node* node : nodes(statement.inh_relations, statement.n_inh_relations)) {
        Table* parent = context.state.table(*node->range_var);
        if (!parent) {
            context.missing("table", pathText(*node->range_var));
            continue;
        }
        addHeir(context.state, *parent, table, statement.partbound != nullptr);
        if (statement.partbound && !statement.partbound->is_default)
            table.partitionBounds = partitionBounds(context.statement.words(), 0);
    }
}

/// Says why there is nothing to make; empty: make it.
std::string reasonAgainst(const SchemaState& state, const PgQuery__CreateStmt& statement, const QualifiedName& name)
{
    if (text(statement.relation->relpersistence) == "t")
        return "A temporary table is gone when its session ends.";
    return state.hasRelation(name.space, name.name) ? "Something of that name is there already." : "";
}

}  // namespace

std::string partitionBounds(const StatementText& words, std::size_t from)
{
    // The parser points behind FOR VALUES.
    const std::size_t first = words.find("for", from < 2 ? 0 : from - 2);
    const std::size_t open = words.findSign(SqlPieceKind::Open, first);
    if (open >= words.size())
        return {};
    std::size_t end = words.closing(open) + 1;
    if (words.is(end, "to") && end + 1 < words.size() && words[end + 1].kind == SqlPieceKind::Open)
        end = words.closing(end + 1) + 1;
    return words.text(first, end);
}

void addHeir(SchemaState& state, Table& parent, Table& child, bool isPartition)
{
    if (isPartition) {
        child.partitionOf = parent.id;
        for (const Column& column : parent.columns)
            columnOf(state, child, column.name);
    } else {
        child.inherits.push_back(parent.id);
    }
    state.heirs[parent.id].push_back(child.id);
}

void removeHeir(SchemaState& state, Table& parent, Table& child)
{
    for (const Column& column : parent.columns)
        columnOf(state, child, column.name);
    if (child.partitionOf == parent.id) {
        child.partitionOf = {};
        child.partitionBounds.clear();
    }
    std::erase(child.inherits, parent.id);
    std::erase(state.heirs[parent.id], child.id);
}

void createTable(Context& context, const PgQuery__CreateStmt& statement)
{
    SchemaState& state = context.state;
    const QualifiedName name = state.nameForNew(*statement.relation);
    if (const std::string reason = reasonAgainst(state, statement, name); !reason.empty()) {
        context.skipped("CREATE TABLE " + shortened(name.name), reason);
        return;
    }
    const auto id = state.fresh<TableId>();
    Table& table = state.tables[id];
    table.id = id;
    table.namespaceId = name.space;
    table.name = name.name;
    table.unlogged = text(statement.relation->relpersistence) == "u";
    state.addRelation(name.space, name.name, {RelationKind::Table, id, {}});
    readParents(context, table, statement);
    std::vector<PendingConstraint> pending;
    readElements(context, table, nodes(statement.table_elts, statement.n_table_elts), pending);
    readElements(context, table, nodes(statement.constraints, statement.n_constraints), pending);
    addConstraints(context, table, pending);
    if (statement.partspec)
        readPartitioning(context, table, *statement.partspec);
    for (const Node* node : nodes(statement.table_elts, statement.n_table_elts))
        if (node->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
            copyIndexes(context, table, *node->table_like_clause);
    const std::string storage = optionsText(nodes(statement.options, statement.n_options));
    if (!storage.empty() && storage != "oids = false" && storage != "oids")
        table.options = "WITH (" + storage + ")";
    if (const std::string_view method = text(statement.access_method); !method.empty() && method != "heap")
        table.options = "USING " + identifier(method) + (table.options.empty() ? "" : " " + table.options);
    grantByDefault(state, table.grants, "tables", table.namespaceId);
}

void dropTable(SchemaState& state, TableId id)
{
    const auto found = state.tables.find(id);
    if (found == state.tables.end())
        return;
    const std::vector<TableId> heirs = state.heirs.contains(id) ? state.heirs.at(id) : std::vector<TableId>();
    for (const TableId heir : heirs)
        dropTable(state, heir);
    Table& table = found->second;
    dropReferencesTo(state, id);
    dropViewsThatRead(state, id);
    std::vector<SequenceId> owned;
    for (const auto& [sequence, element] : state.sequences)
        if (element.ownedByTable == id)
            owned.push_back(sequence);
    for (const SequenceId sequence : owned)
        dropSequence(state, sequence);
    for (const Column& column : table.columns)
        state.numberedBy.erase(column.id);
    for (const TableId parent : table.inherits)
        std::erase(state.heirs[parent], id);
    if (table.partitionOf)
        std::erase(state.heirs[table.partitionOf], id);
    state.heirs.erase(id);
    forgetNames(state, table);
    state.forgetRelation(table.namespaceId, table.name);
    state.tables.erase(id);
}

}  // namespace barch::pg
