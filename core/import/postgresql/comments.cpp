#include "core/import/postgresql/comments.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/functions.h"

#include <algorithm>

namespace barch::pg {
namespace {

template <class List>
std::string* commentIn(List& list, std::string_view name)
{
    for (auto& element : list)
        if (element.name == name)
            return &element.comment;
    return nullptr;
}

std::string* ofIndex(SchemaState& state, const Relation& relation, std::string_view name)
{
    if (const auto view = state.views.find(ViewId(relation.owner)); view != state.views.end())
        return commentIn(view->second.indexes, name);
    const auto table = state.tables.find(TableId(relation.owner));
    return table == state.tables.end() ? nullptr : commentIn(table->second.indexes, name);
}

std::string* ofRelation(SchemaState& state, const std::vector<std::string>& names)
{
    const Relation* found = state.relation(names);
    if (!found)
        return nullptr;
    switch (found->kind) {
    case RelationKind::Table: return &state.tables.at(TableId(found->id)).comment;
    case RelationKind::View: return &state.views.at(ViewId(found->id)).comment;
    case RelationKind::Sequence: return &state.sequences.at(SequenceId(found->id)).comment;
    case RelationKind::Index: return ofIndex(state, *found, names.back());
    default: return nullptr;
    }
}

std::string* ofConstraint(Table& table, std::string_view name)
{
    if (table.primaryKey && table.primaryKey->name == name)
        return &table.primaryKey->comment;
    for (std::string* found : {commentIn(table.uniques, name), commentIn(table.foreignKeys, name), commentIn(table.checks, name), commentIn(table.exclusions, name)})
        if (found)
            return found;
    return nullptr;
}

/// Of a column, constraint, trigger or policy: the last name is the part's.
std::string* ofPart(SchemaState& state, std::vector<std::string> names, PgQuery__ObjectType kind)
{
    if (names.size() < 2)
        return nullptr;
    const std::string part = names.back();
    names.pop_back();
    const Relation* found = state.relation(names);
    if (found && found->kind == RelationKind::View)
        return kind == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER ? commentIn(state.views.at(ViewId(found->id)).triggers, part) : nullptr;
    if (!found || found->kind != RelationKind::Table)
        return nullptr;
    Table& table = state.tables.at(TableId(found->id));
    switch (kind) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN: {
        Column* column = columnOf(state, table, part);
        return column ? &column->comment : nullptr;
    }
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT: return ofConstraint(table, part);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER: return commentIn(table.triggers, part);
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: return commentIn(table.policies, part);
    default: return nullptr;
    }
}

std::string* placeOf(Context& context, const PgQuery__CommentStmt& statement)
{
    SchemaState& state = context.state;
    const Node* object = statement.object;
    switch (statement.objtype) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: return ofRelation(state, texts(listOf(object)));
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: return ofPart(state, texts(listOf(object)), statement.objtype);
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE: {
        Function* function = findFunction(state, *object->object_with_args);
        return function ? &function->comment : nullptr;
    }
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: {
        UserType* type = state.type(texts(nodes(object->type_name->names, object->type_name->n_names)));
        return type ? &type->comment : nullptr;
    }
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: {
        const Namespace* space = state.spaceNamed(text(object));
        return space ? &state.spaces.at(space->id).comment : nullptr;
    }
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROLE: {
        const Role* role = state.roleNamed(text(object));
        return role ? &state.roles.at(role->id).comment : nullptr;
    }
    default: return nullptr;
    }
}

/// Migrations of ours leave a remark behind the comments of roles that they make, so as to take back only those.
void dropRemark(std::string& comment)
{
    const auto remark = comment.rfind("(made by ");
    if (remark != std::string::npos && comment.ends_with(".up.sql)"))
        comment.resize(remark == 0 ? 0 : remark - 1);
}

}  // namespace

void comment(Context& context, const PgQuery__CommentStmt& statement)
{
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION)
        return context.skipped("COMMENT ON EXTENSION", "The extension brings its own.");
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE)
        return context.skipped("COMMENT ON DATABASE", "What the database is called is not part of a design.");
    if (std::string* place = placeOf(context, statement)) {
        *place = text(statement.comment);
        if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_ROLE)
            dropRemark(*place);
        return;
    }
    keep(context, "COMMENT", "The model has no place for a comment on such a thing, or it isn't made here.", {}, KeptPlace::AfterAll);
}

}  // namespace barch::pg
