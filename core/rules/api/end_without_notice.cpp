#include "core/rules/api/endpoints.h"

#include "core/api/calendar.h"

namespace barch::rules {
namespace {

/// From the announcement to the end.
constexpr int noticeDays = 180;

enum class Fault { None, NoDate, NotAnnounced, TooSoon, NoEnd };

Fault faultOf(const Endpoint& endpoint)
{
    const std::string& since = endpoint.deprecatedSince;
    const std::string& end = endpoint.removedAfter;
    if ((!since.empty() && !api::isPlainDate(since)) || (!end.empty() && !api::isPlainDate(end)))
        return Fault::NoDate;
    if (since.empty())
        return end.empty() ? Fault::None : Fault::NotAnnounced;
    if (end.empty())
        return Fault::NoEnd;
    return end < api::laterBy(since, noticeDays) ? Fault::TooSoon : Fault::None;
}

std::string messageFor(const Endpoint& endpoint, Fault fault)
{
    switch (fault) {
    case Fault::NoDate: return callOf(endpoint) + " ends on a day that does not exist. The headers that announce it can't be sent.";
    case Fault::NotAnnounced: return callOf(endpoint) + " is gone after " + endpoint.removedAfter + " and was never announced to end. Programs that call it break that day.";
    case Fault::TooSoon: return callOf(endpoint) + " is gone after " + endpoint.removedAfter + ", less than half a year after it was announced. Many customers change their programs once or twice a year.";
    default: return callOf(endpoint) + " is deprecated with no last day. Callers can't plan, and it can never be taken away.";
    }
}

void check(const RuleContext& context, Report& report)
{
    for (const Endpoint& endpoint : context.project().endpoints)
        if (const Fault fault = faultOf(endpoint); fault != Fault::None)
            report.add(refTo(endpoint), messageFor(endpoint, fault));
}

FixOption dated(std::string title, EndpointId id, std::string since, std::string end, std::string consequence)
{
    return changeEndpoint(std::move(title), id, [since = std::move(since), end = std::move(end)](const Project&, Endpoint& endpoint) {
        endpoint.deprecatedSince = since;
        endpoint.removedAfter = end;
    }, std::move(consequence));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Endpoint* endpoint = context.project().endpoints.find(EndpointId(finding.element.id));
    if (!endpoint)
        return {};
    std::vector<FixOption> options;
    const std::string& since = endpoint->deprecatedSince;
    const std::string& end = endpoint->removedAfter;
    const std::string later = api::laterBy(since, noticeDays);
    const std::string earlier = api::laterBy(end, -noticeDays);
    switch (faultOf(*endpoint)) {
    case Fault::TooSoon:
    case Fault::NoEnd:
        if (!later.empty())
            options.push_back(dated("Keep it until " + later, endpoint->id, since, later, "The header Sunset tells callers the day."));
        break;
    case Fault::NotAnnounced:
        if (!earlier.empty())
            options.push_back(dated("Announce it on " + earlier, endpoint->id, earlier, end, "The header Deprecation is sent from that day on."));
        break;
    default: break;
    }
    options.push_back(dated("Let the call stay", endpoint->id, {}, {}, "Nothing is announced."));
    return options;
}

}  // namespace

extern const Rule endWithoutNotice = {
    .code = "API014",
    .name = "end-without-notice",
    .title = "Calls end on a day that was announced",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
