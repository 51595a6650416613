#include "core/rules/api/endpoints.h"

#include "core/api/paths.h"

namespace barch::rules {
namespace {

std::string freeName(const Project& project, const Endpoint& endpoint)
{
    std::string wanted = endpoint.operationId;
    if (wanted.empty()) {
        for (const std::string& word : wordsOf(endpoint.method + " " + endpoint.path))
            wanted += wanted.empty() ? word : std::string(1, static_cast<char>(word[0] >= 'a' && word[0] <= 'z' ? word[0] - 32 : word[0])) + word.substr(1);
    }
    const auto taken = [&](const std::string& name) {
        return std::any_of(project.endpoints.begin(), project.endpoints.end(),
                           [&](const Endpoint& other) { return other.id != endpoint.id && lowerCase(other.operationId) == lowerCase(name); });
    };
    std::string name = wanted;
    for (int i = 2; taken(name); ++i)
        name = wanted + std::to_string(i);
    return name;
}

void check(const RuleContext& context, Report& report)
{
    const SharedMap<Endpoint>& endpoints = context.project().endpoints;
    for (const Endpoint& endpoint : endpoints)
        if (endpoint.operationId.empty())
            report.add(refTo(endpoint), callOf(endpoint) + " has no operation id. Generated clients make up a name for it, and another one next time.");
    for (const api::Clash& clash : api::clashesOf(endpoints))
        if (!clash.sameCall) {
            const Endpoint& later = *endpoints.find(clash.second);
            report.add(refTo(later), callOf(later) + " has the operation id " + later.operationId + " of another call. Generated clients lose one of the two.");
        }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeEndpoint("Give it a name of its own", EndpointId(finding.element.id), [](const Project& project, Endpoint& endpoint) { endpoint.operationId = freeName(project, endpoint); }));
}

}  // namespace

extern const Rule endpointWithoutOperationId = {
    .code = "API001",
    .name = "endpoint-without-operation-id",
    .title = "Every call has a name of its own",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = hasEndpoints,
    .checkProject = check,
    .reads = part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
