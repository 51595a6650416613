#include "exporters/sql/change/change_files.h"

#include "core/tenancy/database_sets.h"
#include "exporters/sql/database_files.h"
#include "exporters/sql/layouts/layout.h"
#include "exporters/sql/mysql/change/script.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/script.h"
#include "exporters/sql/sqlite/change/script.h"

#include <algorithm>

namespace barch::sql {
namespace {

/// How one engine's changes are written.
struct Writer {
    Dialect dialect;
    std::string_view engine;   ///< "PostgreSQL 15 and later"
    std::string_view how;      ///< how to run the file
    Result<ChangeScript> (*script)(const Project& before, const Project& after, const ScriptOptions& options);
    Result<ExportResult> (*whole)(const Project& project, const ExportOptions& options);
};

constexpr Writer writers[] = {
    {Dialect::PostgreSql, "PostgreSQL 15 and later", "Run it with psql -v ON_ERROR_STOP=1 as the migrator.", postgresql::changeScript, exportPostgresql},
    {Dialect::MySql, "MySQL 8.0 and MariaDB 10.6 and later", "Run it with the client mysql or mariadb as the migrator.", mysql::changeScript, exportMysql},
    {Dialect::Sqlite, "SQLite 3.37 and later", "Run it with sqlite3 -bail FILE, outside of any transaction.", sqlite::changeScript, exportSqlite},
};

/// No engine chosen: PostgreSQL.
const Writer& writerFor(const Project& project)
{
    return *std::find_if(std::begin(writers), std::end(writers) - 1, [&](const Writer& writer) {
        return writer.dialect == project.info->dialect || (project.info->dialect == Dialect::Any && writer.dialect == Dialect::PostgreSql);
    });
}

std::string heading(const std::string& file, const Project& project, const std::string& what)
{
    const Writer& writer = writerFor(project);
    return "-- " + file + ": " + oneLine(project.info->name) + ", for " + std::string(writer.engine) + ". " + what + "\n-- " + std::string(writer.how) +
           "\n\n";
}

void addLines(ChangeFiles& files, const ChangeScript& script, const std::string& folder)
{
    for (const auto& step : script.steps) {
        if (step.costs.empty() && step.step.comment.empty())
            continue;
        files.lines.push_back({folder, step.step.element, step.path, step.step.comment, step.costs});
    }
    for (const std::string& note : script.notes)
        if (std::find(files.notes.begin(), files.notes.end(), note) == files.notes.end())
            files.notes.push_back(note);
}

/// Written with the way up, or as a change the other way round.
Result<std::string> wayBack(const ChangeScript& up, const Project& before, const Project& after, const std::string& migration)
{
    if (!up.down.empty() || up.sql.empty())
        return up.down;
    ScriptOptions back{migration, {}, {}, true, true, false};
    const auto down = writerFor(before).script(after, before, back);
    if (!down)
        return Error{"There is no way back: " + down.error().what, down.error().where, down.error().advice};
    return down->sql;
}

Result<Done> addSet(ChangeFiles& files, const Project& before, const Project& after, const ChangeOptions& options, const std::string& folder)
{
    const std::string migration = fourDigits(options.number) + "_" + options.name;
    // Each set has only some of the tables; what names none at all was found in the whole.
    ScriptOptions forward{migration, options.backfills, options.allowed, options.allowAll, false, !folder.empty(), options.online};
    const auto up = writerFor(after).script(before, after, forward);
    if (!up)
        return up.error();
    const auto down = wayBack(*up, before, after, migration);
    if (!down)
        return down.error();
    addLines(files, *up, folder);
    if (folder.empty())
        files.losses = up->losses;
    if (up->sql.empty())
        return Done{};
    files.files.push_back({folder + migration + ".down.sql",
                           heading(migration + ".down.sql", before, "Takes back " + migration + ".up.sql.") + *down});
    files.files.push_back({folder + migration + ".up.sql",
                           heading(migration + ".up.sql", after, "Changes what the migrations before it made; rows stay.") + up->sql});
    return Done{};
}

/// roles.sql and roles.drop.sql, for an administrator, where they are no longer what they were.
Result<Done> addRoles(ChangeFiles& files, const Project& before, const Project& after)
{
    // What these scripts are made of.
    if (before.roles == after.roles && before.tenancy == after.tenancy && before.namespaces == after.namespaces && before.functions == after.functions &&
        before.info == after.info)
        return Done{};
    const auto was = writerFor(before).whole(before, {});
    const auto is = writerFor(after).whole(after, {});
    if (!was || !is)
        return was ? is.error() : was.error();
    auto isRoles = [](const ExportedFile& file) { return file.path.ends_with("roles.sql") || file.path.ends_with("roles.drop.sql"); };
    for (const ExportedFile& file : is->files)
        if (isRoles(file) && std::find(was->files.begin(), was->files.end(), file) == was->files.end())
            files.files.push_back(file);
    return Done{};
}

std::optional<Error> refused(const Project& before, const Project& after)
{
    if (&writerFor(before) != &writerFor(after))
        return Error{"The two designs are for different engines.", after.info->name, "Export the new design whole to a folder of its own, and copy the rows."};
    if (DatabaseSets(before).areTwo() != DatabaseSets(after).areTwo())
        return Error{"A change script can't take rows from one way of keeping tenants apart to another.", after.info->name,
                     "Export the new design to a folder of its own, and copy the rows."};
    return std::nullopt;
}

}  // namespace

Result<ExportResult> firstMigration(const Project& design, const ExportOptions& options)
{
    return writerFor(design).whole(design, options);
}

Result<ChangeFiles> changeFiles(const Project& before, const Project& after, const ChangeOptions& options)
{
    if (auto fault = refused(before, after))
        return *fault;
    if (!isMigrationName(options.name))
        return Error{"The name of a migration has only lower case letters, digits and _.", options.name, "Choose another name."};
    ChangeFiles files;
    if (const auto done = addSet(files, before, after, options, ""); !done)
        return done.error();
    if (DatabaseSets(after).areTwo())
        for (const auto& [set, folder] : {std::pair(DatabaseSet::ControlPlane, "control_plane/"), std::pair(DatabaseSet::TenantDatabase, "tenant/")})
            if (const auto done = addSet(files, onlyDatabaseSet(before, set), onlyDatabaseSet(after, set), options, folder); !done)
                return done.error();
    if (!files.files.empty())
        if (const auto done = addRoles(files, before, after); !done)
            return done.error();
    std::sort(files.files.begin(), files.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace barch::sql
