#include "core/rules/api/endpoints.h"

#include "core/api/paths.h"
#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const ApiSettings& settings = *context.project().api;
    if (settings.style == "graphql")
        return;
    for (const Endpoint& endpoint : context.project().endpoints)
        if (api::isHttp(endpoint) && !api::isVersioned(settings, endpoint)) {
            report.add({}, callOf(endpoint) + " and others have no version in their address. The first change that breaks a caller has nowhere to go.");
            return;
        }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Begin all addresses with /api/v1", [](const Project& project) -> Result<Project> {
        ApiSettings settings = *project.api;
        settings.basePath = "/api/v1";
        return setPart(project, std::move(settings));
    }, "Programs that call the API use the new address."));
}

}  // namespace

extern const Rule unversionedPath = {
    .code = "API017",
    .name = "unversioned-path",
    .title = "Addresses carry a version",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints | part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
