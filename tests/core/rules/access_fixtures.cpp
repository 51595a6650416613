#include "designs.h"
#include "fixtures.h"

#include "core/access/permission_policies.h"
#include "core/tenancy/protection.h"

namespace barch::test {
namespace {

const Project& single()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    return project;
}
const Project& shared()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    return project;
}

Project withRole(const std::string& name, bool mfa, bool tenantScoped, Project project = single())
{
    AccessRole role;
    role.id = AccessRoleId::derive("access/" + name);
    role.name = name;
    role.requiresMfa = mfa;
    role.tenantScoped = tenantScoped;
    project.accessRoles = project.accessRoles.with(role);
    return project;
}

Project withColumn(const std::string& table, const std::string& name, const std::string& type, Protection protection = Protection::Plain, const std::string& method = {})
{
    return changed(single(), table, [&](Table& t) {
        Column& made = addColumn(t, name, type);
        made.protection = protection;
        made.protectionMethod = method;
    });
}

Project withTable(const std::string& name, const std::vector<std::string>& columns, const Project& project = single())
{
    Table table = makeTable(project, name, TenancyClass::Global);
    for (const std::string& each : columns)
        addColumn(table, each, each.ends_with("_at") ? "timestamptz" : "text");
    return plus(project, table);
}

Project withVariable(const std::string& name, bool secret, const std::string& example)
{
    EnvironmentVariable variable;
    variable.id = EnvironmentVariableId::derive("variable");
    variable.name = name;
    variable.secret = secret;
    variable.example = example;
    Project project = single();
    project.environment = project.environment.with(variable);
    return project;
}

Project withNote(const std::string& note)
{
    Decision decision;
    decision.id = DecisionId::derive("decision");
    decision.title = "Database";
    decision.context = note;
    Project project = single();
    project.decisions = project.decisions.with(decision);
    return project;
}

void addLogin(std::vector<Fixture>& all)
{
    all.push_back({"AUT002", "an administrator with a password alone", withRole("admin", false, true), withRole("admin", true, true)});
    all.push_back({"AUT002", "the answer, before roles are drawn", plusAnswer(plusAnswer(single(), "auth.roles", {"admin"}), "auth.mfa", {"none"}),
                   plusAnswer(plusAnswer(single(), "auth.roles", {"viewer"}), "auth.mfa", {"none"})});
    all.push_back({"AUT003", "a plain password", withColumn("users", "password", "text"), withColumn("users", "password_hash", "text", Protection::Hashed, "Argon2id")});
    all.push_back({"AUT003", "a fast hash", withColumn("users", "pwd_digest", "text", Protection::Hashed, "sha256"), withColumn("users", "password_changed_at", "text")});
    all.push_back({"AUT004", "raw tokens", withTable("sessions", {"token", "expires_at", "revoked_at"}), withTable("sessions", {"token_hash", "expires_at", "revoked_at"})});
    all.push_back({"AUT004", "raw refresh tokens", withTable("refresh_tokens", {"refresh_token", "family", "expires_at", "revoked_at"}), withTable("sessions", {"room", "starts_at"})});
    all.push_back({"AUT005", "sessions without an end", withTable("sessions", {"token_hash"}), withTable("sessions", {"token_hash", "expires_at", "revoked_at"})});
    all.push_back({"AUT005", "no rotation", withTable("refresh_tokens", {"token_hash", "expires_at", "revoked_at"}), withTable("refresh_tokens", {"token_hash", "expires_at", "revoked_at", "replaced_at"})});
    all.push_back({"AUT005", "until logout", plusAnswer(single(), "auth.session_duration", {"until_logout"}), plusAnswer(single(), "auth.session_duration", {"days"})});
    all.push_back({"AUT008", "a role at the person", changed(shared(), "users", [](Table& t) { addColumn(t, "role", "text"); }), withColumn("users", "role", "text")});
    all.push_back({"AUT008", "a role of all tenants", withRole("editor", true, false, shared()), withRole("platform_admin", true, false, shared())});
    Table assigned = makeTable(shared(), "user_roles", TenancyClass::Global);
    addColumn(assigned, "user_id", "uuid");
    addColumn(assigned, "name", "text");
    refer(shared(), assigned, {"user_id"}, "users", {"id"});
    index(assigned, {"user_id"});
    all.push_back({"AUT008", "roles without a tenant", plus(shared(), assigned), plus(single(), assigned)});
}

