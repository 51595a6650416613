#include "exporters/sql/postgresql/migration.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/functions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/indexes.h"
#include "exporters/sql/postgresql/keys.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/policies.h"
#include "exporters/sql/postgresql/roles.h"
#include "exporters/sql/postgresql/script_text.h"
#include "exporters/sql/postgresql/tables.h"
#include "exporters/sql/postgresql/types.h"
#include "exporters/sql/postgresql/views.h"
#include "exporters/sql/verbatim.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

void writeTableGrants(Draft& draft)
{
    const auto before = draft.steps().size();
    for (const Table* table : draft.tables())
        writeGrants(draft, table->grants, "TABLE " + tableName(draft.project(), *table), table, ElementRef::table(table->id), false);
    draft.headline(before, "Who may do what");
}

std::string upFile(const Draft& draft, const std::string& migration, const RoleScripts& roles)
{
    const Project& project = draft.project();
    std::string text = "-- " + migration + ".up.sql: " + oneLine(project.info->name) + ", for PostgreSQL 15 and later.\n"
                       "-- One transaction: all of it or nothing. ";
    if (roles.ensure.empty())
        text += "Run it with psql -v ON_ERROR_STOP=1 as the role that shall own the tables.\n";
    else if (roles.bootstrap.empty())
        text += "Run it with psql -v ON_ERROR_STOP=1 as the role\n-- " + oneLine(ownerRole(project) ? ownerRole(project)->name : "that shall own the tables") +
                "; the platform has all roles already.\n";
    else
        text += "Two ways to run it, with psql -v ON_ERROR_STOP=1:\n"
                "-- an administrator runs roles.sql once, then the migrator runs this file; or a superuser runs\n"
                "-- this file on its own, and it makes the roles that are missing.\n";
    if (project.tables.size() > 700)
        text += "-- It makes very many tables at once: the server may need a higher max_locks_per_transaction.\n";
    text += "\nBEGIN;\n" + scriptSettings(project);
    if (!roles.ensure.empty())
        text += "\n-- Roles\n" + roles.ensure + ";\n";
    Speaker speaker(text, ownerRole(project));
    speaker.speakAs(RunAs::Owner);
    for (const Step& step : draft.steps()) {
        if (!step.comment.empty())
            text += "\n-- " + oneLine(step.comment) + "\n";
        speaker.speakAs(step.runAs);
        text += step.statement + ";\n";
    }
    return text + "\nCOMMIT;\n";
}

std::string downFile(const Draft& draft, const std::string& migration, const RoleScripts& roles)
{
    const Project& project = draft.project();
    std::string text = "-- " + migration + ".down.sql: takes back " + migration + ".up.sql, rows included.\n\nBEGIN;\n" +
                       scriptSettings(project) + "\n";
    Speaker speaker(text, ownerRole(project));
    for (auto step = draft.steps().rbegin(); step != draft.steps().rend(); ++step) {
        if (step->reverse.empty())
            continue;
        speaker.speakAs(step->reverseAs.value_or(step->runAs));
        text += step->reverse + ";\n";
    }
    if (!roles.release.empty()) {
        speaker.speakAs(RunAs::Starter);
        text += "\n-- Roles that the up file made\n" + roles.release + ";\n";
    }
    return text + "\nCOMMIT;\n";
}

}  // namespace

void writeSteps(Draft& draft)
{
    checkNames(draft);
    reserveNames(draft);
    writeDefaultPrivileges(draft, DefaultPrivilegePlace::Taken);
    writeSchemas(draft);
    writeExtensions(draft);
    writeVerbatim(draft, Dialect::PostgreSql, VerbatimPlace::BeforeFunctions);
    writeFunctions(draft, FunctionPlace::BeforeTypes);
    writeTypes(draft);
    writeSequences(draft);
    writeFunctions(draft, FunctionPlace::BeforeTables);
    writeVerbatim(draft, Dialect::PostgreSql, VerbatimPlace::MadeOfFunctions);
    writeTables(draft);
    writeSequenceOwners(draft);
    writeIndexes(draft);
    writeForeignKeys(draft);
    writeFunctions(draft, FunctionPlace::AfterTables);
    writeViews(draft);
    writeTriggers(draft);
    writePolicies(draft);
    writeTableGrants(draft);
    writeDefaultPrivileges(draft, DefaultPrivilegePlace::Given);
    writeVerbatim(draft, Dialect::PostgreSql, VerbatimPlace::AfterAll);
}

Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder)
{
    Draft draft(project, lexis());
    const std::string migration = "0001_" + options.name;
    writeSteps(draft);
    const RoleScripts roles = roleScripts(draft, migration);
    if (draft.error())
        return *draft.error();
    ExportResult result;
    result.files.push_back({folder + migration + ".down.sql", downFile(draft, migration, roles)});
    result.files.push_back({folder + migration + ".up.sql", upFile(draft, migration, roles)});
    if (!roles.bootstrap.empty()) {
        result.files.push_back({folder + "roles.drop.sql", roles.bootstrapDown});
        result.files.push_back({folder + "roles.sql", roles.bootstrap});
    }
    result.warnings = draft.warnings();
    return result;
}

}  // namespace barch::sql::postgresql
