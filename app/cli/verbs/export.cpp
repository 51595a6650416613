#include "app/cli/design_source.h"
#include "app/platform/export_folder.h"
#include "exporters/target.h"

namespace barch::cli {
namespace {

struct ExportCommand {
    std::string file;
    std::vector<std::string> targets;
    std::string folder;
    std::string name = "init";
    bool force = false;
};

Result<std::vector<const Target*>> wantedTargets(const std::vector<std::string>& names)
{
    std::vector<const Target*> targets;
    for (const std::string& name : names) {
        const Target* target = findTarget(name);
        if (!target)
            return Error{"There is no target of this name.", name, "barch targets lists them."};
        targets.push_back(target);
    }
    return targets;
}

void run(Invocation& run, const ExportCommand& command)
{
    const auto targets = wantedTargets(command.targets);
    if (!targets)
        return run.fail(targets.error());
    const auto source = openDesign(command.file, {}, run);
    if (!source)
        return run.fail(source.error());
    const Project& project = source->design.project;

    std::vector<ExportedFile> files;
    for (const Target* target : *targets) {
        Result<ExportResult> result = target->run(project, {command.name});
        if (!result)
            return run.fail(result.error());
        for (const ExportWarning& warning : result->warnings)
            run.err << "warning: " << target->id << ": " << warning.path << ": " << warning.feature << ": " << warning.result
                    << '\n';
        // Targets that name their files alike keep apart.
        const std::string prefix = targets->size() > 1 ? std::string(target->id) + "/" : "";
        for (ExportedFile& file : result->files)
            files.push_back({prefix + file.path, std::move(file.bytes)});
    }
    const auto done = writeExport(command.folder, files, command.force ? EditedFiles::Overwrite : EditedFiles::Refuse);
    if (!done)
        return run.fail(done.error());
    for (const ExportedFile& file : files)
        run.out << command.folder << '/' << file.path << '\n';
    for (const std::string& path : done->stale)
        run.err << "No longer exported, still there: " << command.folder << '/' << path << '\n';
    run.err << done->written << " written, " << done->same << " already the same.\n";
}

}  // namespace

void addExport(CLI::App& program, Invocation& invocation)
{
    auto command = std::make_shared<ExportCommand>();
    CLI::App* verb = addVerb(program, "export", "Export the design for real tools. The same design always gives the same files.",
                             "barch export shop.barch --to postgresql --out migrations");
    verb->add_option("FILE", command->file, "The project; or SQL, DBML, a Prisma schema, a database URL")->required();
    verb->add_option("--to", command->targets, "One or more targets (barch targets lists them), with commas")
        ->required()
        ->delimiter(',');
    verb->add_option("--out", command->folder, "The folder to write to")->required();
    verb->add_option("--name", command->name, "Name of the migration, as in 0001_NAME.up.sql");
    verb->add_flag("--force", command->force, "Overwrite files that were edited by hand (a copy stays as NAME.bak)");
    verb->callback([&invocation, command] { run(invocation, *command); });
}

}  // namespace barch::cli
