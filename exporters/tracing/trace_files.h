#pragma once

#include "exporters/target.h"

#include <string>
#include <string_view>

namespace barch {

/// trace.csv: one line for each feature and each element that it leads to. coverage.csv: one line for each gap.
Result<ExportResult> exportTraceCsv(const Project& project, const ExportOptions& options);
/// trace.md: features by what delivers them, and the gaps, to read.
Result<ExportResult> exportTraceMarkdown(const Project& project, const ExportOptions& options);
/// test-plan.md: the critical scenarios with the tests that try them, and the tests by level.
Result<ExportResult> exportTestPlanMarkdown(const Project& project, const ExportOptions& options);

/// The bytes of trace.csv, trace.md and test-plan.md.
std::string traceCsv(const Project& project);
std::string traceMarkdown(const Project& project);
std::string testPlanMarkdown(const Project& project);

/// "AI model", "outside call": how documents name a kind of element.
std::string kindInWords(ElementKind kind);
/// The name in documents: tables without their namespace.
std::string shownName(const Project& project, const ElementRef& element);

}  // namespace barch
