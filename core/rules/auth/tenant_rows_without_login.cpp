#include "core/rules/answer_fixes.h"
#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

/// Open to everybody by its nature: signing up and in, incoming webhooks, health.
bool isMeantForAll(const Endpoint& endpoint)
{
    static constexpr std::array<std::string_view, 14> words = {"login", "signin", "sign_in", "signup", "sign_up", "register", "session", "sessions",
                                                               "token", "reset",  "verify",  "webhook", "webhooks", "health"};
    return hasAnyPhrase(endpoint.path, words);
}

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints) {
        const TableFace* face = context.face(endpoint.table);
        if (!endpoint.isPublic || !face || !(face->isTenantOwned() || face->healthData) || isMeantForAll(endpoint))
            continue;
        report.add(refTo(endpoint),
                   callOf(endpoint) + " asks nobody to sign in, yet it reaches rows of " + face->name + ". Whoever finds the address has them.");
    }
    if (context.wasAnswered("auth.method") && context.has("auth.method", "none") && !context.project().accessRoles.empty())
        report.add(ElementRef::answer("auth.method"), "Nobody signs in, yet there are roles. Nothing tells who holds one.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Answer)
        return otherAnswers(context, "auth.method", {"none"});
    const EndpointId id(finding.element.id);
    return {changeEndpoint("Ask callers to sign in", id, [](const Project&, Endpoint& endpoint) { endpoint.isPublic = false; },
                           "Programs that call it without signing in stop working."),
            removeEndpoint(id)};
}

}  // namespace

extern const Rule tenantRowsWithoutLogin = {
    .code = "AUT001",
    .name = "tenant-rows-without-login",
    .title = "Rows of customers are for people who signed in",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::endpoints | part::tableFaces | part::answers | part::accessRoles,
    .fixes = fixes,
};

}  // namespace barch::rules
