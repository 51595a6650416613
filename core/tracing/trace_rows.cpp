#include "core/tracing/trace_rows.h"

#include <algorithm>
#include <tuple>

namespace barch {

std::vector<NamedLink> named(const Project& project, const std::vector<TraceLink>& links)
{
    std::vector<NamedLink> found;
    for (const TraceLink& link : links) {
        const Table* table = link.element.kind == ElementKind::Table ? project.table(TableId(link.element.id)) : nullptr;
        found.push_back({link.element, table ? table->name : pathOf(project, link.element), link.direct});
    }
    std::stable_sort(found.begin(), found.end(), [](const NamedLink& a, const NamedLink& b) { return std::tuple(!a.direct, std::string_view(a.name)) < std::tuple(!b.direct, std::string_view(b.name)); });
    return found;
}

TraceRow traceRowOf(const Project& project, const Trace& trace, FeatureId feature)
{
    TraceRow row{feature, {}};
    for (NamedLink& link : named(project, trace.from(ElementRef::of(ElementKind::Feature, feature))))
        row.parts[static_cast<std::size_t>(partOf(link.element.kind))].push_back(std::move(link));
    return row;
}

std::vector<FeatureId> featuresByName(const Project& project)
{
    std::vector<FeatureId> ids;
    for (const Feature& feature : project.features)
        ids.push_back(feature.id);
    std::stable_sort(ids.begin(), ids.end(), [&](FeatureId a, FeatureId b) { return project.features.find(a)->name < project.features.find(b)->name; });
    return ids;
}

}  // namespace barch
