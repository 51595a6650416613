#include "core/rules/elements.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const Authentication& authentication = *context.project().authentication;
    if (authentication.publicClients && !authentication.codeChallenge)
        report.add(ElementRef::answer("auth.method"), "People sign in by OAuth from a browser or an app, without PKCE. Another app on the device that catches the code signs in as them.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Sign in with PKCE", [](const Project& project) -> Result<Project> {
        Authentication authentication = *project.authentication;
        authentication.codeChallenge = true;
        return setPart(project, std::move(authentication));
    }));
}

}  // namespace

extern const Rule publicClientWithoutChallenge = {
    .code = "AUT007",
    .name = "public-client-without-challenge",
    .title = "Clients that keep no secret sign in with PKCE",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
