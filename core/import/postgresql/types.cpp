#include "core/import/postgresql/types.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/derived_names.h"
#include "core/import/postgresql/expression_text.h"
#include "core/import/postgresql/privileges.h"
#include "core/import/postgresql/type_names.h"

#include <algorithm>

namespace barch::pg {
namespace {

/// Nothing and a note where there is a type of that name already.
UserType* newType(Context& context, const std::vector<std::string>& names, UserTypeKind kind)
{
    SchemaState& state = context.state;
    const NamespaceId space = state.spaceForNew(names.size() > 1 ? std::string_view(names[names.size() - 2]) : std::string_view());
    if (state.type(state.spaceName(space), names.back())) {
        context.skipped("CREATE TYPE " + shortened(names.back()), "A type of that name is there already.");
        return nullptr;
    }
    UserType type;
    type.id = state.fresh<UserTypeId>();
    type.namespaceId = space;
    type.name = names.back();
    type.kind = kind;
    grantByDefault(state, type.grants, "types", space);
    state.addTypeName(type);
    return &state.types.emplace(type.id, std::move(type)).first->second;
}

UserType* known(Context& context, const std::vector<std::string>& names)
{
    UserType* type = context.state.type(names);
    if (!type)
        context.missing("type", names.empty() ? std::string() : names.back());
    return type;
}

void addDomainCheck(Context& context, UserType& type, const PgQuery__Constraint& constraint, bool isNew)
{
    Check check;
    check.id = context.state.fresh<ConstraintId>();
    check.expression = parenthesised(context.statement.words(), "check", context.statement.wordAt(constraint.location));
    check.validated = isNew || !constraint.skip_validation;
    check.name = text(constraint.conname);
    if (check.name.empty())
        check.name = freeConstraintName(context.state, type.namespaceId, type.name, {}, "check");
    context.state.addConstraintName(type.namespaceId, check.name);
    type.checks.push_back(std::move(check));
}

void addAttribute(Context& context, UserType& type, const PgQuery__ColumnDef& definition)
{
    Column attribute;
    attribute.id = context.state.fresh<ColumnId>();
    attribute.name = text(definition.colname);
    attribute.nullable = true;
    const ModelType model = modelType(context.state, *definition.type_name);
    attribute.type = model.type;
    attribute.userType = model.userType;
    if (definition.coll_clause)
        attribute.collation = collationName(nodes(definition.coll_clause->collname, definition.coll_clause->n_collname));
    const auto same = std::find_if(type.attributes.begin(), type.attributes.end(), [&](const Column& each) { return each.name == attribute.name; });
    if (same == type.attributes.end())
        type.attributes.push_back(std::move(attribute));
    else
        *same = std::move(attribute);
}

}  // namespace

void createEnum(Context& context, const PgQuery__CreateEnumStmt& statement)
{
    UserType* type = newType(context, texts(nodes(statement.type_name, statement.n_type_name)), UserTypeKind::Enumeration);
    if (!type)
        return;
    for (const Node* value : nodes(statement.vals, statement.n_vals))
        type->values.push_back({context.state.fresh<EnumValueId>(), std::string(text(value)), {}});
}

void alterEnum(Context& context, const PgQuery__AlterEnumStmt& statement)
{
    UserType* type = known(context, texts(nodes(statement.type_name, statement.n_type_name)));
    if (!type)
        return;
    const auto valueNamed = [&](std::string_view name) {
        return std::find_if(type->values.begin(), type->values.end(), [&](const EnumValue& value) { return value.name == name; });
    };
    const std::string added(text(statement.new_val));
    if (const std::string_view old = text(statement.old_val); !old.empty()) {
        if (const auto value = valueNamed(old); value != type->values.end())
            value->name = added;
        return;
    }
    if (valueNamed(added) != type->values.end())
        return;
    auto place = type->values.end();
    if (const std::string_view neighbour = text(statement.new_val_neighbor); !neighbour.empty()) {
        place = valueNamed(neighbour);
        if (place != type->values.end() && statement.new_val_is_after)
            ++place;
    }
    type->values.insert(place, {context.state.fresh<EnumValueId>(), added, {}});
}

void createDomain(Context& context, const PgQuery__CreateDomainStmt& statement)
{
    const std::string base = typeText(context.state, *statement.type_name);
    UserType* type = newType(context, texts(nodes(statement.domainname, statement.n_domainname)), UserTypeKind::Domain);
    if (!type)
        return;
    type->baseType = base;
    if (statement.coll_clause)
        type->collation = collationName(nodes(statement.coll_clause->collname, statement.coll_clause->n_collname));
    for (const Node* node : nodes(statement.constraints, statement.n_constraints)) {
        const PgQuery__Constraint& constraint = *node->constraint;
        if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL)
            type->nullable = false;
        else if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK)
            addDomainCheck(context, *type, constraint, true);
        else if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT) {
            const StatementText& words = context.statement.words();
            type->defaultExpression = defaultText(words, words.find("default", context.statement.wordAt(constraint.location)) + 1);
        }
    }
}

