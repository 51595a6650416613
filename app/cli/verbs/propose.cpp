#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "app/cli/plain_text.h"
#include "app/cli/project_files.h"
#include "app/platform/content_files.h"
#include "core/blueprint/proposal.h"

#include <algorithm>

namespace barch::cli {
namespace {

struct ProposeOptions {
    std::string file;
    std::vector<std::string> accept;
    std::string format = "text";
};

std::string_view kindName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Add: return "add";
    case ChangeKind::Change: return "change";
    case ChangeKind::Remove: return "remove";
    }
    return "";
}

char sign(ChangeKind kind)
{
    return kind == ChangeKind::Add ? '+' : kind == ChangeKind::Remove ? '-' : '~';
}

void writeText(std::ostream& out, const Proposal& proposal)
{
    for (const Change& change : proposal.changes) {
        out << sign(change.kind) << ' ' << change.summary << "  [" << change.id << ']'
            << (change.declinedBefore ? "  left out before" : "") << '\n';
        if (!change.reason.empty())
            out << "    " << plainText(change.reason) << '\n';
        for (const std::string& detail : change.details)
            out << "    " << detail << '\n';
    }
    for (const std::string& kept : proposal.kept)
        out << "= " << kept << '\n';
    out << proposal.changes.size() << (proposal.changes.size() == 1 ? " change" : " changes") << ", "
        << proposal.kept.size() << " kept as you made them\n";
}

void writeJson(std::ostream& out, const Project& project, const Proposal& proposal)
{
    Json changes = Json::array();
    for (const Change& change : proposal.changes)
        changes.push_back({{"id", change.id},
                           {"kind", kindName(change.kind)},
                           {"element",
                            {{"kind", nameOf(change.element.kind)},
                             {"id", change.element.id ? change.element.id.text() : change.element.key},
                             {"path", change.path.empty() ? pathOf(project, change.element) : change.path}}},
                           {"summary", change.summary},
                           {"details", change.details},
                           {"reason", plainText(change.reason)},
                           {"declinedBefore", change.declinedBefore}});
    out << print({{"changes", std::move(changes)}, {"kept", proposal.kept}});
}

Result<Project> acceptAsked(const Project& project, const std::vector<std::string>& asked)
{
    if (std::find(asked.begin(), asked.end(), "all") != asked.end())
        return acceptAll(productContent(), project);
    return accept(productContent(), project, {asked.begin(), asked.end()});
}

void run(Invocation& run, const ProposeOptions& options)
{
    const Result<Opened> opened = open(options.file);
    if (!opened)
        return run.fail(opened.error());
    const Project& project = opened->project;
    const Result<Project> accepted =
        options.accept.empty() ? Result<Project>(project) : acceptAsked(project, options.accept);
    if (!accepted)
        return run.fail(accepted.error());
    if (!options.accept.empty())
        if (const auto saved = save(options.file, *opened, *accepted); !saved)
            return run.fail(saved.error());
    const Proposal proposal = propose(productContent(), project);
    if (options.format == "json")
        writeJson(run.out, project, proposal);
    else
        writeText(run.out, proposal);
    if (!options.accept.empty())
        run.err << "Accepted. The design has " << accepted->tables.size() << " tables now.\n";
}

}  // namespace

void addPropose(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<ProposeOptions>();
    CLI::App* verb = addVerb(program, "propose",
                             "Show what the answers would change in the design, and accept all or part of it.",
                             "barch propose shop.barch --accept all");
    verb->add_option("FILE", options->file, "The project")->required();
    verb->add_option("--accept", options->accept, "all, or the ids of the changes to take (as listed in brackets)")
        ->expected(1, -1)
        ->delimiter(',');
    verb->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
