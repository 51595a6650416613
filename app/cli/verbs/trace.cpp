#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "app/cli/project_files.h"
#include "core/tracing/coverage.h"
#include "core/tracing/trace_rows.h"
#include "exporters/tracing/trace_files.h"

namespace barch::cli {
namespace {

struct TraceOptions {
    std::string file;
    bool json = false;
    std::string failOn;
};

Json jsonOf(const Project& project, const std::vector<CoverageGap>& gaps)
{
    Json list = Json::array();
    for (const CoverageGap& gap : gaps)
        list.push_back({{"kind", nameOf(gap.element.kind)}, {"id", gap.element.id.text()}, {"name", shownName(project, gap.element)}, {"reason", gap.reason}});
    return list;
}

Json jsonOf(const CoverageCount& count)
{
    return {{"have", count.have}, {"of", count.of}};
}

std::string asJson(const Project& project, const Trace& trace, const Coverage& coverage)
{
    Json features = Json::array();
    for (const FeatureId id : featuresByName(project)) {
        const TraceRow row = traceRowOf(project, trace, id);
        Json feature = {{"id", id.text()}, {"name", project.features.find(id)->name}};
        for (const TracePart part : traceParts) {
            Json links = Json::array();
            for (const NamedLink& link : row.in(part))
                links.push_back({{"kind", nameOf(link.element.kind)}, {"id", link.element.id.text()}, {"name", link.name}, {"direct", link.direct}});
            feature[std::string(nameOf(part))] = std::move(links);
        }
        features.push_back(std::move(feature));
    }
    return print({{"features", std::move(features)},
                  {"unasked", jsonOf(project, coverage.unasked)},
                  {"byAnswer", jsonOf(project, coverage.byAnswer)},
                  {"undelivered", jsonOf(project, coverage.undelivered)},
                  {"untested", jsonOf(project, coverage.untested)},
                  {"counts", {{"delivered", jsonOf(coverage.delivered)}, {"asked", jsonOf(coverage.asked)}, {"tested", jsonOf(coverage.tested)}}}});
}

bool isFound(const Coverage& coverage, const std::string& failOn)
{
    return (failOn == "unasked" && !coverage.unasked.empty()) || (failOn == "undelivered" && !coverage.undelivered.empty()) ||
           (failOn == "untested" && !coverage.untested.empty()) || (failOn == "any" && !coverage.isWhole());
}

void run(Invocation& run, const TraceOptions& options)
{
    const Result<Opened> opened = open(options.file);
    if (!opened)
        return run.fail(opened.error());
    const Project& project = opened->project;
    const Trace trace(project);
    const Coverage coverage = coverageOf(project, trace);
    run.out << (options.json ? asJson(project, trace, coverage) : traceMarkdown(project));
    if (isFound(coverage, options.failOn))
        run.status = Found;
}

}  // namespace

void addTrace(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<TraceOptions>();
    CLI::App* verb = addVerb(program, "trace",
                             "Show which tables, endpoints, jobs, permissions and tests each feature leads to, and what nothing asks for, "
                             "delivers or tests.",
                             "barch trace shop.barch --fail-on undelivered");
    verb->add_option("FILE", options->file, "The project")->required();
    verb->add_flag("--json", options->json, "As JSON, not as Markdown");
    verb->add_option("--fail-on", options->failOn, "Status 1 where there is such a gap: unasked, undelivered, untested or any")
        ->check(CLI::IsMember({"unasked", "undelivered", "untested", "any"}));
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
