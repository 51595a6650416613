#pragma once

#include "core/tracing/trace.h"

#include <string>
#include <vector>

namespace barch {

/// One end of a trace with the name that it is shown by: tables without their namespace.
struct NamedLink {
    ElementRef element;
    std::string name;
    bool direct = false;
};

/// What a feature leads to, by column; direct ones first, then by name.
struct TraceRow {
    FeatureId feature;
    std::array<std::vector<NamedLink>, traceParts.size()> parts;

    const std::vector<NamedLink>& in(TracePart part) const { return parts[static_cast<std::size_t>(part)]; }
};
TraceRow traceRowOf(const Project& project, const Trace& trace, FeatureId feature);
/// Features by name.
std::vector<FeatureId> featuresByName(const Project& project);
/// Links of any kind with their names; direct ones first, then by name.
std::vector<NamedLink> named(const Project& project, const std::vector<TraceLink>& links);

}  // namespace barch
