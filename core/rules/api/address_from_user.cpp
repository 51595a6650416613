#include "core/rules/api/endpoints.h"
#include "core/rules/change_element.h"

namespace barch::rules {
namespace {

std::string nameOf(const ExternalCall& call)
{
    const std::string name = call.purpose.empty() ? call.provider : call.purpose;
    return name.empty() ? "A call to another service" : "The call for " + name;
}

/// Anything goes: "*", or a pattern for the whole internet.
bool allowsEverything(const std::vector<std::string>& hosts)
{
    return std::any_of(hosts.begin(), hosts.end(), [](const std::string& host) { return host.find_first_not_of("*. ") == std::string::npos; });
}

void check(const RuleContext& context, Report& report)
{
    for (const ExternalCall& call : context.project().externalCalls) {
        if (!call.addressFromUser || (!call.allowedHosts.empty() && !allowsEverything(call.allowedHosts)))
            continue;
        report.add(ElementRef::of(ElementKind::ExternalCall, call.id),
                   nameOf(call) + " goes wherever a user says, with nothing that limits it. It reaches the servers behind the firewall and the passwords that the cloud keeps for this machine.");
    }
}

FixOption changeCall(std::string title, ExternalCallId id, std::function<void(ExternalCall&)> change, std::string consequence)
{
    return changeElement(std::move(title), &Project::externalCalls, id, "call", [change = std::move(change)](const Project&, ExternalCall& call) { change(call); }, std::move(consequence));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const ExternalCall* call = context.project().externalCalls.find(ExternalCallId(finding.element.id));
    if (!call)
        return {};
    std::vector<FixOption> options;
    options.push_back(changeCall("Take the address from the configuration", call->id, [](ExternalCall& changed) { changed.addressFromUser = false; },
                                 "Users choose no address any more."));
    std::string host = lowerCase(call->provider);
    const bool isHost = host.find('.') != std::string::npos && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
    if (isHost)
        options.push_back(changeCall("Allow " + host + " only", call->id, [host](ExternalCall& changed) { changed.allowedHosts = {host}; },
                                     "Any other address is refused before it is called."));
    return options;
}

}  // namespace

extern const Rule addressFromUser = {
    .code = "API012",
    .name = "address-from-user",
    .title = "No user sends the server to an address of their choice",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::operations,
    .fixes = fixes,
};

}  // namespace barch::rules
