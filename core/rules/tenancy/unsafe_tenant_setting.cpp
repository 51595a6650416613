#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isUnsafe(std::string_view sql)
{
    const std::vector<SettingCall> calls = settingCalls(sql);
    return std::any_of(calls.begin(), calls.end(), [](const SettingCall& call) { return !call.sound(); });
}

std::string reasonFor(std::string_view sql)
{
    for (const SettingCall& call : settingCalls(sql)) {
        if (call.setting.find('.') == std::string::npos)
            return "reads the setting " + call.setting + ", whose name lacks a prefix such as app.; PostgreSQL refuses to set it";
        if (!call.missingOk)
            return "fails with an error wherever " + call.setting + " was never set, instead of showing nothing";
        if (!call.sound())
            return "casts " + call.setting + ", which is an empty text once a transaction has ended, and the cast fails";
    }
    return {};
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Policy& policy : table.policies) {
        const std::string& sql = isUnsafe(policy.usingExpression) ? policy.usingExpression : policy.checkExpression;
        if (isUnsafe(sql))
            report.add(refTo(table, policy), "The policy " + policy.name + " of " + table.name + " " + reasonFor(sql) + ".");
    }
}

void checkFunctions(const RuleContext& context, Report& report)
{
    for (const Function& function : context.project().functions)
        if (isUnsafe(function.body))
            report.add(ElementRef::of(ElementKind::Function, function.id), "The function " + function.name + " " + reasonFor(function.body) + ".");
}

/// Each call in its sound form, from the last to the first so that places stay right.
std::string repaired(const Project& project, std::string sql)
{
    std::vector<SettingCall> calls = settingCalls(sql);
    const std::string setting = project.tenancy->setting.empty() ? "app.tenant_id" : project.tenancy->setting;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        if (call->sound())
            continue;
        const std::string name = call->setting.find('.') == std::string::npos ? setting : call->setting;
        const std::string sound = "current_setting('" + name + "', true)";
        sql.replace(call->offset, call->length, call->nullIf || !call->cast ? sound : "NULLIF(" + sound + ", '')");
    }
    return sql;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const std::string title = "Read the setting so that nothing set shows nothing";
    if (finding.element.kind == ElementKind::Function) {
        const FunctionId id(finding.element.id);
        return onlyFix(changeElement(title, &Project::functions, id, "function", [](const Project& project, Function& function) {
            function.body = repaired(project, function.body);
        }));
    }
    return onlyFix(changeTable(title, TableId(finding.element.owner), [finding](const Project& project, Table& table) {
        if (Policy* policy = findById(table.policies, finding.element.id)) {
            policy->usingExpression = repaired(project, policy->usingExpression);
            policy->checkExpression = repaired(project, policy->checkExpression);
        }
    }));
}

}  // namespace

extern const Rule unsafeTenantSetting = {
    .code = "TEN032",
    .name = "unsafe-tenant-setting",
    .title = "Where no tenant is set, nothing is shown and nothing fails",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .checkProject = checkFunctions,
    .reads = part::functions,
    .fixes = fixes,
};

}  // namespace barch::rules
