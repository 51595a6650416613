#pragma once

#include "exporters/target.h"

#include <string>
#include <vector>

namespace barch {

/// One decision record as Markdown (the headings of MADR), without a heading for what is empty.
std::string decisionMarkdown(const Project& project, const Decision& decision);

/// A decision with the number that its file has (numberOf, or the next free one where another has it too).
struct NumberedDecision {
    int number = 0;
    const Decision* decision = nullptr;
    std::string file;  ///< "0005-where-do-background-jobs-wait.md"
};
/// Ordered by number.
std::vector<NumberedDecision> numberedDecisions(const Project& project);

/// docs/decisions/NNNN-title.md for each record, and README.md with all of them.
Result<ExportResult> exportDecisions(const Project& project, const ExportOptions& options);

}  // namespace barch
