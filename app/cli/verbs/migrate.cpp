#include "app/cli/invocation.h"
#include "app/cli/project_files.h"
#include "app/platform/migration_folder.h"
#include "app/platform/trial/migration_history.h"
#include "exporters/sql/change/change_files.h"
#include "exporters/sql/layouts/layout.h"

#include <memory>

namespace barch::cli {
namespace {

struct MigrateCommand {
    std::string file;
    std::string folder;
    std::string name;
    std::string layout;
    std::vector<std::string> backfills;
    std::vector<std::string> allowed;
    bool verify = false;
    bool online = false;
};

void writeNext(Invocation& run, const MigrateCommand& command, const std::vector<ExportedFile>& files, const Project& design, const sql::Layout& layout)
{
    const auto arranged = sql::laidOut(files, layout, design.info->dialect);
    if (!arranged)
        return run.fail(arranged.error());
    const auto done = addMigration(command.folder, *arranged, design, std::string(layout.id));
    if (!done)
        return run.fail(done.error());
    for (const ExportedFile& file : *arranged)
        run.out << command.folder << '/' << file.path << '\n';
}

void writeFirst(Invocation& run, const MigrateCommand& command, const Project& design, const sql::Layout& layout)
{
    const auto result = sql::firstMigration(design, {command.name.empty() ? "init" : command.name});
    if (!result)
        return run.fail(result.error());
    for (const ExportWarning& warning : result->warnings)
        run.err << "warning: " << warning.path << ": " << warning.feature << ": " << warning.result << '\n';
    writeNext(run, command, result->files, design, layout);
}

void writeChange(Invocation& run, const MigrateCommand& command, const MigrationFolder& folder, const Project& design, const sql::Layout& layout)
{
    sql::ChangeOptions options;
    options.number = folder.next;
    options.name = command.name.empty() ? "change" : command.name;
    options.allowed = {command.allowed.begin(), command.allowed.end()};
    options.online = command.online;
    for (const std::string& backfill : command.backfills) {
        const auto sign = backfill.find('=');
        if (sign == std::string::npos || sign == 0 || sign + 1 == backfill.size())
            return run.fail({"This says no column and expression.", backfill, "Write --backfill table.column=expression."});
        options.backfills[backfill.substr(0, sign)] = backfill.substr(sign + 1);
    }
    const auto change = sql::changeFiles(*folder.last, design, options);
    if (!change)
        return run.fail(change.error());
    if (change->files.empty()) {
        run.err << "Nothing in the databases is different: no migration was written.\n";
        return;
    }
    for (const sql::ChangeLine& line : change->lines) {
        if (line.costs.empty() || !line.folder.empty())
            continue;
        std::string costs;
        for (const sql::Cost cost : line.costs)
            costs += (costs.empty() ? "" : ", ") + std::string(sql::words(cost));
        run.err << line.text() << " (" << costs << ")\n";
    }
    for (const std::string& note : change->notes)
        run.err << "note: " << note << '\n';
    writeNext(run, command, change->files, design, layout);
}

/// Every migration of the folder, on a server of its own.
void verify(Invocation& run, const MigrateCommand& command)
{
    const auto report = runHistory(command.folder, [&](const std::string& step) {
        run.err << step << '\n';
        return true;
    });
    if (!report)
        return run.fail(report.error());
    for (const ElementChange& change : report->differences) {
        run.out << signOf(change.sign) << ' ' << change.kind << ' ' << change.name << '\n';
        for (const ChangedPart& part : change.parts)
            run.out << "    " << signOf(part.sign) << ' ' << part.text << '\n';
    }
    if (!report->fault.empty())
        run.out << report->fault << '\n';
    if (!report->differences.empty())
        run.out << "The migrations make something else than the recorded design.\n";
    if (report->isRight())
        run.out << "Every migration ran up, down and up again, and the newest is the recorded design.\n";
    run.status = report->isRight() ? Fine : Found;
}

void run(Invocation& run, const MigrateCommand& command)
{
    if (command.verify)
        return verify(run, command);
    if (command.file.empty())
        return run.fail({"The project is missing.", {}, "Write barch migrate FILE --dir DIR, or barch migrate --dir DIR --verify."});
    const Result<Opened> opened = open(command.file);
    if (!opened)
        return run.fail(opened.error());
    const auto folder = readMigrationFolder(command.folder);
    if (!folder)
        return run.fail(folder.error());
    const std::string id = !command.layout.empty() ? command.layout : folder->last ? folder->layout : "plain";
    const sql::Layout* layout = sql::findLayout(id);
    if (!layout)
        return run.fail({"This folder has a layout that this version doesn't know.", id, "Use the version of barch that wrote it."});
    if (folder->last && folder->layout != id)
        return run.fail({"The migrations in this folder are laid out for another tool.", folder->layout, "Leave --layout away, or choose a folder of its own for " + id + "."});
    folder->last ? writeChange(run, command, *folder, opened->project, *layout) : writeFirst(run, command, opened->project, *layout);
}

}  // namespace

void addMigrate(CLI::App& program, Invocation& invocation)
{
    auto command = std::make_shared<MigrateCommand>();
    CLI::App* verb = addVerb(program, "migrate", "Write the next migration, up and down, against what the folder recorded last. Earlier files are held by checksums.",
                             "barch migrate shop.barch --dir migrations --name ratings --backfill \"reviews.score=3\"");
    verb->add_option("FILE", command->file, "The project; not needed with --verify");
    verb->add_option("--dir", command->folder, "The folder with the migrations; the first one is made where there is none")->required();
    verb->add_option("--name", command->name, "Name of the migration, as in 0002_NAME.up.sql");
    std::vector<std::string> layouts;
    for (const sql::Layout& layout : sql::allLayouts())
        layouts.emplace_back(layout.id);
    verb->add_option("--layout", command->layout, "The tool that will run them; a folder keeps the one that it began with")->check(CLI::IsMember(layouts));
    verb->add_option("--backfill", command->backfills, "TABLE.COLUMN=EXPRESSION: what a column gets in rows that are there")->allow_extra_args(false);
    verb->add_option("--allow", command->allowed, "What may be lost: drop-table:NAME, drop-column:TABLE.COLUMN, drop-attribute:TYPE.ATTRIBUTE, change-values:TABLE.COLUMN")->allow_extra_args(false);
    verb->add_flag("--online", command->online, "PostgreSQL: short locks. Indexes are built, constraints checked and rows filled outside of the transaction, while others read and write");
    verb->add_flag("--verify", command->verify, "Write nothing: run the whole history of the folder on a throwaway server, up, down and up again, and compare it with the recorded design");
    verb->callback([&invocation, command] { run(invocation, *command); });
}

}  // namespace barch::cli
