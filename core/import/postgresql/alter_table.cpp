#include "core/import/postgresql/tables.h"

#include "core/import/postgresql/alter_column.h"
#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/index_keys.h"
#include "core/import/postgresql/table_storage.h"
#include "core/import/postgresql/types.h"
#include "core/import/postgresql/views.h"

#include <algorithm>

namespace barch::pg {
namespace {

using Command = PgQuery__AlterTableCmd;

void setTrigger(Context& context, std::vector<Trigger>& triggers, std::string_view name, const std::string& how)
{
    bool found = name.empty();
    for (Trigger& trigger : triggers)
        if (name.empty() || trigger.name == name) {
            trigger.enabled = how;
            found = true;
        }
    if (!found)
        context.missing("trigger", name);
}

/// True: the command is about a trigger.
bool alterTrigger(Context& context, std::vector<Trigger>& triggers, const Command& command)
{
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig: setTrigger(context, triggers, text(command.name), ""); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig: setTrigger(context, triggers, text(command.name), "always"); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig: setTrigger(context, triggers, text(command.name), "replica"); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig: setTrigger(context, triggers, text(command.name), "disabled"); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser: setTrigger(context, triggers, {}, ""); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser: setTrigger(context, triggers, {}, "disabled"); return true;
    default: return false;
    }
}

void attach(Context& context, Table& table, const Command& command)
{
    const PgQuery__PartitionCmd& partition = *command.def->partition_cmd;
    Table* child = context.state.table(*partition.name);
    if (!child) {
        context.missing("table", pathText(*partition.name));
        return;
    }
    addHeir(context.state, table, *child, true);
    child->partitionBounds = partition.bound && !partition.bound->is_default ? partitionBounds(context.statement.words(), 0) : std::string();
}

void changeParent(Context& context, Table& table, const PgQuery__RangeVar& name, bool add)
{
    Table* parent = context.state.table(name);
    if (!parent)
        context.missing("table", pathText(name));
    else if (add)
        addHeir(context.state, *parent, table, false);
    else
        removeHeir(context.state, *parent, table);
}

void alterConstraint(Context& context, Table& table, const PgQuery__Constraint& change)
{
    for (ForeignKey& key : table.foreignKeys)
        if (key.name == text(change.conname)) {
            key.deferral = change.initdeferred ? Deferral::InitiallyDeferred : change.deferrable ? Deferral::InitiallyImmediate : Deferral::NotDeferrable;
            return;
        }
    context.missing("foreign key", text(change.conname));
}

/// True: the command is about a constraint.
bool alterConstraints(Context& context, Table& table, const Command& command)
{
    const std::string name(text(command.name));
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
        addConstraint(context, table, {command.def->constraint, {}, Deferral::NotDeferrable}, false);
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
        if (!dropConstraint(context.state, table, name) && !command.missing_ok)
            context.missing("constraint", name);
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
        if (!validateConstraint(table, name))
            context.missing("constraint", name);
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint: alterConstraint(context, table, *command.def->constraint); return true;
    default: return false;
    }
}

/// True: the command is about the table as a whole and is done.
bool alterWhole(Context& context, Table& table, const Command& command)
{
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity: return table.rowSecurity = true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity: return !(table.rowSecurity = false);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity: return table.forceRowSecurity = true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity: return !(table.forceRowSecurity = false);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged: return !(table.unlogged = false);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged: return table.unlogged = true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition: attach(context, table, command); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartitionFinalize:
        if (Table* child = context.state.table(*command.def->partition_cmd->name))
            removeHeir(context.state, table, *child);
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit: changeParent(context, table, *command.def->range_var, true); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit: changeParent(context, table, *command.def->range_var, false); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions: setStorage(table, listOf(command.def), true); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions: setStorage(table, listOf(command.def), false); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
        if (command.newowner)
            ++context.state.tableOwners[std::string(text(command.newowner->rolename))];
        context.skipped("ALTER TABLE ... OWNER TO", "Whoever runs the migration owns what it makes.");
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropOids:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster: return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
        context.skipped("ALTER TABLE ... SET TABLESPACE", "Where a server keeps its files is not part of a design.");
        return true;
    default: return false;
    }
}

void alterView(Context& context, View& view, const PgQuery__AlterTableStmt& statement)
{
    for (const Node* node : nodes(statement.cmds, statement.n_cmds)) {
        const Command& command = *node->alter_table_cmd;
        if (alterTrigger(context, view.triggers, command))
            continue;
        if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner)
            context.skipped("ALTER VIEW ... OWNER TO", "Whoever runs the migration owns what it makes.");
        else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions)
            setViewOptions(view, listOf(command.def));
        else
            keep(context, "ALTER VIEW " + view.name, "The model has no place for what it changes.", {}, KeptPlace::AfterAll);
    }
}

void alterOne(Context& context, TableId id, const Command& command, const CommandWords& words, bool recurse)
{
    Table& table = context.state.tables.at(id);
    if (alterWhole(context, table, command) || alterConstraints(context, table, command) || alterTrigger(context, table.triggers, command) ||
        alterColumns(context, table, command, words, recurse))
        return;
    const StatementText& text = context.statement.words();
    const std::string only = recurse ? "" : "ONLY ";
    const std::string sql = words.isFirst ? text.text(0, words.last)
                                          : "ALTER TABLE " + only + pathText(context.state, table.namespaceId, table.name) + " " + text.text(words.first, words.last);
    keepText(context, "ALTER TABLE " + table.name, sql, "The model has no place for what it changes.", {}, KeptPlace::AfterAll);
}

}  // namespace

void alterTable(Context& context, const PgQuery__AlterTableStmt& statement)
{
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE)
        return alterCompositeType(context, statement);
    const Relation* found = context.state.relation(*statement.relation);
    if (!found) {
        if (!statement.missing_ok)
            context.missing("table", pathText(*statement.relation));
        return;
    }
    switch (found->kind) {
    case RelationKind::View: return alterView(context, context.state.views.at(ViewId(found->id)), statement);
    case RelationKind::Index: return alterIndex(context, *found, statement);
    case RelationKind::Sequence: return context.skipped("ALTER SEQUENCE ... OWNER TO", "Whoever runs the migration owns what it makes.");
    case RelationKind::Table: break;
    default: return keep(context, "ALTER " + std::string(text(statement.relation->relname)), "It changes what is kept word for word.", {}, KeptPlace::AfterAll);
    }
    const TableId id(found->id);
    const Nodes commands = nodes(statement.cmds, statement.n_cmds);
    std::vector<std::pair<std::size_t, std::size_t>> parts(commands.size());
    if (std::any_of(commands.begin(), commands.end(), [](const Node* node) { return needsWords(*node->alter_table_cmd); })) {
        const StatementText& words = context.statement.words();
        parts = words.parts(0, words.size());
        parts.resize(commands.size());
    }
    for (std::size_t i = 0; i < commands.size(); ++i)
        if (context.state.tables.contains(id))
            alterOne(context, id, *commands[i]->alter_table_cmd, {parts[i].first, parts[i].second, i == 0}, statement.relation->inh);
}

}  // namespace barch::pg
