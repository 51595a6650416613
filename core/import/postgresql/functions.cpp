#include "core/import/postgresql/functions.h"

#include "core/import/postgresql/privileges.h"
#include "core/import/postgresql/type_names.h"

#include <algorithm>

namespace barch::pg {
namespace {

bool isInput(PgQuery__FunctionParameterMode mode)
{
    return mode != PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT && mode != PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE;
}

/// Without lengths and the like, which don't tell functions apart.
std::string argumentType(SchemaState& state, const PgQuery__TypeName& name)
{
    PgQuery__TypeName plain = name;
    plain.n_typmods = 0;
    std::string text = typeText(state, plain);
    return name.setof ? "setof " + text : text;
}

std::vector<std::string> inputTypes(SchemaState& state, Nodes parameters)
{
    std::vector<std::string> types;
    for (const Node* node : parameters)
        if (node->node_case == PG_QUERY__NODE__NODE_FUNCTION_PARAMETER && isInput(node->function_parameter->mode))
            types.push_back(argumentType(state, *node->function_parameter->arg_type));
    return types;
}

/// Where the options begin: behind the result, or behind the arguments of a procedure.
constexpr std::string_view optionWords[] = {"language", "immutable", "stable", "volatile", "strict", "called", "security", "external",
                                            "leakproof", "parallel", "cost", "rows", "set", "as", "window", "transform", "support", "not", "begin", "return"};

std::size_t endOfResult(const StatementText& words, std::size_t from)
{
    for (std::size_t i = from; i < words.size(); ++i) {
        if (words[i].kind == SqlPieceKind::Open)
            i = words.closing(i);
        else if (i > from && std::any_of(std::begin(optionWords), std::end(optionWords), [&](std::string_view word) { return words.is(i, word); }))
            return i;
    }
    return words.size();
}

std::string settingValue(const PgQuery__VariableSetStmt& setting)
{
    std::string text;
    for (const Node* argument : nodes(setting.args, setting.n_args))
        text += (text.empty() ? "" : ", ") + stringLiteral(valueText(argument));
    return text;
}

void addOption(Function& function, const std::string& text) { function.options += (function.options.empty() ? "" : " ") + text; }

void readSetting(Function& function, const PgQuery__VariableSetStmt& setting)
{
    const std::string name(text(setting.name));
    if (name == "search_path") {
        std::string path;
        for (const Node* argument : nodes(setting.args, setting.n_args)) {
            const std::string schema = valueText(argument);
            path += (path.empty() ? "" : ", ") + (schema.empty() ? "''" : identifier(schema));
        }
        function.searchPath = setting.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE ? path : std::string();
        if (setting.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT)
            addOption(function, "SET search_path FROM CURRENT");
    } else if (setting.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE) {
        addOption(function, "SET " + name + " = " + settingValue(setting));
    } else if (setting.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT) {
        addOption(function, "SET " + name + " FROM CURRENT");
    } else if (setting.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT) {
        addOption(function, "SET " + name + " TO DEFAULT");
    }
}

void readOption(Function& function, const PgQuery__DefElem& element)
{
    const std::string_view name = text(element.defname);
    const std::string value = valueText(element.arg);
    if (name == "language") {
        function.language = value;
    } else if (name == "as") {
        const auto parts = texts(listOf(element.arg));
        function.body = parts.empty() ? std::string() : parts[0];
        if (parts.size() > 1) {  // of a function in C: its library and the name there
            function.isStatementBody = true;
            function.body = "AS " + stringLiteral(parts[0]) + ", " + stringLiteral(parts[1]);
        }
    } else if (name == "volatility") {
        function.volatility = value == "immutable" ? Volatility::Immutable : value == "stable" ? Volatility::Stable : Volatility::Volatile;
    } else if (name == "strict") {
        function.strict = isOn(element.arg);
    } else if (name == "security") {
        function.securityDefiner = isOn(element.arg);
    } else if (name == "leakproof") {
        function.leakproof = isOn(element.arg);
    } else if (name == "parallel") {
        function.parallelSafe = value == "safe";
        if (value == "restricted")
            addOption(function, "PARALLEL RESTRICTED");
    } else if (name == "set" && element.arg->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT) {
        readSetting(function, *element.arg->variable_set_stmt);
    } else if (name == "cost" || name == "rows") {
        addOption(function, (name == "cost" ? "COST " : "ROWS ") + value);
    } else if (name == "window") {
        addOption(function, "WINDOW");
    } else if (name == "support") {
        std::string path;
        for (const std::string& part : texts(listOf(element.arg)))
            path += (path.empty() ? "" : ".") + identifier(part);
        addOption(function, "SUPPORT " + path);
    }
}

/// The old one, emptied, or a new one.
Function& functionFor(Context& context, const std::vector<std::string>& names, const std::vector<std::string>& types, const std::string& kind)
{
    SchemaState& state = context.state;
    const NamespaceId space = state.spaceForNew(names.size() > 1 ? std::string_view(names[names.size() - 2]) : std::string_view());
    if (Function* there = state.function(state.spaceName(space), names.back(), &types)) {
        Function fresh;
        fresh.id = there->id;
        fresh.namespaceId = space;
        fresh.name = there->name;
        fresh.grants = there->grants;
        fresh.comment = there->comment;
        return *there = std::move(fresh);
    }
    Function made;
    made.id = state.fresh<FunctionId>();
    made.namespaceId = space;
    made.name = names.back();
    state.functionFacts[made.id].inputTypes = types;
    state.addFunctionName(made);
    Function& stored = state.functions.emplace(made.id, std::move(made)).first->second;
    grantByDefault(state, stored.grants, kind, space);
    state.functionFacts[stored.id].closedToPublic = isClosedByDefault(state, space);
    return stored;
}

}  // namespace

void createFunction(Context& context, const PgQuery__CreateFunctionStmt& statement)
{
    SchemaState& state = context.state;
    const auto names = texts(nodes(statement.funcname, statement.n_funcname));
    const Nodes parameters = nodes(statement.parameters, statement.n_parameters);
    Function& function = functionFor(context, names, inputTypes(state, parameters), "functions");
    function.dialect = Dialect::PostgreSql;
    function.kind = statement.is_procedure ? FunctionKind::Procedure : FunctionKind::Function;
    const StatementText& words = context.statement.words();
    const std::size_t open = words.findSign(SqlPieceKind::Open, 0);
    function.arguments = words.inside(open);
    if (!statement.is_procedure) {
        const std::size_t result = words.find("returns", words.closing(open) + 1);
        // Without RETURNS the result is what the OUT arguments say.
        const bool hasResult = result < words.size() && result == words.closing(open) + 1;
        function.returns = hasResult ? words.text(result + 1, endOfResult(words, result + 1)) : std::string();
        std::vector<std::string> out;
        if (!hasResult) {
            for (const Node* node : parameters) {
                const PgQuery__FunctionParameter& parameter = *node->function_parameter;
                if (parameter.mode == PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT || parameter.mode == PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_INOUT)
                    out.push_back(typeText(state, *parameter.arg_type));
            }
            function.returns = out.size() == 1 ? out[0] : "record";
        }
    }
    for (const Node* node : nodes(statement.options, statement.n_options))
        readOption(function, *node->def_elem);
    if (statement.sql_body) {
        const std::size_t from = words.closing(open) + 1;
        const std::size_t begin = std::min(words.find("begin", from), words.find("return", from));
        function.isStatementBody = true;
        function.body = words.written(begin, words.size());
        function.language = "sql";
    }
}

void createAggregate(Context& context, const PgQuery__DefineStmt& statement)
{
    const auto names = texts(nodes(statement.defnames, statement.n_defnames));
    const Nodes arguments = statement.n_args > 0 ? listOf(statement.args[0]) : Nodes();
    Function& function = functionFor(context, names, inputTypes(context.state, arguments), "functions");
    const StatementText& words = context.statement.words();
    const std::size_t open = words.findSign(SqlPieceKind::Open, 0);
    function.kind = FunctionKind::Aggregate;
    function.dialect = Dialect::PostgreSql;
    const std::size_t body = words.findSign(SqlPieceKind::Open, words.closing(open) + 1);
    if (body >= words.size()) {  // the old style names its argument in the body
        if (const PgQuery__DefElem* base = option(nodes(statement.definition, statement.n_definition), "basetype"))
            function.arguments = base->arg && base->arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME ? typeText(context.state, *base->arg->type_name) : "*";
        std::string rest;
        for (const auto& [first, last] : words.parts(open + 1, words.closing(open)))
            if (!words.is(first, "basetype"))
                rest += (rest.empty() ? "" : ", ") + words.text(first, last);
        function.body = rest;
        return;
    }
    function.arguments = words.inside(open);
    function.body = words.inside(body);
}

void alterFunction(Context& context, const PgQuery__AlterFunctionStmt& statement)
{
    Function* function = findFunction(context.state, *statement.func);
    if (!function) {
        context.missing("function", statement.func->n_objname ? text(statement.func->objname[statement.func->n_objname - 1]) : std::string_view());
        return;
    }
    for (const Node* node : nodes(statement.actions, statement.n_actions))
        readOption(*function, *node->def_elem);
}

void alterOwner(Context& context, const PgQuery__AlterOwnerStmt& statement)
{
    const bool isFunction = statement.object && statement.object->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS;
    const Function* function = isFunction ? findFunction(context.state, *statement.object->object_with_args) : nullptr;
    if (function && statement.newowner)
        context.state.functionFacts[function->id].owner = text(statement.newowner->rolename);
    else
        context.skipped("ALTER ... OWNER TO", "Whoever runs the migration owns what it makes.");
}

Function* findFunction(SchemaState& state, const PgQuery__ObjectWithArgs& object)
{
    const auto names = texts(nodes(object.objname, object.n_objname));
    if (names.empty())
        return nullptr;
    const std::string schema = names.size() > 1 ? names[names.size() - 2] : std::string();
    if (object.args_unspecified)
        return state.function(schema, names.back(), nullptr);
    std::vector<std::string> types;
    for (const Node* node : nodes(object.objargs, object.n_objargs))
        if (node->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
            types.push_back(argumentType(state, *node->type_name));
    return state.function(schema, names.back(), &types);
}

void dropFunction(SchemaState& state, FunctionId id)
{
    const auto found = state.functions.find(id);
    if (found == state.functions.end())
        return;
    const auto calls = [&](const Trigger& trigger) { return trigger.function == id; };
    for (auto& [table, element] : state.tables)
        std::erase_if(element.triggers, calls);
    for (auto& [view, element] : state.views)
        std::erase_if(element.triggers, calls);
    state.forgetFunctionName(found->second);
    state.functionFacts.erase(id);
    state.functions.erase(found);
}

}  // namespace barch::pg