void alterDomain(Context& context, const PgQuery__AlterDomainStmt& statement)
{
    UserType* type = known(context, texts(nodes(statement.type_name, statement.n_type_name)));
    if (!type)
        return;
    const std::string_view subtype = text(statement.subtype);
    const std::string name(text(statement.name));
    switch (subtype.empty() ? '?' : subtype[0]) {
    case 'T': {
        const StatementText& words = context.statement.words();
        type->defaultExpression = statement.def ? words.text(words.find("default", 0) + 1, words.size()) : std::string();
        return;
    }
    case 'N': type->nullable = true; return;
    case 'O': type->nullable = false; return;
    case 'C': addDomainCheck(context, *type, *statement.def->constraint, false); return;
    case 'X':
        std::erase_if(type->checks, [&](const Check& check) { return check.name == name; });
        context.state.forgetConstraintName(type->namespaceId, name);
        return;
    case 'V':
        for (Check& check : type->checks)
            if (check.name == name)
                check.validated = true;
        return;
    default: context.skipped("ALTER DOMAIN " + shortened(type->name), "It is a change that is not known.");
    }
}

void createComposite(Context& context, const PgQuery__CompositeTypeStmt& statement)
{
    std::vector<std::string> names;
    if (const std::string_view schema = text(statement.typevar->schemaname); !schema.empty())
        names.emplace_back(schema);
    names.emplace_back(text(statement.typevar->relname));
    UserType* type = newType(context, names, UserTypeKind::Composite);
    if (!type)
        return;
    for (const Node* node : nodes(statement.coldeflist, statement.n_coldeflist))
        addAttribute(context, *type, *node->column_def);
}

void alterCompositeType(Context& context, const PgQuery__AlterTableStmt& statement)
{
    UserType* type = context.state.type(text(statement.relation->schemaname), text(statement.relation->relname));
    if (!type) {
        context.missing("type", pathText(*statement.relation));
        return;
    }
    for (const Node* node : nodes(statement.cmds, statement.n_cmds)) {
        const PgQuery__AlterTableCmd& command = *node->alter_table_cmd;
        if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn) {
            addAttribute(context, *type, *command.def->column_def);
        } else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn) {
            std::erase_if(type->attributes, [&](const Column& each) { return each.name == text(command.name); });
        } else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType) {
            const ModelType model = modelType(context.state, *command.def->column_def->type_name);
            for (Column& each : type->attributes)
                if (each.name == text(command.name)) {
                    each.type = model.type;
                    each.userType = model.userType;
                }
        }
    }
}

void createRange(Context& context, const PgQuery__CreateRangeStmt& statement)
{
    UserType* type = newType(context, texts(nodes(statement.type_name, statement.n_type_name)), UserTypeKind::Range);
    if (!type)
        return;
    for (const Node* node : nodes(statement.params, statement.n_params)) {
        const PgQuery__DefElem& parameter = *node->def_elem;
        const bool isType = parameter.arg && parameter.arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME;
        const std::string value = isType ? typeText(context.state, *parameter.arg->type_name) : valueText(parameter.arg);
        if (text(parameter.defname) == "subtype")
            type->baseType = value;
        else
            type->options += (type->options.empty() ? "" : ", ") + std::string(text(parameter.defname)) + " = " + value;
    }
}

void dropType(Context& context, UserTypeId id)
{
    SchemaState& state = context.state;
    const auto found = state.types.find(id);
    if (found == state.types.end())
        return;
    for (auto& [tableId, table] : state.tables) {
        std::vector<std::string> gone;
        for (const Column& column : table.columns)
            if (column.userType == id)
                gone.push_back(column.name);
        for (const std::string& name : gone)
            dropColumn(context, table, name);
    }
    for (auto& [typeId, type] : state.types)
        std::erase_if(type.attributes, [&](const Column& column) { return column.userType == id; });
    for (const Check& check : found->second.checks)
        state.forgetConstraintName(found->second.namespaceId, check.name);
    state.forgetTypeName(found->second);
    state.types.erase(found);
}

}  // namespace barch::pg
