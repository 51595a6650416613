#include "core/import/postgresql/derived_names.h"

#include "core/import/server_names.h"
#include "core/text/short_name.h"

#include <algorithm>

namespace barch::pg {
namespace {

constexpr std::size_t longestName = 63;

/// A name for the expression and how sure it is: 0 none, 1 a second choice, 2 sure.
struct Figured {
    std::string name;
    int strength = 0;
};

Figured figure(const Node* node);

Figured ofCast(const PgQuery__TypeCast& cast)
{
    Figured inner = figure(cast.arg);
    if (inner.strength > 1 || !cast.type_name || cast.type_name->n_names == 0)
        return inner;
    return {std::string(text(cast.type_name->names[cast.type_name->n_names - 1])), 1};
}

Figured ofIndirection(const PgQuery__AIndirection& indirection)
{
    for (std::size_t i = indirection.n_indirection; i > 0; --i)
        if (const std::string_view field = text(indirection.indirection[i - 1]); !field.empty())
            return {std::string(field), 2};
    return figure(indirection.arg);
}

Figured figure(const Node* node)
{
    if (!node)
        return {};
    switch (node->node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_REF: {
        const Nodes fields = nodes(node->column_ref->fields, node->column_ref->n_fields);
        for (std::size_t i = fields.size(); i > 0; --i)
            if (const std::string_view field = text(fields[i - 1]); !field.empty())
                return {std::string(field), 2};
        return {};
    }
    case PG_QUERY__NODE__NODE_A_INDIRECTION: return ofIndirection(*node->a_indirection);
    case PG_QUERY__NODE__NODE_FUNC_CALL: return {std::string(text(node->func_call->funcname[node->func_call->n_funcname - 1])), 2};
    case PG_QUERY__NODE__NODE_A_EXPR:
        return node->a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF ? Figured{"nullif", 2} : Figured{};
    case PG_QUERY__NODE__NODE_TYPE_CAST: return ofCast(*node->type_cast);
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return figure(node->collate_clause->arg);
    case PG_QUERY__NODE__NODE_GROUPING_FUNC: return {"grouping", 2};
    case PG_QUERY__NODE__NODE_CASE_EXPR: {
        const Figured inner = figure(node->case_expr->defresult);
        return inner.strength <= 1 ? Figured{"case", 1} : inner;
    }
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR: return {"array", 2};
    case PG_QUERY__NODE__NODE_ROW_EXPR: return {"row", 2};
    case PG_QUERY__NODE__NODE_COALESCE_EXPR: return {"coalesce", 2};
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
        return {node->min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST ? "greatest" : "least", 2};
    case PG_QUERY__NODE__NODE_SUB_LINK:
        switch (node->sub_link->sub_link_type) {
        case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: return {"exists", 2};
        case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK: return {"array", 2};
        case PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK: {
            const Node* query = node->sub_link->subselect;
            if (query && query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT && query->select_stmt->n_target_list > 0) {
                const PgQuery__ResTarget& target = *query->select_stmt->target_list[0]->res_target;
                return text(target.name).empty() ? figure(target.val) : Figured{target.name, 2};
            }
            return {};
        }
        default: return {};
        }
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION:
        switch (node->sqlvalue_function->op) {
        case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_DATE: return {"current_date", 2};
        case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP:
        case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP_N: return {"current_timestamp", 2};
        case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_USER: return {"current_user", 2};
        default: return {};
        }
    default: return {};
    }
}

}  // namespace

std::string freeRelationName(const SchemaState& state, NamespaceId space, std::string_view table, std::string_view columns,
                             std::string_view label, bool isConstraint)
{
    std::string wanted(label);
    for (int i = 1;; ++i) {
        std::string name = serverName(table, columns, wanted);
        if (!state.hasRelation(space, name) && !(isConstraint && state.hasConstraintName(space, name)))
            return name;
        wanted = std::string(label) + std::to_string(i);
    }
}

std::string freeConstraintName(const SchemaState& state, NamespaceId space, std::string_view table, std::string_view columns,
                               std::string_view label)
{
    std::string wanted(label);
    for (int i = 1;; ++i) {
        std::string name = serverName(table, columns, wanted);
        if (!state.hasConstraintName(space, name))
            return name;
        wanted = std::string(label) + std::to_string(i);
    }
}

std::string columnsInName(const std::vector<std::string>& columns)
{
    std::string joined;
    for (const std::string& column : columns) {
        if (!joined.empty())
            joined += '_';
        joined += column;
        if (joined.size() > longestName)
            break;
    }
    return joined;
}

std::vector<std::string> indexColumnNames(std::vector<std::string> wanted)
{
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string base = wanted[i].empty() ? "expr" : wanted[i];
        wanted[i] = base;
        const auto before = wanted.begin() + static_cast<std::ptrdiff_t>(i);
        for (int number = 1; std::find(wanted.begin(), before, wanted[i]) != before; ++number) {
            const std::string end = std::to_string(number);
            wanted[i] = std::string(wholeCharacters(base, longestName - end.size())) + end;
        }
    }
    return wanted;
}

std::string nameOfExpression(const Node* expression) { return figure(expression).name; }

}  // namespace barch::pg
