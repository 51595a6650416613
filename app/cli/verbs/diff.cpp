#include "app/cli/invocation.h"
#include "app/cli/project_files.h"
#include "core/layout/graphviz.h"
#include "exporters/diagram/change_diagram.h"
#include "exporters/reports/changes_report.h"
#include "exporters/sql/change/change_files.h"

#include <memory>

namespace barch::cli {
namespace {

struct DiffCommand {
    std::string before;
    std::string after;
    std::string format = "text";
};

void printSql(Invocation& run, const Project& before, const Project& after)
{
    const auto change = sql::changeFiles(before, after, {.allowAll = true});
    if (!change)
        return run.fail(change.error());
    for (const ExportedFile& file : change->files)
        if (file.path.ends_with(".up.sql") && file.path.find('/') == std::string::npos)
            run.out << file.bytes;
    if (!change->files.empty())
        run.status = Found;
}

void printReport(Invocation& run, const std::string& format, const ChangesReport& report)
{
    if (format == "json")
        run.out << changesAsJson(report);
    else if (format == "markdown")
        run.out << changesAsMarkdown(report);
    else if (format == "html")
        run.out << changesAsHtml(report);
    else
        run.out << changesAsText(report);
    if (format == "text" && !report.changes.empty())
        run.err << summaryOf(report.changes) << ".\n";
    if (!report.changes.empty())
        run.status = Found;
}

void run(Invocation& run, const DiffCommand& command)
{
    const Result<Opened> before = open(command.before);
    if (!before)
        return run.fail(before.error());
    const Result<Opened> after = open(command.after);
    if (!after)
        return run.fail(after.error());
    if (command.format == "sql")
        return printSql(run, before->project, after->project);
    ChangesReport report{command.before, command.after, changesBetween(before->project, after->project)};
    if (command.format == "html")
        if (const std::string dot = changesAsDot(before->project, after->project); !dot.empty()) {
            const auto picture = drawDot(dot, "svg");
            if (!picture)
                return run.fail(picture.error());
            report.picture = *picture;
        }
    printReport(run, command.format, report);
}

}  // namespace

void addDiff(CLI::App& program, Invocation& invocation)
{
    auto command = std::make_shared<DiffCommand>();
    CLI::App* verb = addVerb(program, "diff", "Say what is different in two designs, by stable id: a rename is never a new element. Exits with 1 when something is.",
                             "barch diff released.barch shop.barch --format markdown");
    verb->add_option("OLD", command->before, "The version that is known")->required();
    verb->add_option("NEW", command->after, "The version that changed")->required();
    verb->add_option("--format", command->format, "text, json, markdown, html (with the diagram coloured), or sql (the change script)")
        ->check(CLI::IsMember({"text", "json", "markdown", "html", "sql"}));
    verb->callback([&invocation, command] { run(invocation, *command); });
}

}  // namespace barch::cli
