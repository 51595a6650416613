#include "exporters/reports/findings_report.h"

#include "exporters/text/markdown_text.h"

#include <utility>

namespace barch {
namespace {

std::string count(std::size_t number, std::string_view one)
{
    return std::to_string(number) + " " + std::string(one) + (number == 1 ? "" : "s");
}

std::string_view fixWords(FixKind fix)
{
    switch (fix) {
    case FixKind::Automatic: return "fix ready: barch fix";
    case FixKind::Choice: return "needs your choice";
    case FixKind::None: return "advice";
    }
    return "";
}

/// Workflow commands end at a line break, and their properties at a comma or a colon.
std::string gitHubText(std::string_view text, bool property)
{
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '%': safe += "%25"; break;
        case '\r': safe += "%0D"; break;
        case '\n': safe += "%0A"; break;
        case ':': safe += property ? "%3A" : ":"; break;
        case ',': safe += property ? "%2C" : ","; break;
        default: safe += c;
        }
    }
    return safe;
}

std::string oneLine(std::string_view text)
{
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return line;
}

std::string title(const Finding& finding)
{
    const Rule* rule = findRule(finding.rule);
    return rule ? std::string(rule->title) : finding.rule;
}

}  // namespace

std::optional<ReportFormat> reportFormat(std::string_view name)
{
    static constexpr std::pair<std::string_view, ReportFormat> formats[] = {
        {"text", ReportFormat::Text},   {"json", ReportFormat::Json},         {"sarif", ReportFormat::Sarif},
        {"junit", ReportFormat::JUnit}, {"markdown", ReportFormat::Markdown}, {"github", ReportFormat::GitHub}};
    for (const auto& [known, format] : formats)
        if (known == name)
            return format;
    return std::nullopt;
}

std::string write(const FindingsReport& report, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Text: return asText(report);
    case ReportFormat::Json: return asJson(report);
    case ReportFormat::Sarif: return asSarif(report);
    case ReportFormat::JUnit: return asJUnit(report);
    case ReportFormat::Markdown: return asMarkdown(report);
    case ReportFormat::GitHub: return asGitHub(report);
    }
    return {};
}

std::string asText(const FindingsReport& report)
{
    std::string text;
    std::size_t waived = 0;
    for (const Finding& finding : report.findings) {
        if (finding.waived) {
            ++waived;
            continue;
        }
        text += std::string(nameOf(finding.severity)) + " " + finding.rule + "  " +
                oneLine(pathOf(report.project, finding.element)) + "\n    " + oneLine(finding.message) + "\n    (" +
                std::string(fixWords(finding.fix)) + "; barch rules " + finding.rule + ")\n";
    }
    const FindingCounts counts = countOf(report.findings);
    text += count(counts.errors, "error") + ", " + count(counts.warnings, "warning") + ", " + count(counts.infos, "note");
    if (waived > 0)
        text += ", " + std::to_string(waived) + " waived";
    return text + "\n";
}

std::string asMarkdown(const FindingsReport& report)
{
    const FindingCounts counts = countOf(report.findings);
    std::string text = "# Findings of " + markdownText(report.file) + "\n\n" + count(counts.errors, "error") + ", " +
                       count(counts.warnings, "warning") + ", " + count(counts.infos, "note") + ".\n";
    if (report.findings.empty())
        return text;
    text += "\n| Severity | Rule | Element | Finding | Fix |\n| --- | --- | --- | --- | --- |\n";
    for (const Finding& finding : report.findings) {
        text += "| " + std::string(nameOf(finding.severity)) + (finding.waived ? " (waived)" : "") + " | " + finding.rule +
                " | " + markdownText(oneLine(pathOf(report.project, finding.element))) + " | " +
                markdownText(oneLine(finding.message)) + " | " + std::string(nameOf(finding.fix)) + " |\n";
    }
    return text;
}

std::string asGitHub(const FindingsReport& report)
{
    std::string text;
    for (const Finding& finding : report.findings) {
        if (finding.waived)
            continue;
        const char* level = finding.severity == Severity::Error     ? "error"
                            : finding.severity == Severity::Warning ? "warning"
                                                                    : "notice";
        text += std::string("::") + level + " file=" + gitHubText(report.file, true) +
                ",title=" + gitHubText(finding.rule + " " + title(finding), true) +
                "::" + gitHubText(pathOf(report.project, finding.element) + ": " + finding.message, false) + "\n";
    }
    return text;
}

}  // namespace barch
