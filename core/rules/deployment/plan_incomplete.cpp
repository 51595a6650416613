#include "core/deployment/usual_plan.h"
#include "core/edits/element_edits.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

struct Step {
    std::string Deployment::*member;
    std::string_view words;
};
constexpr std::array<Step, 4> steps = {{
    {&Deployment::containerBuild, "how the container is built"},
    {&Deployment::pipeline, "what the pipeline does"},
    {&Deployment::migrationStep, "when migrations run"},
    {&Deployment::tls, "where TLS protects the connections"},
}};

void check(const RuleContext& context, Report& report)
{
    const Deployment& plan = *context.project().deployment;
    if (plan == Deployment())
        return;  // nobody has planned anything yet: the questions about it are open
    std::vector<std::string> missing;
    for (const Step& step : steps)
        if ((plan.*step.member).empty())
            missing.emplace_back(step.words);
    if (!missing.empty())
        report.add(ElementRef::answer("infra.platform"), "The deployment plan doesn't say " + listed(missing) + ".");
}

bool tenantsHaveDatabases(const Project& project)
{
    return project.tenancy->model == TenancyModel::Isolated || project.tenancy->model == TenancyModel::Hybrid;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Plan what is missing in the usual way", [](const Project& project) -> Result<Project> {
        Deployment plan = *project.deployment;
        const Deployment usual = usualPlan(tenantsHaveDatabases(project));
        for (const Step& step : steps)
            if ((plan.*step.member).empty())
                plan.*step.member = usual.*step.member;
        return setPart(project, std::move(plan));
    }));
}

}  // namespace

extern const Rule planIncomplete = {
    .code = "DEP005",
    .name = "deployment-plan-incomplete",
    .title = "The deployment plan says how the product is built, migrated and reached",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::deployment | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
