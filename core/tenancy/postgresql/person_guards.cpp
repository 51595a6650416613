#include "core/tenancy/person_guards.h"

#include "core/access/row_owner.h"
#include "core/edits/lookups.h"
#include "core/edits/names.h"
#include "core/rules/elements.h"
#include "core/rules/words.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/postgresql/sql_names.h"
#include "core/tenancy/runtime_grants.h"

#include <array>
#include <tuple>

namespace barch {
namespace {

using postgresql::identifier;
using postgresql::inSpace;

const Table* peopleTable(const Project& project)
{
    if (const auto keeper = roleKeeperOf(project))
        return project.table(keeper->people);
    const Table* best = nullptr;
    const auto rank = [](const Table& table) { return std::tuple(!rules::hasWord(table.name, "users"), table.name, table.id); };
    for (const Table& table : project.tables)
        if (rules::isPeopleTable(table) && (!best || rank(table) < rank(*best)))
            best = &table;
    return best;
}

/// The column with the id that the login service gives a person.
const Column* loginColumn(const Table& people)
{
    static constexpr auto phrases = std::to_array<std::string_view>(
        {"supabase_user_id", "auth_user_id", "auth_id", "clerk_user_id", "auth0_user_id", "firebase_user_id", "provider_user_id", "subject"});
    for (const Column& column : people.columns)
        if (rules::hasAnyPhrase(column.name, phrases) && isUnique(people, {column.id}))
            return &column;
    return nullptr;
}

/// Who is signed in, in SQL: the token's subject, which Supabase's own login gives as a uuid.
std::string subject(const Column& compared)
{
    if (compared.type == "uuid")
        return "(SELECT auth.uid())";
    const bool another = rules::hasWord(compared.name, "clerk") || rules::hasWord(compared.name, "auth0") || rules::hasWord(compared.name, "firebase");
    return another ? "(SELECT auth.jwt() ->> 'sub')" : "(SELECT auth.uid()::text)";
}

/// People, and how a person is known.
struct SignedIn {
    const Table* people = nullptr;
    const Column* key = nullptr;
    const Column* known = nullptr;   ///< the key, or the column with the login service's id

    explicit operator bool() const { return known != nullptr; }
    std::string self() const { return identifier(known->name) + " = " + subject(*known); }
};

SignedIn signedInOf(const Project& project)
{
    SignedIn who;
    who.people = peopleTable(project);
    if (!who.people || !who.people->primaryKey || who.people->primaryKey->columns.size() != 1)
        return {};
    who.key = who.people->column(who.people->primaryKey->columns[0]);
    who.known = loginColumn(*who.people);
    if (!who.known && who.key && who.key->type == "uuid")
        who.known = who.key;
    return who;
}

RoleKeeper keeperFor(const Project& project, const SignedIn& who)
{
    RoleKeeper keeper;
    keeper.people = who.people->id;
    keeper.personKey = who.key->id;
    keeper.signedIn = who.known == who.key
                          ? subject(*who.key)
                          : "(SELECT u." + identifier(who.key->name) + " FROM " + inSpace(project, who.people->namespaceId, who.people->name) + " AS u WHERE u." + who.self() + ")";
    return keeper;
}

bool holdsSecrets(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return column.protection != Protection::Plain; });
}

/// Records, rights and money: a person may read their own, and only the server writes them.
bool isWrittenByServer(const Table& table)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"permission", "permissions", "role", "roles", "plan", "plans", "entitlement", "entitlements", "flag", "flags", "subscription",
         "subscriptions", "payment", "payments", "charge", "charges", "invoice", "invoices", "refund", "refunds", "balance", "balances", "credit",
         "credits", "usage", "quota", "quotas", "audit", "log", "logs", "event", "events", "history", "session", "sessions", "token", "tokens",
         "invitation", "invitations", "export", "exports", "erasure", "job", "jobs", "outbox", "webhook", "webhooks", "certificate",
         "certificates", "grade", "grades", "score", "scores", "result", "results", "coupon", "coupons", "discount", "discounts", "shipment",
         "shipments", "stock", "wallet", "wallets", "licence", "licences", "license", "licenses", "badge", "badges"});
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return rules::hasWord(table.name, word); });
}

