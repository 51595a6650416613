#include "core/rules/elements.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 1> executing = {"execute"};

bool publicRevokedByDefault(const RuleContext& context, const Function& function)
{
    for (const DefaultPrivilege& each : context.project().defaultPrivileges) {
        const RoleId owner = function.owner ? function.owner : context.tenancy().ownerRole;
        const bool aboutIt = each.objects == "functions" && !each.namespaceId && (each.forRole == owner || each.forRole == context.tenancy().ownerRole || !each.forRole);
        if (aboutIt && each.revoke && !each.grant.role)
            return true;
    }
    return false;
}

bool isOpenToPublic(const RuleContext& context, const Function& function)
{
    if (lowerCase(function.returns) == "trigger")
        return false;
    const bool granted = std::any_of(function.grants.begin(), function.grants.end(), [](const Grant& grant) { return !grant.role; });
    return granted || !publicRevokedByDefault(context, function);
}

/// A tenant's table that the body reads without looking at a tenant or a person.
std::string looseRead(const RuleContext& context, const Function& function)
{
    if (function.owner && function.owner == context.tenancy().helperRole)
        return {};
    const std::vector<Token> tokens = tokenize(function.body);
    const std::string key = context.tenancy().keyColumn.empty() ? "tenant_id" : lowerCase(context.tenancy().keyColumn);
    if (containsWord(tokens, key) || containsWord(tokens, "current_setting") || containsWord(tokens, "old") || containsWord(tokens, "new"))
        return {};
    for (const std::string& name : tablesReadBy(function.body))
        if (const Table* table = context.tableNamed(name))
            if (const TableFace* face = context.face(table->id); face && face->isTenantOwned())
                return face->name;
    return {};
}

void check(const RuleContext& context, Report& report)
{
    for (const Function& function : context.project().functions) {
        if (!function.securityDefiner)
            continue;
        const ElementRef element = ElementRef::of(ElementKind::Function, function.id);
        if (const std::string table = looseRead(context, function); !table.empty())
            report.add(element, "The function " + function.name + " runs as its owner and reads " + table + " of all tenants. No policy holds it.");
        else if (isOpenToPublic(context, function))
            report.add(element, "The function " + function.name + " runs as its owner, and PUBLIC may call it: every role that will ever connect.");
    }
}

Result<Project> close(const Project& project, FunctionId id)
{
    const Function* found = project.functions.find(id);
    if (!found)
        return goneError("function");
    const Content nothing;
    const RuleContext context(nothing, project);
    Function function = *found;
    Project after = project;
    if (!looseRead(context, function).empty())
        function.securityDefiner = false;
    std::erase_if(function.grants, [](const Grant& grant) { return !grant.role; });
    const RoleId runtime = project.tenancy->runtimeRole;
    if (runtime && !isGranted(context, function.grants, runtime, executing)) {
        Grant grant;
        grant.role = runtime;
        grant.privileges = {"execute"};
        function.grants.push_back(std::move(grant));
    }
    if (!publicRevokedByDefault(context, function)) {
        DefaultPrivilege revoke;
        revoke.forRole = function.owner ? function.owner : project.tenancy->ownerRole;
        revoke.id = VerbatimId::derive("default-privilege/" + revoke.forRole.text() + "/functions");
        revoke.objects = "functions";
        revoke.revoke = true;
        revoke.grant.privileges = {"execute"};
        after.defaultPrivileges = after.defaultPrivileges.with(std::move(revoke));
    }
    after.functions = after.functions.with(std::move(function));
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const FunctionId id(finding.element.id);
    return onlyFix(changeProject("Close the function to everybody but the application", [id](const Project& project) { return close(project, id); },
                                 "A function that read all tenants runs with the caller's rights from now on."));
}

}  // namespace

extern const Rule definerFunctionOpen = {
    .code = "TEN039",
    .name = "definer-function-open",
    .title = "Functions that run as their owner are closed and narrow",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkProject = check,
    .reads = part::functions | part::defaultPrivileges | part::roles | part::tenancy | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
