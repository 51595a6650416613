#include "core/rules/api/endpoints.h"

#include "core/api/paths.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    const SharedMap<Endpoint>& endpoints = context.project().endpoints;
    for (const api::Clash& clash : api::clashesOf(endpoints))
        if (clash.sameCall) {
            const Endpoint& first = *endpoints.find(clash.first);
            const Endpoint& later = *endpoints.find(clash.second);
            const Table* table = context.table(first.table);
            report.add(refTo(later), callOf(later) + " is answered by " + (table ? "the endpoint of " + table->name : std::string("another endpoint")) +
                                         " too. Names that differ in the tables can be alike as plurals in an address.");
        }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const EndpointId id(finding.element.id);
    const Endpoint* endpoint = context.project().endpoints.find(id);
    if (!endpoint)
        return {};
    std::vector<FixOption> options;
    if (const Table* table = context.table(endpoint->table))
        options.push_back(changeEndpoint("Begin its path with the table's id", id, [prefix = table->id.text()](const Project&, Endpoint& changed) { changed.path = "/" + prefix + changed.path; },
                                         "Give it a better path afterwards."));
    options.push_back(removeEndpoint(id));
    return options;
}

}  // namespace

extern const Rule callAnsweredTwice = {
    .code = "API018",
    .name = "call-answered-twice",
    .title = "Each call is answered by one endpoint",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
