#include "core/rules/observability/metrics.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 9> refusalWords = {"denied", "denials", "forbidden", "refused", "refusals", "unauthorized", "unauthorised", "403", "authorization_failures"};
constexpr std::array<std::string_view, 5> crossTenantWords = {"cross_tenant", "across_tenants", "other_tenant", "foreign_tenant", "tenant_isolation"};

std::vector<std::string> lacks(const RuleContext& context)
{
    std::vector<std::string> missing;
    if (!hasAlert(context.project(), refusalWords))
        missing.push_back("calls that are refused");
    if (context.isMultiTenant() && !hasAlert(context.project(), crossTenantWords))
        missing.push_back("attempts to reach another tenant");
    return missing;
}

void check(const RuleContext& context, Report& report)
{
    if (!isDesigned(context))
        return;
    if (const std::vector<std::string> missing = lacks(context); !missing.empty())
        report.add(ElementRef::of(ElementKind::Project, {}), "Nobody is told about " + listed(missing) + ". Who tries keys, ids or doors has all the time there is.");
}

FixOption alertWith(std::string title, std::string refusals, std::string consequence, bool tenants)
{
    return changeProject(std::move(title), [refusals = std::move(refusals), tenants](const Project& project) {
        Project after = project;
        if (!hasAlert(after, refusalWords))
            after = withAlert(after, refusalWords, "access_denied", "counter", "requests", refusals);
        if (tenants && !hasAlert(after, crossTenantWords))
            after = withAlert(after, crossTenantWords, "cross_tenant_attempts", "counter", "requests", "any");
        return Result<Project>(after);
    }, std::move(consequence));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    const bool tenants = context.isMultiTenant();
    return {alertWith("Tell somebody at 20 refusals in 5 minutes", "over 20 for one person or key in 5 minutes", "A slow search stays below it.", tenants),
            alertWith("Tell somebody at 100 refusals in an hour", "over 100 for one person or key in an hour", "A quick search is noticed late.", tenants)};
}

}  // namespace

extern const Rule refusalsUnalerted = {
    .code = "OBS003",
    .name = "refusals-unalerted",
    .title = "Somebody is told when doors are tried",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::operations | part::tenancy | part::answers | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
