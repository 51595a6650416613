#pragma once

#include "core/layout/arrange.h"

namespace barch {

/// Lays out a few linked boxes in columns that follow the links (Graphviz's dot), many by forces
/// (sfdp). Runs Graphviz in this process.
Result<Done> layOutLinked(const std::vector<LayoutBox*>& boxes, const std::vector<LayoutLink>& links);

}  // namespace barch
