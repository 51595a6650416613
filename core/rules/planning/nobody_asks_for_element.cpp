#include "core/rules/elements.h"

#include <set>
#include <unordered_set>

namespace barch::rules {
namespace {

/// An answer asked for it, or the program needs it: its origin says so. What a starter brought has its features.
bool isExplained(const std::string& origin)
{
    return !origin.empty() && !origin.starts_with("starter:");
}

/// Ids of all that a feature delivers or that meets a requirement.
std::unordered_set<AnyId> wantedIn(const Project& project)
{
    std::unordered_set<AnyId> wanted;
    for (const Feature& feature : project.features)
        for (const ElementRef& element : feature.delivers)
            wanted.insert(element.id);
    for (const Requirement& requirement : project.requirements)
        for (const ElementRef& element : requirement.metBy)
            wanted.insert(element.id);
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
        options.push_back(changeProject("It is part of " + feature->name, [id = feature->id, element = finding.element](const Project& project) -> Result<Project> {
            const Feature* found = project.features.find(id);
            if (!found)
                return goneError("feature");
            Feature changed = *found;
            changed.delivers.push_back(element);
            Project after = project;
            after.features = after.features.with(std::move(changed));
            return after;
        }));
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
