#include "core/rules/api/endpoints.h"

namespace barch::rules {
namespace {

constexpr const char* throttle = "5 attempts a minute for each address and account";

/// Where a secret can be guessed: POST to signing in, resetting a password, entering a code.
bool takesGuesses(const Endpoint& endpoint)
{
    static constexpr std::array<std::string_view, 9> words = {"login", "signin", "sign_in", "password_reset", "reset_password", "forgot_password",
                                                              "otp",   "mfa",    "verify_code"};
    return lowerCase(endpoint.method) == "post" && hasAnyPhrase(endpoint.path, words);
}

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints)
        if (takesGuesses(endpoint) && endpoint.rateLimit.empty())
            report.add(refTo(endpoint),
                       callOf(endpoint) + " takes any number of guesses. A program tries a million passwords or codes in a night.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Limit it to " + std::string(throttle), EndpointId(finding.element.id),
                                  [](const Project&, Endpoint& endpoint) { endpoint.rateLimit = throttle; }));
}

}  // namespace

extern const Rule loginWithoutThrottle = {
    .code = "AUT009",
    .name = "login-without-throttle",
    .title = "Guessing passwords and codes is slow",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
