#include "core/import/postgresql/columns.h"

#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/expression_text.h"
#include "core/import/postgresql/numbering.h"
#include "core/import/postgresql/type_names.h"

#include <algorithm>

namespace barch::pg {
namespace {

void readDefault(Context& context, Column& column, const PgQuery__Constraint& constraint)
{
    if (const SequenceId sequence = sequenceOfDefault(context.state, constraint.raw_expr)) {
        context.state.numberedBy[column.id] = sequence;
        return;
    }
    const StatementText& words = context.statement.words();
    const std::size_t word = words.find("default", context.statement.wordAt(constraint.location));
    column.defaultExpression = defaultText(words, word + 1);
}

void readGenerated(Context& context, Column& column, const PgQuery__Constraint& constraint)
{
    column.generatedExpression = parenthesised(context.statement.words(), "as", context.statement.wordAt(constraint.location));
    column.generatedStored = true;
}

void readIdentity(Context& context, Column& column, const PgQuery__Constraint& constraint)
{
    column.identity = text(constraint.generated_when) == "d" ? Identity::ByDefault : Identity::Always;
    column.nullable = false;
    readNumbering(context.state.numbering[column.id], nodes(constraint.options, constraint.n_options));
}

Deferral deferralOf(const PgQuery__Constraint& constraint)
{
    return constraint.initdeferred ? Deferral::InitiallyDeferred : constraint.deferrable ? Deferral::InitiallyImmediate : Deferral::NotDeferrable;
}

void readConstraint(Context& context, Column& column, const PgQuery__Constraint& constraint, std::vector<PendingConstraint>& pending)
{
    switch (constraint.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NULL: column.nullable = true; break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: column.nullable = false; break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT: readDefault(context, column, constraint); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY: readIdentity(context, column, constraint); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED: readGenerated(context, column, constraint); break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE:
        if (!pending.empty() && pending.back().deferral == Deferral::NotDeferrable)
            pending.back().deferral = Deferral::InitiallyImmediate;
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED:
        if (!pending.empty())
            pending.back().deferral = Deferral::InitiallyDeferred;
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE: break;
    default: pending.push_back({&constraint, column.name, deferralOf(constraint)});
    }
}

/// The first parent, or parent of one, that has the column.
const Column* inheritedColumn(const SchemaState& state, const Table& table, std::string_view name)
{
    std::vector<TableId> parents = table.inherits;
    if (table.partitionOf)
        parents.push_back(table.partitionOf);
    for (const TableId id : parents) {
        const auto found = state.tables.find(id);
        if (found == state.tables.end())
            continue;
        if (const Column* column = found->second.columnNamed(name))
            return column;
        if (const Column* column = inheritedColumn(state, found->second, name))
            return column;
    }
    return nullptr;
}

}  // namespace

std::string collationName(Nodes names)
{
    const auto parts = texts(names);
    return parts.empty() ? std::string() : parts.back();
}

void addColumn(Context& context, Table& table, const PgQuery__ColumnDef& definition, std::vector<PendingConstraint>& pending)
{
    Column column;
    column.id = context.state.fresh<ColumnId>();
    column.name = text(definition.colname);
    column.nullable = true;
    bool isSerial = false;
    if (definition.type_name) {
        ModelType type = modelType(context.state, *definition.type_name);
        column.type = std::move(type.type);
        column.userType = type.userType;
        isSerial = type.isSerial;
    }
    if (definition.coll_clause)
        column.collation = collationName(nodes(definition.coll_clause->collname, definition.coll_clause->n_collname));
    if (const std::string_view compression = text(definition.compression); !compression.empty())
        column.options = "COMPRESSION " + std::string(compression);
    if (isSerial) {
        column.nullable = false;
        addSerialSequence(context, table, column);
    }
    for (const Node* node : nodes(definition.constraints, definition.n_constraints))
        if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
            readConstraint(context, column, *node->constraint, pending);
    // A column that the parents have too keeps its place in the list.
    if (Column* own = table.columns.empty() ? nullptr : const_cast<Column*>(table.columnNamed(column.name))) {
        column.id = own->id;
        *own = std::move(column);
        return;
    }
    table.columns.push_back(std::move(column));
}

Column* columnOf(SchemaState& state, Table& table, std::string_view name)
{
    const auto own = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.name == name; });
    if (own != table.columns.end())
        return &*own;
    const Column* inherited = inheritedColumn(state, table, name);
    if (!inherited)
        return nullptr;
    Column copy = *inherited;
    copy.id = state.fresh<ColumnId>();
    copy.comment.clear();
    if (const auto counted = state.numberedBy.find(inherited->id); counted != state.numberedBy.end())
        state.numberedBy[copy.id] = SequenceId(counted->second);
    table.columns.push_back(std::move(copy));
    return &table.columns.back();
}

std::vector<ColumnId> columnsOf(Context& context, Table& table, Nodes names)
{
    std::vector<ColumnId> ids;
    for (const Node* node : names) {
        const Column* column = columnOf(context.state, table, text(node));
        if (!column) {
            context.missing("column", table.name + "." + std::string(text(node)));
            return {};
        }
        ids.push_back(column->id);
    }
    return ids;
}

void dropColumn(Context& context, Table& table, const std::string& name)
{
    const Column* column = table.columnNamed(name);
    if (!column)
        return;
    const ColumnId id = column->id;
    dropConstraintsOn(context.state, table, id);
    for (Trigger& trigger : table.triggers)
        std::erase(trigger.updateOf, id);
    for (Grant& grant : table.grants)
        if (std::erase(grant.columns, id) > 0 && grant.columns.empty())
            grant.privileges.clear();
    std::erase_if(table.grants, [](const Grant& grant) { return grant.privileges.empty(); });
    std::vector<SequenceId> owned;
    for (const auto& [sequence, element] : context.state.sequences)
        if (element.ownedBy == id)
            owned.push_back(sequence);
    for (const SequenceId sequence : owned)
        dropSequence(context.state, sequence);
    context.state.numberedBy.erase(id);
    std::erase_if(table.columns, [&](const Column& each) { return each.id == id; });
}

std::vector<Table*> childrenOf(SchemaState& state, TableId parent)
{
    std::vector<Table*> children;
    if (const auto found = state.heirs.find(parent); found != state.heirs.end())
        for (const TableId id : found->second)
            if (const auto table = state.tables.find(id); table != state.tables.end())
                children.push_back(&table->second);
    return children;
}

}  // namespace barch::pg
