#pragma once

#include "core/rules/checker.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// A check's findings as text for a person or a tool. Every format ends with a line break.
struct FindingsReport {
    std::string_view file;             ///< the project as the person named it
    const Project& project;
    const std::vector<Finding>& findings;
};

enum class ReportFormat { Text, Json, Sarif, JUnit, Markdown, GitHub };
std::optional<ReportFormat> reportFormat(std::string_view name);

std::string write(const FindingsReport& report, ReportFormat format);

/// For people: one block a finding, the counts last.
std::string asText(const FindingsReport& report);
/// {"findings":[…],"summary":{"error":n,"warning":n,"info":n}}, stable.
std::string asJson(const FindingsReport& report);
/// SARIF 2.1.0, for code scanning.
std::string asSarif(const FindingsReport& report);
/// One test case a rule that found something, for build servers.
std::string asJUnit(const FindingsReport& report);
std::string asMarkdown(const FindingsReport& report);
/// Workflow commands that GitHub shows beside the change.
std::string asGitHub(const FindingsReport& report);

}  // namespace barch
