#include "core/import/postgresql/alter_column.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/numbering.h"
#include "core/import/postgresql/type_names.h"
#include "core/import/postgresql/views.h"

#include <algorithm>

namespace barch::pg {
namespace {

using Command = PgQuery__AlterTableCmd;

/// Calls `change(Table&, Column&)` for the column of the table, and of the tables made of it.
template <class Change>
void forColumn(Context& context, Table& table, const std::string& name, bool recurse, Change change)
{
    Column* column = columnOf(context.state, table, name);
    if (!column) {
        context.missing("column", table.name + "." + name);
        return;
    }
    change(table, *column);
    if (!recurse)
        return;
    const auto down = [&](const auto& self, TableId parent) -> void {
        for (Table* child : childrenOf(context.state, parent)) {
            for (Column& own : child->columns)
                if (own.name == name)
                    change(*child, own);
            self(self, child->id);
        }
    };
    down(down, table.id);
}

void addColumnTo(Context& context, Table& table, const Command& command, bool recurse)
{
    const PgQuery__ColumnDef& definition = *command.def->column_def;
    const std::string name(text(definition.colname));
    if (table.columnNamed(name)) {
        context.skipped("ADD COLUMN " + shortened(table.name + "." + name), "The column is there already.");
        return;
    }
    std::vector<PendingConstraint> pending;
    addColumn(context, table, definition, pending);
    for (const PendingConstraint& each : pending)
        addConstraint(context, table, each, true);
    if (!recurse)
        return;
    const auto down = [&](const auto& self, Table& parent) -> void {
        for (Table* child : childrenOf(context.state, parent.id))
            if (child->partitionOf) {
                columnOf(context.state, *child, name);
                self(self, *child);
            }
    };
    down(down, table);
}

void dropColumnOf(Context& context, Table& table, const Command& command)
{
    const std::string name(text(command.name));
    if (!table.columnNamed(name)) {
        if (!command.missing_ok)
            context.missing("column", table.name + "." + name);
        return;
    }
    if (command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
        dropViewsThatMention(context.state, table.id, name);
    const auto down = [&](const auto& self, Table& each) -> void {
        dropColumn(context, each, name);
        for (Table* child : childrenOf(context.state, each.id))
            self(self, *child);
    };
    down(down, table);
}

void setDefault(Context& context, Table& table, const Command& command, const CommandWords& words, bool recurse)
{
    const SequenceId sequence = sequenceOfDefault(context.state, command.def);
    std::string expression;
    if (command.def && !sequence) {
        const StatementText& all = context.statement.words();
        expression = all.text(all.find("default", words.first) + 1, words.last);
    }
    forColumn(context, table, std::string(text(command.name)), recurse, [&](Table&, Column& column) {
        column.defaultExpression = expression;
        if (sequence)
            context.state.numberedBy[column.id] = sequence;
        else
            context.state.numberedBy.erase(column.id);
    });
}

void setType(Context& context, Table& table, const Command& command, bool recurse)
{
    const PgQuery__ColumnDef& definition = *command.def->column_def;
    const ModelType type = modelType(context.state, *definition.type_name);
    const std::string collation = definition.coll_clause ? collationName(nodes(definition.coll_clause->collname, definition.coll_clause->n_collname)) : std::string();
    forColumn(context, table, std::string(text(command.name)), recurse, [&](Table&, Column& column) {
        column.type = type.type;
        column.userType = type.userType;
        column.collation = collation;
    });
}

void addIdentity(Context& context, Table& table, const Command& command)
{
    const PgQuery__Constraint& constraint = *command.def->constraint;
    forColumn(context, table, std::string(text(command.name)), false, [&](Table&, Column& column) {
        column.identity = text(constraint.generated_when) == "d" ? Identity::ByDefault : Identity::Always;
        column.nullable = false;
        readNumbering(context.state.numbering[column.id], nodes(constraint.options, constraint.n_options));
    });
}

void setIdentity(Context& context, Table& table, const Command& command)
{
    forColumn(context, table, std::string(text(command.name)), false, [&](Table&, Column& column) {
        const Nodes options = listOf(command.def);
        if (const PgQuery__DefElem* when = option(options, "generated"))
            column.identity = valueText(when->arg) == std::to_string('d') ? Identity::ByDefault : Identity::Always;
        readNumbering(context.state.numbering[column.id], options);
    });
}

}  // namespace

bool needsWords(const Command& command)
{
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity: return false;
    default: return true;
    }
}

bool alterColumns(Context& context, Table& table, const Command& command, const CommandWords& words, bool recurse)
{
    const std::string name(text(command.name));
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: addColumnTo(context, table, command, recurse); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn: dropColumnOf(context, table, command); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault: setDefault(context, table, command, words, recurse); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
        forColumn(context, table, name, recurse, [](Table&, Column& column) { column.nullable = false; });
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
        forColumn(context, table, name, recurse, [](Table&, Column& column) { column.nullable = true; });
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType: setType(context, table, command, recurse); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
        forColumn(context, table, name, recurse, [](Table&, Column& column) { column.generatedExpression.clear(); });
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity: addIdentity(context, table, command); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity: setIdentity(context, table, command); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
        forColumn(context, table, name, false, [&](Table&, Column& column) {
            column.identity = Identity::None;
            context.state.numbering.erase(column.id);
        });
        return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
        forColumn(context, table, name, recurse, [&](Table&, Column& column) {
            const std::string method = valueText(command.def);
            column.options = method == "default" ? "" : "COMPRESSION " + method;
        });
        return true;
    default: return false;
    }
}

}  // namespace barch::pg
