#include "core/rules/api/endpoints.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const std::string& format = context.project().api->errorFormat;
    if (format != "envelope" && format != "problem")
        report.add({}, "It isn't decided how a call that fails answers. Each endpoint will answer in its own way.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Answer with success, data and error", [](const Project& project) -> Result<Project> {
        ApiSettings settings = *project.api;
        settings.errorFormat = "envelope";
        return setPart(project, std::move(settings));
    }));
}

}  // namespace

extern const Rule errorFormatUndecided = {
    .code = "API008",
    .name = "error-format-undecided",
    .title = "Errors have one form",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints | part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
