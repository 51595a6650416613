#include "core/blueprint/parts.h"

namespace barch {
namespace {

ElementRef metric(const char* name)
{
    return ElementRef::of(ElementKind::Metric, Draft::idOf<Metric>(std::string("metric/") + name));
}

ElementRef test(const char* path)
{
    return ElementRef::of(ElementKind::TestCase, Draft::idOf<TestCase>(std::string("test/") + path));
}

void add(Draft& draft, const char* path, Requirement requirement, std::string origin, std::vector<ElementRef> metBy)
{
    requirement.kind = RequirementKind::NonFunctional;
    requirement.origin = std::move(origin);
    requirement.metBy = std::move(metBy);
    put(draft.project.requirements, std::string("requirement/") + path, std::move(requirement));
}

Requirement measured(std::string text, std::string metric, std::string target, std::string unit,
                     std::string percentile = {})
{
    Requirement requirement;
    requirement.text = std::move(text);
    requirement.metric = std::move(metric);
    requirement.target = std::move(target);
    requirement.unit = std::move(unit);
    requirement.percentile = std::move(percentile);
    return requirement;
}

std::string peak(const Choices& choices)
{
    if (choices.has("infra.traffic", "large"))
        return "2000";
    return choices.has("infra.traffic", "medium") ? "200" : "20";
}

}  // namespace

void addRequirements(Draft& draft)
{
    const Choices& choices = draft.choices;
    add(draft, "response-time",
        measured("Pages and calls answer without a wait that people notice.", "response time", "300", "ms", "95"),
        fromAnswer("infra.traffic"), {metric("http_request_duration")});
    add(draft, "throughput",
        measured("The busiest minute of the day is handled.", "throughput", peak(choices), "requests per second"),
        fromAnswer("infra.traffic"), {metric("http_requests")});
    const std::string availability = choices.has("infra.availability", "p9999")  ? "99.99"
                                     : choices.has("infra.availability", "p999") ? "99.9"
                                                                                 : "99";
    add(draft, "availability",
        measured("People can work when they want to.", "availability", availability, "per cent of a month"),
        fromAnswer("infra.availability"), {metric("http_request_errors")});
    if (!choices.has("infra.backups", "none"))
        add(draft, "recovery",
            measured("After the loss of the database, little work is lost.", "recovery point",
                     choices.has("infra.backups", "point_in_time") ? "5" : "1440", "minutes"),
            fromAnswer("infra.backups"), {test("restore")});
    if (choices.tenants())
        add(draft, "isolation",
            measured("No tenant ever sees or changes another tenant's data.",
                     "rows read across tenants in the isolation tests", "0", "rows"),
            fromAnswer("data.tenancy"), {test("tenant-isolation")});
    if (choices.has("infra.compliance", "gdpr"))
        add(draft, "erasure",
            measured("A person's wish to be deleted is fulfilled in time.", "time to erasure", "30", "days"),
            fromAnswer("infra.compliance"), {test("erasure")});
}

}  // namespace barch
