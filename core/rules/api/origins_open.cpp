#include "core/rules/api/endpoints.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

bool isOpen(const std::string& origin)
{
    const std::string lower = lowerCase(origin);
    const bool local = lower.starts_with("http://localhost") || lower.starts_with("http://127.0.0.1");
    return lower.find('*') != std::string::npos || lower == "null" || (lower.starts_with("http://") && !local);
}

void check(const RuleContext& context, Report& report)
{
    std::vector<std::string> open;
    for (const std::string& origin : context.project().api->allowedOrigins)
        if (isOpen(origin))
            open.push_back(origin);
    if (!open.empty())
        report.add({}, "The API lets pages of " + listed(open) + " call it. A page of anybody can act with the session of whoever looks at it.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Take these origins out", [](const Project& project) -> Result<Project> {
        ApiSettings settings = *project.api;
        std::erase_if(settings.allowedOrigins, isOpen);
        return setPart(project, std::move(settings));
    }, "Pages of other sites can't call the API from a browser."));
}

}  // namespace

extern const Rule originsOpen = {
    .code = "API013",
    .name = "origins-open",
    .title = "Only known web pages may call the API",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = nullptr,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
