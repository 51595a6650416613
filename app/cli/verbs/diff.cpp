#include "app/cli/compared_designs.h"
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
    std::string dialect;
    std::vector<std::string> renames;
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

bool isProject(const std::string& what) { return what.ends_with(".barch"); }

void run(Invocation& run, const DiffCommand& command)
{
    const auto before = openDesign(command.before, isProject(command.before) ? "" : command.dialect, run);
    if (!before)
        return run.fail(before.error());
    const auto after = openDesign(command.after, isProject(command.after) ? "" : command.dialect, run);
    if (!after)
        return run.fail(after.error());
    const auto both = compared(*before, *after, command.renames, run);
    if (!both)
        return run.fail(both.error());
    for (const PossibleRename& rename : both->renames)
        run.err << "Perhaps renamed: " << rename.from << " to " << rename.to << ". " << rename.why << " If it is, say --rename " << rename.from << '=' << rename.to << '\n';
    if (command.format == "sql")
        return printSql(run, both->before, both->after);
    ChangesReport report{before->name, after->name, changesBetween(both->before, both->after), both->renames};
    if (command.format == "html")
        if (const std::string dot = changesAsDot(both->before, both->after); !dot.empty()) {
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
    CLI::App* verb = addVerb(program, "diff", "Say what is different in two designs, each a project, SQL, DBML, a Prisma schema or a database URL: by stable id where both have it, by name otherwise. Exits with 1 when something is.",
                             "barch diff released.barch shop.barch --format markdown\n  barch diff shop.barch postgresql://reader@localhost/shop");
    verb->add_option("OLD", command->before, "The version that is known")->required();
    verb->add_option("NEW", command->after, "The version that changed")->required();
    verb->add_option("--format", command->format, "text, json, markdown, html (with the diagram coloured), or sql (the change script)")
        ->check(CLI::IsMember({"text", "json", "markdown", "html", "sql"}));
    verb->add_option("--dialect", command->dialect, "What a side that is no project is; left away, it is found out")->check(CLI::IsMember(importFormats()));
    verb->add_option("--rename", command->renames, "OLD=NEW: these two are one table or column, renamed")->allow_extra_args(false);
    verb->callback([&invocation, command] { run(invocation, *command); });
}

}  // namespace barch::cli
