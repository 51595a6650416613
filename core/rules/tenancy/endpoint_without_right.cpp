#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

struct Verb {
    std::string_view privilege;
    PolicyCommand command;
};

/// What the endpoint does with the rows of its table, by its operation or, where none is said, its
/// method. POST to something other than the collection is an action, and may do anything.
std::optional<Verb> verbOf(const Endpoint& endpoint, const Table& table)
{
    switch (endpoint.operation) {
    case Operation::List:
    case Operation::Read: return Verb{"select", PolicyCommand::Select};
    case Operation::Create:
    case Operation::Upload: return Verb{"insert", PolicyCommand::Insert};
    case Operation::Update: return Verb{"update", PolicyCommand::Update};
    case Operation::Delete: return Verb{"delete", PolicyCommand::Delete};
    case Operation::Action: return std::nullopt;
    case Operation::Unset: break;
    }
    const std::string method = lowerCase(endpoint.method);
    if (method == "get")
        return Verb{"select", PolicyCommand::Select};
    if (method == "put" || method == "patch")
        return Verb{"update", PolicyCommand::Update};
    if (method == "delete")
        return Verb{"delete", PolicyCommand::Delete};
    const std::string last = endpoint.path.substr(endpoint.path.rfind('/') + 1);
    if (method == "post" && snakeCase(last) == snakeCase(table.name))
        return Verb{"insert", PolicyCommand::Insert};
    return std::nullopt;
}

std::string lackOf(const RuleContext& context, const Table& table, const Verb& verb)
{
    const std::array<std::string_view, 1> wanted = {verb.privilege};
    if (!isGranted(context, table.grants, context.tenancy().runtimeRole, wanted))
        return "may not " + std::string(verb.privilege) + " in " + table.name;
    const bool permitted = !table.rowSecurity || std::any_of(table.policies.begin(), table.policies.end(), [&](const Policy& policy) {
        return !policy.restrictive && covers(policy, verb.command) && concernsRuntime(context, policy);
    });
    return permitted ? std::string() : "has no policy to " + std::string(verb.privilege) + " in " + table.name;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const Role* runtime = context.role(context.tenancy().runtimeRole);
    if (!runtime || !holdsTenantRows(table))
        return;
    for (const Endpoint* endpoint : context.endpointsOf(table.id)) {
        const auto verb = verbOf(*endpoint, table);
        const std::string lack = verb ? lackOf(context, table, *verb) : std::string();
        if (!lack.empty())
            report.add(ElementRef::of(ElementKind::Endpoint, endpoint->id), endpoint->method + " " + endpoint->path + " is offered, but " + runtime->name + " " + lack +
                                                                                ". Every call fails or does nothing.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const EndpointId id(finding.element.id);
    const Endpoint* endpoint = context.project().endpoints.find(id);
    const Table* table = endpoint ? context.table(endpoint->table) : nullptr;
    const auto verb = table ? verbOf(*endpoint, *table) : std::nullopt;
    if (!verb)
        return {};
    const RoleId runtime = context.tenancy().runtimeRole;
    std::vector<FixOption> options;
    const bool isTrace = isAuditLog(table->name) && verb->command != PolicyCommand::Select && verb->command != PolicyCommand::Insert;
    if (!isTrace)
        options.push_back(changeTable("Permit it to the application's role", table->id, [=](const Project& project, Table& changing) {
        const Content nothing;
        const RuleContext now(nothing, project);
        const std::array<std::string_view, 1> wanted = {verb->privilege};
        if (!isGranted(now, changing.grants, runtime, wanted)) {
            Grant grant;
            grant.role = runtime;
            grant.privileges = {std::string(verb->privilege)};
            changing.grants.push_back(std::move(grant));
        }
        if (lackOf(now, changing, *verb).empty())
            return;
        Policy policy;
        policy.name = changing.name + "_" + std::string(verb->privilege);
        policy.id = PolicyId::derive("policy/" + changing.id.text() + "/" + policy.name);
        policy.command = verb->command;
        policy.roles = {runtime};
        (verb->command == PolicyCommand::Insert ? policy.checkExpression : policy.usingExpression) = tenantComparison(project, changing);
        changing.policies.push_back(std::move(policy));
    }));
    options.push_back(changeProject("Take the endpoint out", [id](const Project& project) -> Result<Project> {
        Project after = project;
        after.endpoints = after.endpoints.without(id);
        return after;
    }, "Programs that call it must change."));
    return options;
}

}  // namespace

extern const Rule endpointWithoutRight = {
    .code = "TEN026",
    .name = "endpoint-without-right",
    .title = "What the API offers, the database permits",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
