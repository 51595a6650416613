#include "core/import/postgresql/schemas.h"

#include "core/import/postgresql/carry_out.h"
#include "core/import/postgresql/type_names.h"

#include <algorithm>
#include <array>

namespace barch::pg {
namespace {

/// Names between commas, as in a setting: app, "My Schema".
std::vector<std::string> pathFrom(std::string_view text)
{
    std::vector<std::string> path;
    const StatementText words(text);
    for (const auto& [first, last] : words.parts(0, words.size()))
        for (std::string& name : namesInString(words.text(first, last)))
            if (!name.empty())
                path.push_back(std::move(name));
    return path;
}

/// Those that bring a schema of their own.
bool choosesItsSchema(std::string_view extension)
{
    static constexpr std::array<std::string_view, 10> names = {"pg_cron", "pg_graphql", "pg_net", "pg_partman", "pg_tle", "pgsodium", "pgaudit",
                                                               "postgis_tiger_geocoder", "postgis_topology", "supabase_vault"};
    return std::find(names.begin(), names.end(), extension) != names.end();
}

}  // namespace

void createSchema(Context& context, const PgQuery__CreateSchemaStmt& statement)
{
    std::string name(text(statement.schemaname));
    if (name.empty() && statement.authrole)
        name = text(statement.authrole->rolename);
    context.state.space(name);
    if (statement.n_schema_elts == 0)
        return;
    const std::vector<std::string> before = context.state.searchPath();
    std::vector<std::string> inside = before;
    inside.insert(inside.begin(), name);
    context.state.setSearchPath(inside);
    for (const Node* node : nodes(statement.schema_elts, statement.n_schema_elts))
        carryOut(context, *node);
    context.state.setSearchPath(before);
}

void createExtension(Context& context, const PgQuery__CreateExtensionStmt& statement)
{
    Extension extension;
    extension.id = context.state.fresh<ExtensionId>();
    extension.name = text(statement.extname);
    if (extension.name == "plpgsql")
        return context.skipped("CREATE EXTENSION plpgsql", "Every database has it.");
    if (const PgQuery__DefElem* schema = option(nodes(statement.options, statement.n_options), "schema"))
        extension.namespaceId = context.state.space(valueText(schema->arg));
    else if (!choosesItsSchema(extension.name))
        extension.namespaceId = context.state.spaceForNew({});
    context.state.extensions.emplace(extension.name, extension);
}

void setVariable(Context& context, const PgQuery__VariableSetStmt& statement)
{
    if (text(statement.name) == "search_path" || statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL) {
        std::vector<std::string> path;
        for (const Node* node : nodes(statement.args, statement.n_args))
            path.push_back(valueText(node));
        if (statement.kind != PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE)
            path = {"public"};
        context.state.setSearchPath(std::move(path));
        return;
    }
    context.skipped("SET", "Settings of a session are not part of a design.");
}

void select(Context& context, const PgQuery__SelectStmt& statement)
{
    for (const Node* node : nodes(statement.target_list, statement.n_target_list)) {
        const Node* value = node->node_case == PG_QUERY__NODE__NODE_RES_TARGET ? node->res_target->val : nullptr;
        if (!value || value->node_case != PG_QUERY__NODE__NODE_FUNC_CALL || value->func_call->n_funcname == 0)
            continue;
        const PgQuery__FuncCall& call = *value->func_call;
        const std::string_view name = text(call.funcname[call.n_funcname - 1]);
        if (name == "set_config" && call.n_args >= 2 && valueText(call.args[0]) == "search_path")
            return context.state.setSearchPath(pathFrom(valueText(call.args[1])));
        if (name == "setval")
            return context.skipped("SELECT setval", "Where a sequence stands belongs to the rows.");
    }
    context.skipped("SELECT", "It only reads rows.");
}

}  // namespace barch::pg
