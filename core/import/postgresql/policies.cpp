#include "core/import/postgresql/policies.h"

#include "core/import/postgresql/expression_text.h"
#include "core/import/postgresql/roles.h"

#include <algorithm>

namespace barch::pg {
namespace {

PolicyCommand commandOf(std::string_view name)
{
    return name == "select"   ? PolicyCommand::Select
           : name == "insert" ? PolicyCommand::Insert
           : name == "update" ? PolicyCommand::Update
           : name == "delete" ? PolicyCommand::Delete
                              : PolicyCommand::All;
}

/// Empty: everybody, which is also what a list with PUBLIC in it says.
std::vector<RoleId> rolesOf(Context& context, Nodes specs)
{
    std::vector<RoleId> roles;
    for (const Node* node : specs) {
        if (node->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC)
            return {};
        // Whoever is named is meant: "everybody" would open the rows.
        if (node->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING)
            roles.push_back(context.state.role(text(node->role_spec->rolename)));
        else
            roles.push_back(context.state.role("postgres"));  // whoever runs the statements
    }
    return roles;
}

void readExpressions(Context& context, Policy& policy, bool hasUsing, bool hasCheck)
{
    const StatementText& words = context.statement.words();
    if (hasUsing)
        policy.usingExpression = parenthesised(words, "using", 0);
    if (hasCheck)
        policy.checkExpression = parenthesised(words, "check", 0);
}

}  // namespace

void createPolicy(Context& context, const PgQuery__CreatePolicyStmt& statement)
{
    Table* table = context.state.table(*statement.table);
    if (!table)
        return context.missing("table", pathText(*statement.table));
    Policy policy;
    policy.id = context.state.fresh<PolicyId>();
    policy.name = text(statement.policy_name);
    if (std::any_of(table->policies.begin(), table->policies.end(), [&](const Policy& each) { return each.name == policy.name; }))
        return context.skipped("CREATE POLICY " + shortened(policy.name), "A policy of that name is there already.");
    policy.command = commandOf(text(statement.cmd_name));
    policy.restrictive = !statement.permissive;
    policy.roles = rolesOf(context, nodes(statement.roles, statement.n_roles));
    readExpressions(context, policy, statement.qual != nullptr, statement.with_check != nullptr);
    table->policies.push_back(std::move(policy));
}

void alterPolicy(Context& context, const PgQuery__AlterPolicyStmt& statement)
{
    Table* table = context.state.table(*statement.table);
    if (!table)
        return context.missing("table", pathText(*statement.table));
    const auto policy = std::find_if(table->policies.begin(), table->policies.end(), [&](const Policy& each) { return each.name == text(statement.policy_name); });
    if (policy == table->policies.end())
        return context.missing("policy", text(statement.policy_name));
    if (statement.n_roles > 0)
        policy->roles = rolesOf(context, nodes(statement.roles, statement.n_roles));
    readExpressions(context, *policy, statement.qual != nullptr, statement.with_check != nullptr);
}

}  // namespace barch::pg
