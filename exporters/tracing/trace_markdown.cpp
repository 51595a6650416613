#include "exporters/tracing/trace_files.h"

#include "core/tracing/coverage.h"
#include "core/tracing/trace_rows.h"
#include "exporters/text/markdown_text.h"
#include "exporters/text/wrapped_markdown.h"

namespace barch {
namespace {

/// Direct ones, then what follows in brackets: "tickets (tags, teams)".
std::string cellOf(const std::vector<NamedLink>& links)
{
    std::string direct;
    std::string follows;
    for (const NamedLink& link : links) {
        std::string& words = link.direct ? direct : follows;
        words += (words.empty() ? "" : ", ") + link.name;
    }
    if (follows.empty())
        return direct;
    return direct + (direct.empty() ? "(" : " (") + follows + ")";
}

std::string tableOf(const Project& project, const Trace& trace)
{
    // Names make rows of a table as long as they are: nothing can break them.
    std::string text = "\n<!-- markdownlint-disable MD013 -->\n\n| Feature | Tables | Endpoints | Jobs | Permissions | Tests | Other parts |\n| --- | --- | --- | --- | --- | --- | --- |\n";
    for (const FeatureId id : featuresByName(project)) {
        const TraceRow row = traceRowOf(project, trace, id);
        text += "| " + inlineMarkdown(project.features.find(id)->name) + " |";
        for (const TracePart part : traceParts)
            text += row.in(part).empty() ? " – |" : " " + std::to_string(row.in(part).size()) + ": " + inlineMarkdown(cellOf(row.in(part))) + " |";
        text += "\n";
    }
    return text + "\n<!-- markdownlint-enable MD013 -->\n";
}

std::string gapSection(const Project& project, const char* title, const char* none, const std::vector<CoverageGap>& gaps)
{
    std::string text = std::string("\n## ") + title + "\n\n";
    if (gaps.empty())
        return text + wrappedMarkdown(none);
    for (const CoverageGap& gap : gaps)
        text += wrappedMarkdown(markdownText(kindInWords(gap.element.kind) + " " + shownName(project, gap.element) + ": " + gap.reason), "- ");
    return text;
}

std::string share(const CoverageCount& count, const char* of)
{
    return std::to_string(count.have) + " of " + std::to_string(count.of) + " " + of;
}

}  // namespace

std::string traceMarkdown(const Project& project)
{
    const Trace trace(project);
    const Coverage coverage = coverageOf(project, trace);
    std::string text = "# Tracing\n\n";
    if (!project.info->name.empty())
        text += wrappedMarkdown("Of " + markdownText(project.info->name) + ".") + "\n";
    text += wrappedMarkdown(share(coverage.delivered, "features and requirements are delivered, ") + share(coverage.asked, "parts are asked for, ") + share(coverage.tested, "are tested."));
    text += "\n## Features and what delivers them\n\n";
    if (project.features.empty())
        text += "There are no features yet.\n";
    else
        text += wrappedMarkdown("What stands in brackets follows from the rest: a table brings its endpoints, an endpoint its table, permission and job.") + tableOf(project, trace);
    text += gapSection(project, "Nothing asks for it", "A feature, a requirement or an answer asks for everything.", coverage.unasked);
    text += gapSection(project, "Only an answer asks for it", "Nothing is there for an answer alone.", coverage.byAnswer);
    text += gapSection(project, "Nothing delivers it", "Every feature and every requirement is looked after.", coverage.undelivered);
    text += gapSection(project, "No test covers it", "A test covers every table, endpoint, job and feature.", coverage.untested);
    return text;
}

Result<ExportResult> exportTraceMarkdown(const Project& project, const ExportOptions&)
{
    return ExportResult{{{"trace.md", traceMarkdown(project)}}, {}};
}

}  // namespace barch
