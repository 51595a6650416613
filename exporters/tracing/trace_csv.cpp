#include "exporters/tracing/trace_files.h"

#include "core/tracing/coverage.h"
#include "core/tracing/trace_rows.h"
#include "exporters/text/csv_text.h"

namespace barch {
namespace {

std::string coverageCsv(const Project& project, const Trace& trace)
{
    const Coverage coverage = coverageOf(project, trace);
    std::string text = csvLine({"gap", "kind", "id", "element", "reason"});
    const auto add = [&](const char* gap, const std::vector<CoverageGap>& gaps) {
        for (const CoverageGap& each : gaps)
            text += csvLine({gap, kindInWords(each.element.kind), each.element.id.text(), shownName(project, each.element), each.reason});
    };
    add("nothing asks for it", coverage.unasked);
    add("only an answer asks for it", coverage.byAnswer);
    add("nothing delivers it", coverage.undelivered);
    add("no test covers it", coverage.untested);
    return text;
}

std::string linesOf(const Project& project, const Trace& trace)
{
    std::string text = csvLine({"feature_id", "feature", "column", "kind", "element_id", "element", "link"});
    for (const FeatureId id : featuresByName(project)) {
        const TraceRow row = traceRowOf(project, trace, id);
        for (const TracePart part : traceParts)
            for (const NamedLink& link : row.in(part))
                text += csvLine({id.text(), project.features.find(id)->name, std::string(nameOf(part)), kindInWords(link.element.kind), link.element.id.text(), link.name,
                                 link.direct ? "direct" : "follows"});
    }
    return text;
}

}  // namespace

std::string kindInWords(ElementKind kind)
{
    switch (kind) {
    case ElementKind::AiModel: return "AI model";
    case ElementKind::ExternalCall: return "outside call";
    case ElementKind::SearchIndex: return "search";
    case ElementKind::Bucket: return "file store";
    case ElementKind::PaymentEvent: return "payment event";
    case ElementKind::TestCase: return "test";
    default: return std::string(nameOf(kind));
    }
}

std::string shownName(const Project& project, const ElementRef& element)
{
    return named(project, {{element, true}}).front().name;
}

std::string traceCsv(const Project& project)
{
    return linesOf(project, Trace(project));
}

Result<ExportResult> exportTraceCsv(const Project& project, const ExportOptions&)
{
    const Trace trace(project);
    return ExportResult{{{"coverage.csv", coverageCsv(project, trace)}, {"trace.csv", linesOf(project, trace)}}, {}};
}

}  // namespace barch
