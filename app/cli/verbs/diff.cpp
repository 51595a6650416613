#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "app/cli/project_files.h"
#include "core/compare/project_changes.h"
#include "exporters/sql/change/change_files.h"
#include "exporters/text/markdown_text.h"

#include <memory>

namespace barch::cli {
namespace {

struct DiffCommand {
    std::string before;
    std::string after;
    std::string format = "text";
};

void printText(Invocation& run, const std::vector<ElementChange>& changes)
{
    for (const ElementChange& change : changes) {
        run.out << signOf(change.sign) << ' ' << change.kind << ' ' << change.name << '\n';
        for (const ChangedPart& part : change.parts)
            run.out << "    " << signOf(part.sign) << ' ' << part.text << '\n';
    }
    if (!changes.empty())
        run.err << summaryOf(changes) << ".\n";
}

std::string wordOf(ChangeSign sign)
{
    return sign == ChangeSign::Added ? "added" : sign == ChangeSign::Removed ? "removed" : "changed";
}

void printJson(Invocation& run, const std::vector<ElementChange>& changes)
{
    Json list = Json::array();
    for (const ElementChange& change : changes) {
        Json parts = Json::array();
        for (const ChangedPart& part : change.parts)
            parts.push_back({{"change", wordOf(part.sign)}, {"text", part.text}});
        list.push_back({{"change", wordOf(change.sign)}, {"kind", change.kind}, {"name", change.name},
                        {"id", change.element.id ? change.element.id.text() : change.element.key}, {"parts", std::move(parts)}});
    }
    run.out << print({{"changes", std::move(list)}, {"summary", summaryOf(changes)}});
}

void printMarkdown(Invocation& run, const std::vector<ElementChange>& changes)
{
    run.out << "# Changes\n\n" << (changes.empty() ? "Nothing is different." : markdownText(summaryOf(changes)) + ".") << '\n';
    for (const ElementChange& change : changes) {
        run.out << "\n## " << markdownText(change.name) << ": " << markdownText(change.kind) << ' ' << wordOf(change.sign) << '\n';
        for (std::size_t i = 0; i < change.parts.size(); ++i)
            run.out << (i == 0 ? "\n" : "") << "- " << wordOf(change.parts[i].sign) << ": " << markdownText(change.parts[i].text) << '\n';
    }
}

void run(Invocation& run, const DiffCommand& command)
{
    const Result<Opened> before = open(command.before);
    if (!before)
        return run.fail(before.error());
    const Result<Opened> after = open(command.after);
    if (!after)
        return run.fail(after.error());
    if (command.format == "sql") {
        const auto change = sql::changeFiles(before->project, after->project, {.allowAll = true});
        if (!change)
            return run.fail(change.error());
        for (const ExportedFile& file : change->files)
            if (file.path.ends_with(".up.sql") && file.path.find('/') == std::string::npos)
                run.out << file.bytes;
        if (!change->files.empty())
            run.status = Found;
        return;
    }
    const auto changes = changesBetween(before->project, after->project);
    if (command.format == "json")
        printJson(run, changes);
    else if (command.format == "markdown")
        printMarkdown(run, changes);
    else
        printText(run, changes);
    if (!changes.empty())
        run.status = Found;
}

}  // namespace

void addDiff(CLI::App& program, Invocation& invocation)
{
    auto command = std::make_shared<DiffCommand>();
    CLI::App* verb = addVerb(program, "diff", "Say what is different in two versions of a project, by stable id: a rename is never a new element. Exits with 1 when something is.",
                             "barch diff released.barch shop.barch --format markdown");
    verb->add_option("OLD", command->before, "The version that is known")->required();
    verb->add_option("NEW", command->after, "The version that changed")->required();
    verb->add_option("--format", command->format, "text, json, markdown, or sql (the change script for PostgreSQL)")
        ->check(CLI::IsMember({"text", "json", "markdown", "sql"}));
    verb->callback([&invocation, command] { run(invocation, *command); });
}

}  // namespace barch::cli
