#include "core/import/postgresql/type_names.h"

#include <map>

namespace barch::pg {
namespace {

std::string canonicalName(const std::string& name)
{
    static const std::map<std::string, std::string, std::less<>> names = {
        {"int4", "integer"}, {"int2", "smallint"}, {"int8", "bigint"}, {"float4", "real"}, {"float8", "double precision"},
        {"bool", "boolean"}, {"varbit", "bit varying"}, {"serial", "integer"}, {"serial4", "integer"},
        {"bigserial", "bigint"}, {"serial8", "bigint"}, {"smallserial", "smallint"}, {"serial2", "smallint"}};
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
}

bool isSerialName(std::string_view name)
{
    return name == "serial" || name == "bigserial" || name == "smallserial" || name == "serial4" || name == "serial8" || name == "serial2";
}

std::string argument(const Node* node)
{
    if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_REF && node->column_ref->n_fields > 0)
        return std::string(text(node->column_ref->fields[0]));
    if (node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL)
        return stringLiteral(valueText(node));
    return valueText(node);
}

/// Which fields an interval has, as the bits that the parser makes of them; empty: all.
std::string intervalFields(const std::string& mask)
{
    static const std::map<std::string, std::string> fields = {
        {"4", "year"}, {"2", "month"}, {"8", "day"}, {"1024", "hour"}, {"2048", "minute"}, {"4096", "second"},
        {"6", "year to month"}, {"1032", "day to hour"}, {"3080", "day to minute"}, {"7176", "day to second"},
        {"3072", "hour to minute"}, {"7168", "hour to second"}, {"6144", "minute to second"}};
    const auto found = fields.find(mask);
    return found == fields.end() ? std::string() : " " + found->second;
}

std::string arguments(const std::string& name, const PgQuery__TypeName& type)
{
    const Nodes list = nodes(type.typmods, type.n_typmods);
    if (list.empty())
        return {};
    if (name == "interval") {
        const std::string precision = list.size() > 1 ? "(" + argument(list[1]) + ")" : "";
        const std::string fields = intervalFields(argument(list[0]));
        return fields.empty() ? precision : fields + precision;
    }
    std::string text;
    for (const Node* node : list)
        text += (text.empty() ? "" : ",") + argument(node);
    return "(" + text + ")";
}

/// Quoted where it has to be; types may be called as keywords are.
std::string typeIdentifier(const std::string& name)
{
    const bool isPlain = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos && name[0] > '9';
    return isPlain ? name : identifier(name);
}

std::string plainName(const std::vector<std::string>& names)
{
    const bool isCatalog = names.size() == 2 && names[0] == "pg_catalog";
    // The type "char" is another one than char.
    if (names.back() == "char")
        return isCatalog || names.size() == 1 ? "\"char\"" : typeIdentifier(names[0]) + ".\"char\"";
    if (names.size() == 1 || isCatalog) {
        const std::string name = canonicalName(names.back());
        return name.find(' ') == std::string::npos ? typeIdentifier(name) : name;
    }
    std::string path;
    for (const std::string& name : names)
        path += (path.empty() ? "" : ".") + typeIdentifier(name);
    return path;
}

std::string builtInText(const std::vector<std::string>& names, const PgQuery__TypeName& type)
{
    if (names.back() == "bpchar" && names.front() == "pg_catalog") {
        const std::string length = arguments("bpchar", type);
        return length.empty() ? "bpchar" : length == "(1)" ? "char" : "char" + length;
    }
    const std::string name = plainName(names);
    return name + arguments(name, type);
}

std::string brackets(const PgQuery__TypeName& type)
{
    std::string text;
    for (std::size_t i = 0; i < type.n_array_bounds; ++i)
        text += "[]";
    return text;
}

}  // namespace

ModelType modelType(SchemaState& state, const PgQuery__TypeName& name)
{
    const auto names = texts(nodes(name.names, name.n_names));
    if (names.empty())
        return {"text", {}, false};
    const bool isCatalog = names.size() == 2 && names[0] == "pg_catalog";
    if (!isCatalog)
        if (const UserType* type = state.type(names))
            return {brackets(name), type->id, false};
    ModelType result;
    result.isSerial = names.size() == 1 && isSerialName(names[0]);
    result.type = builtInText(names, name) + brackets(name);
    return result;
}

std::string typeText(SchemaState& state, const PgQuery__TypeName& name)
{
    const ModelType type = modelType(state, name);
    if (!type.userType)
        return type.type;
    const UserType& user = state.types.at(type.userType);
    return pathText(state, user.namespaceId, user.name) + type.type;
}

std::vector<std::string> namesInString(std::string_view value)
{
    std::vector<std::string> names(1);
    bool quoted = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '"' && quoted && i + 1 < value.size() && value[i + 1] == '"')
            names.back() += value[i++];
        else if (c == '"')
            quoted = !quoted;
        else if (c == '.' && !quoted)
            names.emplace_back();
        else
            names.back() += !quoted && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return names;
}

SequenceId sequenceOfDefault(SchemaState& state, const Node* expression)
{
    if (!expression || expression->node_case != PG_QUERY__NODE__NODE_FUNC_CALL)
        return {};
    const PgQuery__FuncCall& call = *expression->func_call;
    if (call.n_funcname == 0 || text(call.funcname[call.n_funcname - 1]) != "nextval" || call.n_args != 1)
        return {};
    const Node* argument = call.args[0];
    while (argument->node_case == PG_QUERY__NODE__NODE_TYPE_CAST) {
        // 'x'::text is looked up at each call, and so means no sequence in particular.
        const PgQuery__TypeName* type = argument->type_cast->type_name;
        if (!type || type->n_names == 0 || text(type->names[type->n_names - 1]) != "regclass")
            return {};
        argument = argument->type_cast->arg;
    }
    if (argument->node_case != PG_QUERY__NODE__NODE_A_CONST || argument->a_const->val_case != PG_QUERY__A__CONST__VAL_SVAL)
        return {};
    const Relation* found = state.relation(namesInString(valueText(argument)));
    return found && found->kind == RelationKind::Sequence ? SequenceId(found->id) : SequenceId();
}

}  // namespace barch::pg
