#include "core/edits/feature_edits.h"
#include "core/rules/elements.h"
#include "core/tracing/coverage.h"

#include <set>
#include <unordered_set>

namespace barch::rules {
namespace {

/// Ids of all that a feature delivers or that meets a requirement, with the tables of calls among them.
std::unordered_set<AnyId> wantedIn(const Project& project)
{
    std::unordered_set<AnyId> wanted;
    const auto want = [&](const ElementRef& element) {
        wanted.insert(element.id);
        if (const Endpoint* call = element.kind == ElementKind::Endpoint ? project.endpoints.find(EndpointId(element.id)) : nullptr)
            wanted.insert(call->table);
    };
    for (const Feature& feature : project.features)
        std::for_each(feature.delivers.begin(), feature.delivers.end(), want);
    for (const Requirement& requirement : project.requirements)
        std::for_each(requirement.metBy.begin(), requirement.metBy.end(), want);
    return wanted;
}

void check(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    // Without a plan there is nothing to ask for anything.
    if (project.features.empty())
        return;
    const std::unordered_set<AnyId> wanted = wantedIn(project);
    for (const Table& table : project.tables)
        if (!wanted.contains(table.id) && !isExplained(table.origin) && !isPartition(table))
            report.add(refTo(table), "No feature and no answer asks for " + table.name + ".");
    for (const Endpoint& endpoint : project.endpoints)
        if (!wanted.contains(endpoint.id) && !wanted.contains(endpoint.table) && !isExplained(endpoint.origin))
            report.add(ElementRef::of(ElementKind::Endpoint, endpoint.id), "No feature and no answer asks for " + endpoint.method + " " + endpoint.path + ".");
}

/// Features that deliver a neighbour of the table, then all others; at most six.
std::vector<const Feature*> likelyFeatures(const RuleContext& context, TableId id)
{
    std::set<AnyId> near;
    if (const Table* table = context.table(id)) {
        for (const ForeignKey& key : table->foreignKeys)
            near.insert(key.target);
        for (const Table* other : context.referrers(id))
            near.insert(other->id);
    }
    std::vector<const Feature*> features;
    for (const bool neighbour : {true, false})
        for (const Feature& feature : context.project().features) {
            const bool isNear = std::any_of(feature.delivers.begin(), feature.delivers.end(), [&](const ElementRef& element) { return near.contains(element.id); });
            if (isNear == neighbour && feature.moscow != Moscow::Wont && features.size() < 6)
                features.push_back(&feature);
        }
    return features;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    TableId table(finding.element.id);
    if (finding.element.kind == ElementKind::Endpoint)
        if (const Endpoint* endpoint = context.project().endpoints.find(EndpointId(finding.element.id)))
            table = endpoint->table;
    std::vector<FixOption> options;
    for (const Feature* feature : likelyFeatures(context, table))
        options.push_back(changeProject("It is part of " + feature->name, [id = feature->id, element = finding.element](const Project& project) { return deliver(project, id, {element}); }));
    return options;
}

}  // namespace

extern const Rule nobodyAsksForElement = {
    .code = "FEA004",
    .name = "nobody-asks-for-element",
    .title = "A feature or an answer asks for each table and endpoint",
    .severity = Severity::Info,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::features | part::requirements | part::tableFaces | part::endpoints,
    .fixes = fixes,
};

}  // namespace barch::rules
