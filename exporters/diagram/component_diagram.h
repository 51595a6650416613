#pragma once

#include "exporters/target.h"

namespace barch {

/// Services by layer, jobs, outside calls and tables with what calls what, as a Mermaid flowchart and for
/// Graphviz. Calls of the API are one box for each service that answers them.
Result<ExportResult> exportComponentDiagram(const Project& project, const ExportOptions& options);

}  // namespace barch
