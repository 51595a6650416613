#include "core/edits/policy_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"

namespace barch {
namespace {

std::optional<Error> policyFault(const Project& project, const Table& table, const Policy& policy)
{
    if (auto fault = nameFault("policy", policy.name))
        return fault;
    for (const Policy& other : table.policies)
        if (other.name == policy.name && other.id != policy.id)
            return Error{"The table has a policy \"" + policy.name + "\" already.", {}, "Choose another name."};
    for (const RoleId role : policy.roles)
        if (!project.roles.contains(role))
            return noSuch("role", role);
    if (policy.command == PolicyCommand::Insert && !policy.usingExpression.empty())
        return Error{"A policy for INSERT has no USING expression.", {}, "Put the condition in its check."};
    const bool readsOnly = policy.command == PolicyCommand::Select || policy.command == PolicyCommand::Delete;
    if (readsOnly && !policy.checkExpression.empty())
        return Error{"A policy for SELECT or DELETE has no check.", {}, "Put the condition in its USING expression."};
    return std::nullopt;
}

}  // namespace

Result<Project> setRowSecurity(const Project& project, TableId id, bool enabled, bool forced)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (forced && !enabled)
            return Error{"Row-level security can't be forced while it is off.", {}, {}};
        table.rowSecurity = enabled;
        table.forceRowSecurity = forced;
        return std::nullopt;
    });
}

Result<Project> addPolicy(const Project& project, TableId id, Policy policy)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (!policy.id)
            policy.id = freshIdIn<PolicyId>(table.policies, "policy/" + id.text() + "/" + policy.name);
        else if (findById(table.policies, policy.id) != table.policies.end())
            return Error{"This policy is already there.", {}, {}};
        if (auto fault = policyFault(project, table, policy))
            return fault;
        table.policies.push_back(policy);
        return std::nullopt;
    });
}

Result<Project> changePolicy(const Project& project, TableId id, Policy policy)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        const auto found = findById(table.policies, policy.id);
        if (found == table.policies.end())
            return noSuch("policy", policy.id);
        if (auto fault = policyFault(project, table, policy))
            return fault;
        *found = policy;
        return std::nullopt;
    });
}

Result<Project> removePolicy(const Project& project, TableId id, PolicyId policy)
{
    const auto edited = changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (std::erase_if(table.policies, [&](const Policy& p) { return p.id == policy; }) == 0)
            return noSuch("policy", policy);
        return std::nullopt;
    });
    return edited ? Result<Project>(forget(*edited, policy, ElementKind::Policy)) : edited;
}

Result<Project> renamePolicy(const Project& project, TableId id, PolicyId policy, const std::string& name)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    const auto found = findById(table->policies, policy);
    if (found == table->policies.end())
        return noSuch("policy", policy);
    Policy renamed = *found;
    renamed.name = name;
    return changePolicy(project, id, std::move(renamed));
}

}  // namespace barch
