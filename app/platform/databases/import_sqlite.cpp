#include "app/platform/databases/import_sqlite.h"

#include "app/platform/databases/sqlite_catalogue.h"
#include "app/platform/databases/sqlite_script.h"
#include "core/import/counts.h"
#include "core/import/element_ids.h"
#include "core/import/source_text.h"

#include <filesystem>

namespace barch {
namespace {

/// Virtual tables of other modules follow those that SQLite knows.
void addUnknown(Project& project, const SqliteScriptRun& run, ScriptNotes& notes)
{
    int position = static_cast<int>(project.verbatimSql.size());
    for (const UnknownVirtualTable& table : run.unknown) {
        VerbatimSql verbatim;
        verbatim.id = VerbatimId(importedGlobal("verbatim", "table " + table.name));
        verbatim.name = table.name;
        verbatim.sql = table.sql;
        verbatim.downSql = "DROP TABLE \"" + table.name + "\"";
        verbatim.dialect = Dialect::Sqlite;
        verbatim.position = position++;
        verbatim.reason = "A virtual table of a module that isn't part of SQLite.";
        notes.add(ImportOutcome::Kept, table.line, "CREATE VIRTUAL TABLE " + table.name, verbatim.reason);
        project.verbatimSql = project.verbatimSql.with(std::move(verbatim));
    }
}

Result<Imported> finished(Result<Project> project, const ScriptNotes& notes)
{
    if (!project)
        return project.error();
    Imported imported;
    imported.read = countObjects(*project);
    imported.project = std::move(*project);
    imported.notes = notes.notes();
    return imported;
}

}  // namespace

Result<Imported> importSqliteScript(std::string_view sql, const ImportProgress& progress)
{
    if (const auto fault = unreadableText(sql))
        return *fault;
    sql = withoutByteOrderMark(sql);
    const auto sandbox = SqliteSandbox::inMemory(progress);
    if (!sandbox)
        return sandbox.error();
    ScriptNotes notes;
    const auto run = runSqliteScript(**sandbox, sql, notes);
    if (!run)
        return run.error();
    auto project = readSqliteCatalogue(**sandbox, run->lines, notes);
    if (project)
        addUnknown(*project, *run, notes);
    return finished(std::move(project), notes);
}

Result<Imported> importSqliteFile(const std::string& path, const ImportProgress& progress)
{
    const auto sandbox = SqliteSandbox::ofFile(path, progress);
    if (!sandbox)
        return sandbox.error();
    ScriptNotes notes;
    auto project = readSqliteCatalogue(**sandbox, {}, notes);
    if (project) {
        ProjectInfo info = *project->info;
        info.name = std::filesystem::path(path).stem().string();
        project->info = Shared<ProjectInfo>(std::move(info));
    }
    return finished(std::move(project), notes);
}

}  // namespace barch