/// What a person must not set of themselves.
bool isRightOrProof(const Column& column)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"role", "status", "state", "plan", "permission", "permissions", "admin", "verified", "confirmed", "approved", "banned", "suspended",
         "tier", "balance", "credit", "credits", "quota", "limit"});
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return rules::hasWord(column.name, word); });
}

void putOwnPolicy(Table& table, Policy policy, const std::string& suffix)
{
    const auto found = findById(table.policies, policy.id);
    policy.name = found == table.policies.end() ? freePolicyName(table, policy.id, suffix) : found->name;
    if (found == table.policies.end())
        table.policies.push_back(std::move(policy));
    else
        *found = std::move(policy);
}

void guardPeople(const Project& project, Table& table, const SignedIn& who)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    const std::string self = who.self();
    const auto id = [&](const char* purpose) { return PolicyId::derive("policy/" + table.id.text() + "/" + purpose); };
    putOwnPolicy(table, {.id = id("people-read"), .command = PolicyCommand::Select, .roles = {runtime}, .usingExpression = self}, "self_read");
    putOwnPolicy(table, {.id = id("people-change"), .command = PolicyCommand::Update, .roles = {runtime}, .usingExpression = self}, "self_change");
    putOwnPolicy(table, {.id = id("people-add"), .command = PolicyCommand::Insert, .roles = {runtime}, .checkExpression = self}, "sign_up");
    if (holdsGrant(table.grants, runtime))
        return;
    std::vector<ColumnId> change;
    std::vector<ColumnId> add;
    for (const Column& column : table.columns) {
        const bool made = column.identity != Identity::None || !column.generatedExpression.empty();
        const bool isKey = column.id == who.key->id;
        if (made || isRightOrProof(column))
            continue;
        if (!isKey || who.known == who.key)
            add.push_back(column.id);
        if (!isKey && column.id != who.known->id)
            change.push_back(column.id);
    }
    table.grants.push_back({.role = runtime, .privileges = {"select"}});
    if (!add.empty())
        table.grants.push_back({.role = runtime, .privileges = {"insert"}, .columns = add});
    if (!change.empty())
        table.grants.push_back({.role = runtime, .privileges = {"update"}, .columns = change});
}

/// Policies of the architect's own.
bool hasOtherPolicy(const Table& table, PolicyId made)
{
    return std::any_of(table.policies.begin(), table.policies.end(), [&](const Policy& policy) { return policy.id != made; });
}

void guardOwnRows(const Project& project, Table& table, const SignedIn& who)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    const RoleKeeper keeper = keeperFor(project, who);
    putOwnPolicy(table, {.id = accessPolicyId(table.id), .roles = {runtime}, .usingExpression = ownCondition(project, keeper, table, rowOwnerOf(project, keeper, table))},
                 "own");
    const std::vector<std::string> most = isWrittenByServer(table) ? std::vector<std::string>{"select"}
                                                                   : std::vector<std::string>{"select", "insert", "update", "delete"};
    giveRuntime(table.grants, runtime, most);
    narrowGrants(table.grants, runtime, most);
}

}  // namespace

bool guardsPersons(const Project& project)
{
    return project.tenancy->model == TenancyModel::None && readsTenantFromToken(project) && guardDialect(project) == Dialect::PostgreSql;
}

bool canBeOwnRows(const Project& project, const Table& table)
{
    const SignedIn who = signedInOf(project);
    return who && !table.partitionOf && !holdsSecrets(table) &&
           (table.id == who.people->id || rowOwnerOf(project, keeperFor(project, who), table));
}

Project withPersonGuards(const Project& project, TableId id)
{
    const Table* before = project.table(id);
    const RoleId runtime = project.tenancy->runtimeRole;
    if (!before || !runtime)
        return project;
    Project edited = withUsage(project, *before, runtime);
    Table table = *before;
    table.rowSecurity = true;
    table.forceRowSecurity = true;
    const SignedIn who = signedInOf(project);
    if (!canBeOwnRows(project, table)) {
        if (table.policies.empty())
            takeFrom(table.grants, runtime);
    } else if (table.id == who.people->id) {
        guardPeople(project, table, who);
    } else if (!hasOtherPolicy(table, accessPolicyId(id))) {
        guardOwnRows(project, table, who);
    }
    putIn(edited.tables, std::move(table));
    return edited;
}

}  // namespace barch
