#include "app/cli/design_source.h"
#include "app/cli/import_proposals.h"
#include "app/cli/project_files.h"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace barch::cli {
namespace {

struct ImportCommand {
    std::string source;
    std::string output;
    std::string dialect;
    std::string report = "text";
    std::string name;
    std::vector<std::string> accepted;
    bool force = false;
};

std::string_view wordOf(ImportOutcome outcome)
{
    return outcome == ImportOutcome::Kept ? "kept" : "skipped";
}

std::string counted(const std::map<std::string, int>& read)
{
    std::vector<std::pair<std::string, int>> kinds(read.begin(), read.end());
    std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (const auto& [kind, count] : kinds)
        if (count > 0)
            text += (text.empty() ? "" : ", ") + kind + " " + std::to_string(count);
    return text.empty() ? "nothing" : text;
}

void printText(Invocation& run, const Imported& imported)
{
    run.out << "Read: " << counted(imported.read) << ".\n";
    for (const ImportNote& note : imported.notes) {
        if (note.line > 0)
            run.out << "line " << note.line << ": ";
        run.out << note.what << ": " << (note.outcome == ImportOutcome::Kept ? "kept word for word" : "skipped") << ". " << note.why << '\n';
    }
}

void printJson(Invocation& run, const Imported& imported, const ImportProposals& proposals)
{
    Json read = Json::object();
    for (const auto& [kind, count] : imported.read)
        read[kind] = count;
    Json notes = Json::array();
    for (const ImportNote& note : imported.notes)
        notes.push_back({{"outcome", wordOf(note.outcome)}, {"line", note.line}, {"what", note.what}, {"why", note.why}});
    run.out << print({{"read", std::move(read)}, {"notes", std::move(notes)}, {"proposals", asJson(imported.project, proposals)}});
}

void run(Invocation& run, const ImportCommand& command)
{
    if (command.source != "-" && std::filesystem::path(command.source).extension() == ".barch")
        return run.fail({"This is a project already.", command.source, "Open it, or name SQL, DBML, a Prisma schema or a database."});
    auto source = openDesign(command.source, command.dialect, run);
    if (!source)
        return run.fail(source.error());
    ProjectInfo info = *source->design.project.info;
    if (!command.name.empty() || info.name.empty())
        info.name = command.name.empty() ? std::filesystem::path(command.output).stem().string() : command.name;
    source->design.project.info = info;
    const ImportProposals proposals = proposalsFor(source->design.project);
    const auto project = withAccepted(source->design.project, proposals, command.accepted);
    if (!project)
        return run.fail(project.error());
    if (const auto saved = create(command.output, *project, command.force); !saved)
        return run.fail(saved.error());
    if (command.report == "json") {
        printJson(run, source->design, proposals);
    } else {
        printText(run, source->design);
        printProposals(run, source->design.project, proposals);
    }
    run.err << command.output << ": " << source->design.project.tables.size() << " tables. Next: barch check " << command.output << '\n';
}

}  // namespace

void addImport(CLI::App& program, Invocation& invocation)
{
    auto command = std::make_shared<ImportCommand>();
    CLI::App* verb = addVerb(program, "import", "Make a project of SQL, DBML, a Prisma schema or a live database (which is only read). Says what was read, kept word for word or skipped.",
                             "barch import schema.sql -o shop.barch\n  barch import postgresql://reader@localhost/shop -o shop.barch");
    verb->add_option("SOURCE", command->source, "A file, a database URL, or - for standard input. A password is taken from BARCH_DB_PASSWORD, the keychain or the terminal")->required();
    verb->add_option("-o,--output", command->output, "The project to make")->required();
    verb->add_option("--dialect", command->dialect, "What the source is; left away, it is found out")->check(CLI::IsMember(importFormats()));
    verb->add_option("--report", command->report, "text or json")->check(CLI::IsMember({"text", "json"}));
    verb->add_option("--name", command->name, "Name of the project; otherwise that of the file");
    verb->add_option("--accept", command->accepted, "Proposals to take over: tenancy (which table has the tenants, which class each table is), references (that names and types speak for)")
        ->delimiter(',')
        ->check(CLI::IsMember({"tenancy", "references"}));
    verb->add_flag("--force", command->force, "Replace the project of that name (a backup is kept)");
    verb->callback([&invocation, command] { run(invocation, *command); });
}

}  // namespace barch::cli
