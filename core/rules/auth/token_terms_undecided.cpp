#include "core/rules/designed.h"

#include "core/access/token_terms.h"
#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

bool signedByProvider(const RuleContext& context)
{
    return context.wasAnswered("auth.method") && context.has("auth.method", "managed");
}

/// The answers say that the product issues or reads signed tokens.
bool readsTokens(const RuleContext& context)
{
    const bool own = context.wasAnswered("auth.session_style") && (context.has("auth.session_style", "jwt_cookie") || context.has("auth.session_style", "oauth2"));
    const bool oidc = context.wasAnswered("auth.sso_protocol") && context.has("auth.sso_protocol", "oidc");
    return own || oidc || signedByProvider(context);
}

void check(const RuleContext& context, Report& report)
{
    if (!isDesigned(context) || !readsTokens(context))
        return;
    if (const std::vector<std::string> faults = tokenFaults(*context.project().authentication); !faults.empty())
        report.add(ElementRef::answer(signedByProvider(context) ? "auth.provider" : "auth.session_style"),
                   "The design reads signed tokens and doesn't say " + listed(faults) + ". A token that somebody else made, or an old one, is taken for a login.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return onlyFix(changeProject("Accept only tokens that are meant for this product", [provider = signedByProvider(context)](const Project& project) -> Result<Project> {
        Project after = setPart(project, withTokenTerms(*project.authentication, provider));
        for (EnvironmentVariable variable : tokenVariables()) {
            const bool there = std::any_of(after.environment.begin(), after.environment.end(), [&](const EnvironmentVariable& each) { return each.name == variable.name; });
            variable.id = EnvironmentVariableId::derive("rule/environment/" + variable.name);
            if (!there)
                after.environment = after.environment.with(std::move(variable));
        }
        return after;
    }, "Issuer and audience are read from the environment."));
}

}  // namespace

extern const Rule tokenTermsUndecided = {
    .code = "AUT006",
    .name = "token-terms-undecided",
    .title = "Signed tokens are accepted only from whom, for whom and as long as they should",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::answers | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