PermissionId permissionId(const std::string& name)
{
    return PermissionId::derive("permission/" + name);
}

/// Roles owner and viewer, with permissions held by both, and whatever is added.
Project withRoles(Project project, const std::vector<std::string>& permissions = {"read:all"})
{
    for (const std::string& name : permissions) {
        Permission permission;
        permission.id = permissionId(name);
        permission.name = name;
        project.permissions = project.permissions.with(permission);
    }
    for (const char* name : {"owner", "viewer"}) {
        AccessRole role;
        role.id = AccessRoleId::derive(name);
        role.name = name;
        role.requiresMfa = true;
        role.permissions = {permissionId("read:all")};
        project.accessRoles = project.accessRoles.with(role);
    }
    return project;
}

Project including(Project project, const std::string& role, const std::string& included)
{
    AccessRole changed = *project.accessRoles.find(AccessRoleId::derive(role));
    changed.includes.push_back(AccessRoleId::derive(included));
    project.accessRoles = project.accessRoles.with(changed);
    return project;
}

Project holding(Project project, const std::string& role, const std::vector<PermissionId>& permissions)
{
    AccessRole changed = *project.accessRoles.find(AccessRoleId::derive(role));
    changed.permissions = permissions;
    project.accessRoles = project.accessRoles.with(changed);
    return project;
}

