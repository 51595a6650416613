#include "core/import/postgresql/drops.h"

#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/functions.h"
#include "core/import/postgresql/index_keys.h"
#include "core/import/postgresql/numbering.h"
#include "core/import/postgresql/tables.h"
#include "core/import/postgresql/types.h"
#include "core/import/postgresql/views.h"

#include <algorithm>

namespace barch::pg {
namespace {

void dropRelation(Context& context, const std::vector<std::string>& names, bool missingOk)
{
    SchemaState& state = context.state;
    const Relation* found = state.relation(names);
    if (!found) {
        if (!missingOk)
            context.missing("relation", names.empty() ? std::string() : names.back());
        return;
    }
    const Relation relation = *found;
    switch (relation.kind) {
    case RelationKind::Table: return dropTable(state, TableId(relation.id));
    case RelationKind::View: return dropView(state, ViewId(relation.id));
    case RelationKind::Sequence: return dropSequence(state, SequenceId(relation.id));
    case RelationKind::Index:
        if (!dropIndex(state, relation, names.back()))
            context.skipped("DROP INDEX " + shortened(names.back()), "A constraint or another index needs it.");
        return;
    default: keep(context, "DROP " + names.back(), "It is about something that is kept word for word.", {}, KeptPlace::AfterAll);
    }
}

/// DROP TRIGGER x ON t, DROP POLICY x ON t: the last name is the part's.
void dropPart(Context& context, std::vector<std::string> names, bool isTrigger, bool missingOk)
{
    const std::string part = names.back();
    names.pop_back();
    const Relation* found = context.state.relation(names);
    const auto isIt = [&](const auto& element) { return element.name == part; };
    std::size_t gone = 0;
    if (found && found->kind == RelationKind::Table) {
        Table& table = context.state.tables.at(TableId(found->id));
        gone = isTrigger ? std::erase_if(table.triggers, isIt) : std::erase_if(table.policies, isIt);
    } else if (found && found->kind == RelationKind::View && isTrigger) {
        gone = std::erase_if(context.state.views.at(ViewId(found->id)).triggers, isIt);
    }
    if (gone == 0 && isTrigger)
        gone = std::erase_if(context.state.kept, [&](const VerbatimSql& kept) { return kept.name == "CREATE TRIGGER " + part; });
    if (gone == 0 && !missingOk)
        context.missing(isTrigger ? "trigger" : "policy", part);
}

template <class Elements>
auto idsIn(const Elements& elements, NamespaceId space)
{
    std::vector<typename Elements::key_type> ids;
    for (const auto& [id, element] : elements)
        if (element.namespaceId == space)
            ids.push_back(id);
    return ids;
}

void dropSchema(Context& context, const std::string& name, bool missingOk)
{
    SchemaState& state = context.state;
    const Namespace* found = state.spaceNamed(name);
    if (!found) {
        if (!missingOk)
            context.missing("schema", name);
        return;
    }
    const NamespaceId space = found->id;
    for (const ViewId id : idsIn(state.views, space))
        dropView(state, id);
    for (const TableId id : idsIn(state.tables, space))
        dropTable(state, id);
    for (const SequenceId id : idsIn(state.sequences, space))
        dropSequence(state, id);
    for (const FunctionId id : idsIn(state.functions, space))
        dropFunction(state, id);
    for (const UserTypeId id : idsIn(state.types, space))
        dropType(context, id);
    std::erase_if(state.defaultPrivileges, [&](const DefaultPrivilege& entry) { return entry.namespaceId == space; });
    std::erase_if(state.extensions, [&](const auto& entry) { return entry.second.namespaceId == space; });
    state.dropSpace(space);
}

/// What was only kept is forgotten where it can be told, and otherwise dropped as it was made: word for word.
void dropKept(Context& context, const std::string& name, bool missingOk)
{
    const auto ends = [&](const VerbatimSql& kept) { return kept.name.ends_with(" " + name) && kept.name.starts_with("CREATE "); };
    if (std::erase_if(context.state.kept, ends) == 0 && !missingOk)
        context.missing("object", name);
}

std::string lastName(const Node* object)
{
    if (object->node_case == PG_QUERY__NODE__NODE_LIST) {
        const auto names = texts(listOf(object));
        return names.empty() ? std::string() : names.back();
    }
    return std::string(text(object));
}

}  // namespace

void drop(Context& context, const PgQuery__DropStmt& statement)
{
    for (const Node* object : nodes(statement.objects, statement.n_objects)) {
        switch (statement.remove_type) {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
        case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
        case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: dropRelation(context, texts(listOf(object)), statement.missing_ok); break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: {
            const auto names = texts(nodes(object->type_name->names, object->type_name->n_names));
            if (const UserType* type = context.state.type(names))
                dropType(context, type->id);
            else if (!statement.missing_ok)
                context.missing("type", names.empty() ? std::string() : names.back());
            break;
        }
        case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
        case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
        case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
            if (const Function* function = findFunction(context.state, *object->object_with_args))
                dropFunction(context.state, function->id);
            else if (!statement.missing_ok)
                context.missing("function", object->object_with_args->n_objname ? text(object->object_with_args->objname[object->object_with_args->n_objname - 1]) : "");
            break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER: dropPart(context, texts(listOf(object)), true, statement.missing_ok); break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: dropPart(context, texts(listOf(object)), false, statement.missing_ok); break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: dropSchema(context, std::string(text(object)), statement.missing_ok); break;
        case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION: context.state.extensions.erase(std::string(text(object))); break;
        default: dropKept(context, lastName(object), statement.missing_ok);
        }
    }
}

}  // namespace barch::pg
