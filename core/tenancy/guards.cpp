#include "core/tenancy/guards.h"

#include "core/edits/lookups.h"
#include "core/edits/sql_literal.h"
#include "core/model/column_type.h"
#include "core/model/sql_tokens.h"

namespace barch {
namespace {

/// What a signed token says. Only what the user can't write: app_metadata and who they are.
std::string claimExpression(const std::string& claim, std::string_view type)
{
    const std::string cast = isTextType(type) ? std::string() : "::" + std::string(type);
    return "(SELECT NULLIF(" + claim + ", '')" + cast + ")";
}

std::string settingExpression(const std::string& setting, std::string_view type)
{
    const std::string value = "NULLIF(current_setting(" + sqlLiteral(setting) + ", true), '')";
    const std::string cast = isTextType(type) ? std::string() : "::" + std::string(type);
    return "(SELECT " + value + cast + ")";
}

/// The tokens of the text as one line, so that spaces and letter case make no difference.
std::string normalised(std::string_view text)
{
    std::string line;
    for (const SqlToken& token : sqlTokens(text))
        line += (token.isIdentifier() ? token.name() : std::string(token.text)) + " ";
    return line;
}

bool raises(const Project& project, const Trigger& trigger)
{
    const Function* function = project.functions.find(trigger.function);
    const std::string& body = function ? function->body : trigger.body;
    return mentionsIdentifier(body, "raise") || mentionsIdentifier(body, "signal");
}

}  // namespace

bool sharesTables(const Project& project)
{
    return project.tenancy->model == TenancyModel::Shared || project.tenancy->model == TenancyModel::Hybrid;
}

const Table* tenantRoot(const Project& project)
{
    return project.table(project.tenancy->rootTable);
}

const Column* tenantRootKey(const Project& project)
{
    const Table* root = tenantRoot(project);
    return root && root->primaryKey && root->primaryKey->columns.size() == 1 ? root->column(root->primaryKey->columns[0])
                                                                             : nullptr;
}

std::string tenantKeyName(const Project& project)
{
    return project.tenancy->keyColumn.empty() ? "tenant_id" : project.tenancy->keyColumn;
}

std::string tenantSetting(const Project& project)
{
    return project.tenancy->setting.empty() ? "app.tenant_id" : project.tenancy->setting;
}

std::string userSetting(const Project& project)
{
    const std::string setting = tenantSetting(project);
    return setting.substr(0, setting.rfind('.')) + ".user_id";
}

bool isTenantOwned(const Table& table)
{
    return table.tenancyClass == TenancyClass::Owned || table.tenancyClass == TenancyClass::Link;
}

ColumnId tenantColumn(const Project& project, const Table& table)
{
    if (table.id == project.tenancy->rootTable) {
        const Column* key = tenantRootKey(project);
        return key ? key->id : ColumnId();
    }
    return isTenantOwned(table) ? table.tenantKey : ColumnId();
}

Dialect guardDialect(const Project& project)
{
    return project.info->dialect == Dialect::Any ? Dialect::PostgreSql : project.info->dialect;
}

bool readsTenantFromToken(const Project& project)
{
    return project.tenancy->setting == "auth.jwt()";
}

std::string currentTenantExpression(const Project& project)
{
    const Column* key = tenantRootKey(project);
    if (readsTenantFromToken(project))
        return claimExpression("auth.jwt() -> 'app_metadata' ->> " + sqlLiteral(tenantKeyName(project)), key ? key->type : "uuid");
    return settingExpression(tenantSetting(project), key ? key->type : "uuid");
}

std::string currentUserExpression(const Project& project, std::string_view type)
{
    if (readsTenantFromToken(project))
        return claimExpression("auth.jwt() ->> 'sub'", type);
    return settingExpression(userSetting(project), type);
}

std::string floorExpression(const Project& project, const Table& table)
{
    const Column* key = table.column(tenantColumn(project, table));
    return sqlIdentifier(key ? key->name : tenantKeyName(project), Dialect::PostgreSql) + " = " +
           currentTenantExpression(project);
}

bool hasTenantFloor(const Project& project, const Table& table)
{
    const std::string wanted = normalised(floorExpression(project, table));
    const RoleId runtime = project.tenancy->runtimeRole;
    return std::any_of(table.policies.begin(), table.policies.end(), [&](const Policy& policy) {
        const bool holdsRuntime =
            policy.roles.empty() || std::find(policy.roles.begin(), policy.roles.end(), runtime) != policy.roles.end();
        return policy.restrictive && policy.command == PolicyCommand::All && holdsRuntime &&
               normalised(policy.usingExpression) == wanted &&
               (policy.checkExpression.empty() || normalised(policy.checkExpression) == wanted);
    });
}

bool freezesTenantKey(const Project& project, const Table& table)
{
    const Column* key = table.column(tenantColumn(project, table));
    if (!key)
        return false;
    return std::any_of(table.triggers.begin(), table.triggers.end(), [&](const Trigger& trigger) {
        const bool onUpdate = std::find(trigger.events.begin(), trigger.events.end(), "update") != trigger.events.end();
        const bool seesKey = trigger.updateOf.empty() || hasColumn(trigger.updateOf, key->id);
        const bool looksAtKey = hasColumn(trigger.updateOf, key->id) || mentionsIdentifier(trigger.condition, key->name) ||
                                mentionsIdentifier(trigger.body, key->name);
        return trigger.timing == TriggerTiming::Before && onUpdate && seesKey && looksAtKey && raises(project, trigger);
    });
}

bool staysWithinTenant(const Project& project, const Table& table, const ForeignKey& key)
{
    const Table* target = project.table(key.target);
    if (!target || !isTenantOwned(*target) || !isTenantOwned(table))
        return true;
    for (std::size_t i = 0; i < key.columns.size() && i < key.targetColumns.size(); ++i)
        if (key.columns[i] == table.tenantKey && key.targetColumns[i] == target->tenantKey)
            return static_cast<bool>(table.tenantKey);
    return false;
}

PolicyId floorPolicyId(TableId table) { return PolicyId::derive("policy/" + table.text() + "/floor"); }
PolicyId accessPolicyId(TableId table) { return PolicyId::derive("policy/" + table.text() + "/rw"); }
TriggerId freezeTriggerId(TableId table) { return TriggerId::derive("trigger/" + table.text() + "/tenant-key"); }
ViewId tenantViewId(TableId table) { return ViewId::derive("view/" + table.text() + "/tenant"); }

}  // namespace barch
