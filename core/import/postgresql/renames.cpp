#include "core/import/postgresql/renames.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/functions.h"
#include "core/import/postgresql/text_renames.h"

#include <algorithm>

namespace barch::pg {
namespace {

void renameRelation(Context& context, const Relation& relation, const std::string& to)
{
    SchemaState& state = context.state;
    const Relation copy = relation;
    const auto change = [&](auto& element) {
        const std::string from = element.name;
        state.forgetRelation(element.namespaceId, from);
        state.addRelation(element.namespaceId, to, copy);
        if (copy.kind != RelationKind::Sequence)
            renameRelationInTexts(state, element.namespaceId, from, to);
        element.name = to;
    };
    if (copy.kind == RelationKind::Table)
        change(state.tables.at(TableId(copy.id)));
    else if (copy.kind == RelationKind::View)
        change(state.views.at(ViewId(copy.id)));
    else if (copy.kind == RelationKind::Sequence)
        change(state.sequences.at(SequenceId(copy.id)));
}

void renameIndex(Context& context, const Relation& relation, const std::string& from, const std::string& to)
{
    SchemaState& state = context.state;
    const Relation copy = relation;
    const auto change = [&](std::vector<Index>& indexes, NamespaceId space) {
        for (Index& index : indexes)
            if (AnyId(index.id) == copy.id) {
                index.name = to;
                state.forgetRelation(space, from);
                state.addRelation(space, to, copy);
                return true;
            }
        return false;
    };
    if (const auto view = state.views.find(ViewId(copy.owner)); view != state.views.end()) {
        change(view->second.indexes, view->second.namespaceId);
        return;
    }
    const auto table = state.tables.find(TableId(copy.owner));
    if (table != state.tables.end() && !change(table->second.indexes, table->second.namespaceId))
        renameConstraint(state, table->second, from, to);
}

void renameColumnOf(Context& context, Table& table, const std::string& from, const std::string& to)
{
    Column* column = columnOf(context.state, table, from);
    if (!column)
        return context.missing("column", table.name + "." + from);
    renameColumnInTexts(context.state, table, from, to);
    column->name = to;
    for (Table* child : childrenOf(context.state, table.id))
        if (child->columnNamed(from))
            renameColumnOf(context, *child, from, to);
}

void renameColumn(Context& context, const PgQuery__RenameStmt& statement)
{
    const std::string from(text(statement.subname));
    const std::string to(text(statement.newname));
    if (statement.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE || statement.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE) {
        UserType* type = context.state.type(text(statement.relation->schemaname), text(statement.relation->relname));
        for (Column& attribute : type ? type->attributes : std::vector<Column>())
            if (attribute.name == from)
                attribute.name = to;
        return;
    }
    const Relation* found = context.state.relation(*statement.relation);
    if (found && found->kind == RelationKind::Table)
        return renameColumnOf(context, context.state.tables.at(TableId(found->id)), from, to);
    if (found && found->kind == RelationKind::View) {
        std::vector<std::string>& names = context.state.views.at(ViewId(found->id)).columnNames;
        if (const auto name = std::find(names.begin(), names.end(), from); name != names.end()) {
            *name = to;
            return;
        }
        return keep(context, "ALTER VIEW RENAME COLUMN", "The view doesn't list its columns.", {}, KeptPlace::AfterAll);
    }
    if (!statement.missing_ok)
        context.missing("table", pathText(*statement.relation));
}

template <class List>
bool renameIn(List& list, std::string_view from, std::string_view to)
{
    for (auto& element : list)
        if (element.name == from) {
            element.name = to;
            return true;
        }
    return false;
}

void renamePart(Context& context, const PgQuery__RenameStmt& statement)
{
    const std::string from(text(statement.subname));
    const std::string to(text(statement.newname));
    const Relation* found = context.state.relation(*statement.relation);
    bool done = false;
    if (found && found->kind == RelationKind::Table) {
        Table& table = context.state.tables.at(TableId(found->id));
        done = statement.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER  ? renameIn(table.triggers, from, to)
               : statement.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY ? renameIn(table.policies, from, to)
                                                                               : renameConstraint(context.state, table, from, to);
    } else if (found && found->kind == RelationKind::View) {
        done = renameIn(context.state.views.at(ViewId(found->id)).triggers, from, to);
    }
    if (!done && !statement.missing_ok)
        context.missing("part", from);
}

void renameType(Context& context, const PgQuery__RenameStmt& statement)
{
    UserType* type = context.state.type(texts(listOf(statement.object)));
    if (!type)
        return context.missing("type", statement.newname ? text(statement.newname) : std::string_view());
    const std::string to(text(statement.newname));
    context.state.forgetTypeName(*type);
    renameTypeInTexts(context.state, type->name, to);
    type->name = to;
    context.state.addTypeName(*type);
}

void renameFunction(Context& context, const PgQuery__RenameStmt& statement)
{
    Function* function = findFunction(context.state, *statement.object->object_with_args);
    if (!function)
        return context.missing("function", text(statement.newname));
    context.state.forgetFunctionName(*function);
    renameFunctionInTexts(context.state, function->namespaceId, function->name, std::string(text(statement.newname)));
    function->name = text(statement.newname);
    context.state.addFunctionName(*function);
}

void renameDomainCheck(Context& context, const PgQuery__RenameStmt& statement)
{
    if (UserType* type = context.state.type(texts(listOf(statement.object))))
        renameIn(type->checks, text(statement.subname), text(statement.newname));
}

void moveTable(SchemaState& state, Table& table, NamespaceId space)
{
    forgetNames(state, table);
    state.forgetRelation(table.namespaceId, table.name);
    table.namespaceId = space;
    state.addRelation(space, table.name, {RelationKind::Table, table.id, {}});
    addNames(state, table);
    for (auto& [id, sequence] : state.sequences)
        if (sequence.ownedByTable == table.id) {
            state.forgetRelation(sequence.namespaceId, sequence.name);
            sequence.namespaceId = space;
            state.addRelation(space, sequence.name, {RelationKind::Sequence, id, {}});
        }
}

void moveView(SchemaState& state, View& view, NamespaceId space)
{
    state.forgetRelation(view.namespaceId, view.name);
    for (const Index& index : view.indexes) {
        state.forgetRelation(view.namespaceId, index.name);
        state.addRelation(space, index.name, {RelationKind::Index, index.id, view.id});
    }
    view.namespaceId = space;
    state.addRelation(space, view.name, {RelationKind::View, view.id, {}});
}

}  // namespace

void rename(Context& context, const PgQuery__RenameStmt& statement)
{
    const std::string to(text(statement.newname));
    switch (statement.rename_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
        if (const Relation* found = context.state.relation(*statement.relation)) {
            if (found->kind == RelationKind::Index)
                renameIndex(context, *found, std::string(text(statement.relation->relname)), to);
            else
                renameRelation(context, *found, to);
        } else if (!statement.missing_ok) {
            context.missing("table", pathText(*statement.relation));
        }
        return;
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE: return renameColumn(context, statement);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: return renamePart(context, statement);
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT: return renameDomainCheck(context, statement);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: return renameType(context, statement);
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE: return renameFunction(context, statement);
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: {
        const std::string from(text(statement.subname));
        const Namespace* space = context.state.spaceNamed(from);
        if (!space)
            return context.missing("schema", from);
        context.state.renameSpace(space->id, to);
        return renameSpaceInTexts(context.state, from, to);
    }
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROLE:
        if (const Role* role = context.state.roleNamed(text(statement.subname)))
            return context.state.renameRole(role->id, to);
        return context.missing("role", text(statement.subname));
    default: keep(context, "ALTER ... RENAME TO " + to, "It is about something that is kept word for word.", {}, KeptPlace::AfterAll);
    }
}

void moveToSchema(Context& context, const PgQuery__AlterObjectSchemaStmt& statement)
{
    SchemaState& state = context.state;
    const NamespaceId space = state.space(text(statement.newschema));
    const std::string to(text(statement.newschema));
    const auto follow = [&](NamespaceId from, const std::string& name) { renameSpaceInTexts(state, state.spaceName(from), to, name); };
    const Relation* found = statement.relation ? state.relation(*statement.relation) : nullptr;
    if (found && found->kind == RelationKind::Table) {
        Table& table = state.tables.at(TableId(found->id));
        follow(table.namespaceId, table.name);
        moveTable(state, table, space);
    } else if (found && found->kind == RelationKind::View) {
        View& view = state.views.at(ViewId(found->id));
        follow(view.namespaceId, view.name);
        moveView(state, view, space);
    } else if (found && found->kind == RelationKind::Sequence) {
        const Relation copy = *found;
        Sequence& sequence = state.sequences.at(SequenceId(copy.id));
        state.forgetRelation(sequence.namespaceId, sequence.name);
        sequence.namespaceId = space;
        state.addRelation(space, sequence.name, copy);
    } else if (statement.object_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE || statement.object_type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN) {
        if (UserType* type = state.type(texts(listOf(statement.object)))) {
            follow(type->namespaceId, type->name);
            state.forgetTypeName(*type);
            type->namespaceId = space;
            state.addTypeName(*type);
        }
    } else if (statement.object && statement.object->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) {
        if (Function* function = findFunction(state, *statement.object->object_with_args)) {
            follow(function->namespaceId, function->name);
            function->namespaceId = space;
        }
    } else if (statement.object_type == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION) {
        if (const auto extension = state.extensions.find(std::string(text(statement.object))); extension != state.extensions.end())
            extension->second.namespaceId = space;
    } else if (!statement.missing_ok) {
        context.missing("object", statement.relation ? pathText(*statement.relation) : std::string("of that name"));
    }
}

}  // namespace barch::pg
