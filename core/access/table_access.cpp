#include "core/access/table_access.h"

#include "core/rules/elements.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/people.h"

#include <algorithm>

namespace barch {
namespace {

constexpr std::array<std::string_view, 11> programWords = {"outbox",       "inbox",           "job_queue", "jobs",
                                                           "queue",        "dead_letters",    "webhook_events", "cache",
                                                           "idempotency_keys", "tenant_databases", "migrations"};
constexpr std::array<std::string_view, 6> settingWords = {"settings", "setting", "preferences", "overrides", "integrations", "webhook_endpoints"};
constexpr std::array<std::string_view, 4> billingWords = {"billing", "subscription", "subscriptions", "payment_methods"};
constexpr std::array<std::string_view, 3> memberWords = {"invitations", "memberships", "members"};

/// Looked up by a secret before anybody is known.
bool isForSignIn(const Table& table, const std::optional<RoleKeeper>& keeper)
{
    const bool isPeople = keeper ? table.id == keeper->people : rules::isPeopleTable(table);
    return isPeople || rules::hasAnyPhrase(table.name, std::array<std::string_view, 2>{"login_attempts", "sessions"}) ||
           std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) {
               return column.protection == Protection::Hashed ||
                      (column.protection == Protection::Encrypted && column.classification == Classification::Secret);
           });
}

bool runtimeMayOnlyAdd(const Project& project, const Table& table)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    bool any = false;
    for (const Grant& grant : table.grants)
        if (grant.role == runtime)
            for (const std::string& privilege : grant.privileges) {
                any = true;
                if (privilege == "update" || privilege == "delete" || privilege == "all")
                    return false;
            }
    return runtime ? any : rules::isAuditLog(table.name);
}

}  // namespace

TableAccess::TableAccess(const Project& project) : m_project(project), m_matrix(project), m_keeper(roleKeeperOf(project))
{
    std::map<std::string, TableId> byName;
    for (const Table& table : project.tables)
        byName.emplace(rules::lowerCase(table.name), table.id);
    for (const Permission& permission : project.permissions) {
        Named named{permission.id, permission.table, meaningOf(permission.name)};
        if (!named.table && !named.meaning.subject.empty())
            if (const auto found = byName.find(named.meaning.subject); found != byName.end())
                named.table = found->second;
        if (named.meaning.operations != 0)
            m_permissions.push_back(std::move(named));
    }
}

Decides TableAccess::decidesOn(const Table& table) const
{
    if (isForSignIn(table, m_keeper))
        return Decides::SignIn;
    if (rules::hasAnyPhrase(table.name, programWords))
        return Decides::Program;
    if (table.tenancyClass == TenancyClass::Global) {
        const bool personal = m_keeper && std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                                                      [&](const ForeignKey& key) { return key.target == m_keeper->people; });
        return personal ? Decides::Person : Decides::Nobody;
    }
    return Decides::Roles;
}

Operations TableAccess::openOn(const Table& table) const
{
    if (m_keeper && table.id == m_keeper->table)
        return bitOf(RowOperation::Add);
    if (table.id == m_project.tenancy->rootTable)
        return bitOf(RowOperation::Read) | bitOf(RowOperation::Add);
    return runtimeMayOnlyAdd(m_project, table) ? bitOf(RowOperation::Add) : 0;
}

bool TableAccess::isBilling(const Table& table) const
{
    return rules::hasAnyPhrase(table.name, billingWords);
}

bool TableAccess::isArea(const Table& table, const std::string& subject) const
{
    if (subject == "billing")
        return isBilling(table);
    if (subject == "settings")
        return table.id == m_project.tenancy->rootTable || rules::hasAnyPhrase(table.name, settingWords);
    if (subject == "members")
        return (m_keeper && (table.id == m_keeper->table || table.id == m_keeper->extra)) || rules::hasAnyPhrase(table.name, memberWords);
    return false;
}

std::vector<TableAccess::Allowing> TableAccess::allowing(const Table& table, RowOperation operation) const
{
    std::vector<Allowing> particular;
    std::vector<Allowing> general;
    bool claimed = false;
    for (const Named& named : m_permissions) {
        if ((named.meaning.operations & bitOf(operation)) == 0)
            continue;
        const bool isTable = named.table == table.id;
        const bool isAreas = !named.table && isArea(table, named.meaning.subject);
        if (isTable || isAreas)
            particular.push_back({named.id, named.meaning.reach});
        else if (!named.table && named.meaning.subject.empty())
            general.push_back({named.id, named.meaning.reach});
        // Who manages members or settings decides who changes them; everybody may still see them.
        claimed = claimed || isTable || (isAreas && (operation != RowOperation::Read || isBilling(table)));
    }
    if (!claimed)
        particular.insert(particular.end(), general.begin(), general.end());
    return particular;
}

RowOwner TableAccess::ownerOf(const Table& table) const
{
    if (!m_keeper)
        return {};
    const auto known = m_owners.find(table.id);
    return known != m_owners.end() ? known->second : m_owners.emplace(table.id, rowOwnerOf(m_project, *m_keeper, table)).first->second;
}

Reach TableAccess::reach(AccessRoleId role, const Table& table, RowOperation operation) const
{
    Reach best = Reach::None;
    for (const Allowing& each : allowing(table, operation))
        if (m_matrix.holds(role, each.permission))
            best = std::max(best, each.reach == Reach::Own && !ownerOf(table) ? Reach::None : each.reach);
    return best;
}

SeenColumns columnsSeen(const Project& project, const Table& table)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    std::vector<ColumnId> granted;
    bool whole = !runtime;
    for (const Grant& grant : table.grants)
        if (grant.role == runtime && std::find(grant.privileges.begin(), grant.privileges.end(), "select") != grant.privileges.end()) {
            whole = whole || grant.columns.empty();
            granted.insert(granted.end(), grant.columns.begin(), grant.columns.end());
        }
    SeenColumns columns;
    for (const Column& column : table.columns) {
        const bool secret = column.classification == Classification::Secret || column.protection == Protection::Hashed;
        const bool readable = whole || std::find(granted.begin(), granted.end(), column.id) != granted.end();
        (secret || !readable ? columns.kept : columns.seen).push_back(column.id);
    }
    return columns;
}

}  // namespace barch
