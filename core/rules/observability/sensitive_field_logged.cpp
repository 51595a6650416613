#include "core/rules/elements.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 34> sensitiveWords = {
    "password", "passwd",     "pwd",      "secret",        "token",        "authorization", "cookie",    "cookies", "session_id", "api_key", "private_key", "credentials",
    "card",     "card_number", "pan",     "cvv",           "cvc",          "pin",           "otp",       "iban",    "ssn",        "tax_id",  "passport",    "email",
    "phone",    "birthday",   "birth_date", "date_of_birth", "diagnosis",  "request_body",  "response_body", "body", "prompt",     "completion"};
/// What makes it harmless: it is not the thing itself.
constexpr std::array<std::string_view, 8> harmlessWords = {"hash", "hashed", "redacted", "masked", "count", "type", "last4", "length"};

bool isSensitive(const std::string& field)
{
    return hasAnyPhrase(field, sensitiveWords) && !hasAnyPhrase(field, harmlessWords);
}

void check(const RuleContext& context, Report& report)
{
    std::vector<std::string> sensitive;
    for (const std::string& field : context.project().observability->logFields)
        if (isSensitive(field))
            sensitive.push_back(field);
    if (!sensitive.empty())
        report.add(ElementRef::answer("infra.logging"), "The log holds " + listed(sensitive) + ". Logs are read by many, copied to other services and kept long; what is in them is out.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding&)
{
    return onlyFix(changeProject("Leave them out of the log", [](const Project& project) -> Result<Project> {
        Observability observability = *project.observability;
        std::erase_if(observability.logFields, isSensitive);
        return setPart(project, std::move(observability));
    }, "Who needs to find one of them logs a keyed hash of it."));
}

}  // namespace

extern const Rule sensitiveFieldLogged = {
    .code = "OBS002",
    .name = "sensitive-field-logged",
    .title = "Secrets and personal data stay out of the log",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