Project withCall(const std::string& method, const std::string& path, const std::string& table, bool isPublic, const std::string& limit = {})
{
    Project project = shared();
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.method = method;
    endpoint.path = path;
    endpoint.operationId = "call";
    if (!table.empty())
        endpoint.table = tableOf(project, table).id;
    endpoint.isPublic = isPublic;
    endpoint.rateLimit = limit;
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

/// A plan with a flag that switches a feature, or nothing.
Project withPlanFlag(bool featured)
{
    Project project = single();
    Feature feature;
    feature.id = FeatureId::derive("feature");
    feature.name = "Single sign on";
    project.features = project.features.with(feature);
    FeatureFlag flag;
    flag.id = FlagId::derive("flag");
    flag.name = "single_sign_on";
    flag.feature = featured ? feature.id : FeatureId();
    project.flags = project.flags.with(flag);
    Plan plan;
    plan.id = PlanId::derive("plan");
    plan.name = "Business";
    plan.flags = {flag.id};
    project.plans = project.plans.with(plan);
    return project;
}

/// Policies written for the roles as they are.
Project withPolicies()
{
    Table members = makeTable(shared(), "memberships", TenancyClass::Owned);
    addColumn(members, "user_id", "uuid");
    addColumn(members, "role", "varchar(40)");
    refer(shared(), members, {"user_id"}, "users", {"id"});
    unique(members, {"user_id"});
    const Project project = protectTable(plus(shared(), members), members.id).value();
    return writeAllPermissionPolicies(withRoles(project)).value();
}

void addMatrix(std::vector<Fixture>& all)
{
    all.push_back({"AUT001", "rows for whoever asks", withCall("GET", "/tasks", "tasks", true), withCall("GET", "/tasks", "tasks", false)});
    all.push_back({"AUT001", "roles of nobody", plusAnswer(withRoles(single()), "auth.method", {"none"}), plusAnswer(single(), "auth.method", {"none"})});
    all.push_back({"AUT009", "any number of passwords", withCall("POST", "/login", "", true), withCall("POST", "/login", "", true, "5 a minute")});
    all.push_back({"AUT009", "any number of codes", withCall("POST", "/mfa/verify", "", true), withCall("GET", "/mfa", "", true)});
    all.push_back({"AUT010", "two include each other", including(including(withRoles(single()), "owner", "viewer"), "viewer", "owner"), including(withRoles(single()), "owner", "viewer")});
    all.push_back({"AUT010", "one includes itself", including(withRoles(single()), "owner", "owner"), withRoles(single())});
    all.push_back({"AUT011", "held by nobody", withRoles(single(), {"read:all", "export:all"}), withRoles(single())});
    all.push_back({"AUT012", "may do nothing", holding(withRoles(single()), "viewer", {}), including(holding(withRoles(single()), "owner", {}), "owner", "viewer")});
    all.push_back({"AUT013", "paid for, asked for by nothing", withPlanFlag(false), withPlanFlag(true)});
    all.push_back({"AUT014", "revoked past the policies", holding(withPolicies(), "viewer", {}), withPolicies()});
}

void addSecrets(std::vector<Fixture>& all)
{
    all.push_back({"SEC001", "the password of a mail server", withColumn("projects", "smtp_password", "text"), withColumn("projects", "smtp_password_reference", "text")});
    all.push_back({"SEC001", "a signing key", withColumn("projects", "webhook_secret", "text"), withColumn("projects", "webhook_secret", "text", Protection::Encrypted)});
    all.push_back({"SEC001", "a variable that isn't marked", withVariable("PAYMENT_SECRET_KEY", false, ""), withVariable("PAYMENT_PUBLISHABLE_KEY", false, "")});
    all.push_back({"SEC001", "a secret with a value", withVariable("SESSION_SECRET", true, "correct horse battery staple"), withVariable("SESSION_SECRET", true, "<32 random bytes>")});
    all.push_back({"SEC003", "keys as they are", withTable("api_keys", {"key", "scopes", "expires_at"}), withTable("api_keys", {"prefix", "key_hash", "scopes", "expires_at"})});
    all.push_back({"SEC003", "keys for everything, for ever", withTable("api_keys", {"key_hash"}), withTable("api_key_usage", {"key"})});

    const std::string live = std::string("sk_") + "live_" + "4eC39HqLyjWDarjtT1zdp7dc";
    all.push_back({"SEC006", "a key in a note", withNote("Pay with " + live + " for now."), withNote("Pay with the key in PAYMENT_SECRET_KEY.")});
    all.push_back({"SEC006", "an address with a password", withNote("postgres://app:" + std::string("Wq7pZ9rT") + "@db.internal/app"), withNote("postgres://app:<password>@db.internal/app")});
    all.push_back({"SEC006", "a password for every new row", changed(single(), "users", [](Table& t) {
                       Column& made = addColumn(t, "smtp_password_reference", "text");
                       made.defaultExpression = "'" + std::string("hunter2") + "'";
                   }), changed(single(), "users", [](Table& t) { addColumn(t, "smtp_password_reference", "text").defaultExpression = "''"; })});
    all.push_back({"SEC006", "in a comment of a table", changed(single(), "tasks", [&](Table& t) { t.comment = live; }), changed(single(), "tasks", [&](Table& t) { t.comment = "sk_live_ is how live keys begin"; })});
    all.push_back({"SEC006", "in an answer", plusAnswer(single(), "ai.variables", {}, AnswerState::Answered, "OPENAI_API_KEY=" + std::string("sk-") + "proj-abcDEF123456abcDEF123456"),
                   plusAnswer(single(), "ai.variables", {}, AnswerState::Answered, "OPENAI_API_KEY, OPENAI_BASE_URL")});
    all.push_back({"SEC008", "a second factor", withColumn("users", "totp_secret", "text"), withColumn("users", "totp_secret", "text", Protection::Encrypted, "aes-256-gcm")});
    all.push_back({"SEC008", "a one-time token", withTable("email_tokens", {"token", "expires_at"}), withTable("email_tokens", {"token_hash", "expires_at"})});
    all.push_back({"SEC008", "marked as a secret", changed(single(), "users", [](Table& t) { addColumn(t, "favourite_colour", "text").classification = Classification::Secret; }),
                   withColumn("users", "token_count", "integer")});
}

}  // namespace

std::vector<Fixture> accessFixtures()
{
    std::vector<Fixture> all;
    addLogin(all);
    addMatrix(all);
    addSecrets(all);
    return all;
}

}  // namespace barch::test
