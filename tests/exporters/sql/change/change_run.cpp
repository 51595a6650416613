#include "tests/exporters/sql/change/change_run.h"

#include "exporters/sql/postgresql/change/script.h"
#include "exporters/sql/postgresql/change/type_conversions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "tests/exporters/sql/change/detailed_catalogue.h"
#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include <algorithm>
#include <stdexcept>

namespace barch::test {
namespace {

using namespace sql;
using namespace sql::postgresql;

const char* const changed = "changed";
const char* const fresh = "fresh";

void must(const SqlOutput& output, const std::string& what)
{
    if (!output.ok)
        throw std::runtime_error(what + ": " + output.error);
}

std::string starter(const Project& project)
{
    const Role* migrator = project.roles.find(project.tenancy->migratorRole);
    return migrator ? migrator->name : "postgres";
}

void make(const Project& project, const std::string& database)
{
    auto& server = PostgresServer::shared();
    const auto result = exported(project, "postgresql");
    server.createDatabase(database);
    if (hasFile(result, "roles.sql"))
        must(server.run(fileOf(result, "roles.sql"), database), "roles.sql");
    must(server.run(fileOf(result, "0001_init.up.sql"), database, starter(project)), "0001");
}

void dropRoles(const Project& project)
{
    for (const Role& role : project.roles)
        PostgresServer::shared().run("DROP ROLE IF EXISTS " + quoted(role.name) + ";");
}

/// A query for the rows of the tables and columns that both versions have, as `side` calls them.
std::string rowsQuery(const Project& side, const Project& before, const Project& after)
{
    std::string text;
    for (const Table& table : before.tables) {
        const Table* later = after.table(table.id);
        if (!later || table.partitionOf)
            continue;
        const Table& here = *side.table(table.id);
        std::string columns;
        for (const Column& column : table.columns) {
            const Column* now = later->column(column.id);
            const bool same = now && now->type == column.type && now->userType == column.userType && now->generatedExpression == column.generatedExpression;
            const UserType* one = before.types.find(column.userType);
            const UserType* other = after.types.find(column.userType);
            if (same && (!one || !other || one->values == other->values))
                columns += ", quote_nullable(" + quoted(here.column(column.id)->name) + "::text)";
        }
        text += "SELECT '" + table.id.text() + "', count(*), md5(string_agg(r, E'\\n' ORDER BY r)) FROM (SELECT concat_ws('|', 'row'" + columns + ") r FROM " +
                tableName(side, here) + ") x;\n";
    }
    return text;
}

std::string rowsOf(const Project& side, const Project& before, const Project& after)
{
    const auto answer = PostgresServer::shared().run(rowsQuery(side, before, after), changed);
    must(answer, "reading rows");
    return answer.text();
}

/// What a person would say of required columns: some value of the type.
ScriptOptions optionsFor(const Project& before, const Project& after)
{
    ScriptOptions options{.allowAll = true};
    for (const Table& table : after.tables) {
        const Table* earlier = before.table(table.id);
        for (const Column& column : table.columns) {
            const Column* was = earlier ? earlier->column(column.id) : nullptr;
            const bool inNeed = earlier && !column.nullable && (was ? was->nullable : column.defaultExpression.empty()) && column.generatedExpression.empty() && column.identity == Identity::None;
            if (const auto value = inNeed ? placeholder(after, column) : std::nullopt)
                options.backfills[qualifiedName(after, table) + "." + column.name] = *value;
        }
    }
    return options;
}

/// With the roles of both where an administrator has to make them.
void runAs(const Project& roles, const std::string& sql, const std::string& who, const std::string& what)
{
    auto& server = PostgresServer::shared();
    const auto result = exported(roles, "postgresql");
    if (hasFile(result, "roles.sql"))
        must(server.run(fileOf(result, "roles.sql"), changed), "roles.sql for " + what);
    must(server.run(sql, changed, who), what);
}

/// References to rows that are gone can't be checked again: they come back as NOT VALID.
Catalogue unchecked(const Catalogue& lines)
{
    Catalogue plain;
    for (std::string line : lines) {
        if (line.starts_with("constraint ") && line.find("FOREIGN KEY") != std::string::npos) {
            line = line.substr(0, line.rfind(' '));
            if (line.ends_with(" NOT VALID"))
                line.resize(line.size() - 10);
        }
        plain.insert(line);
    }
    return plain;
}

void compare(const Catalogue& wanted, const std::string& what)
{
    const std::string wrong = difference(wanted, what == "down" ? unchecked(readDetails(PostgresServer::shared(), changed)) : readDetails(PostgresServer::shared(), changed));
    if (!wrong.empty())
        throw std::runtime_error(what + " differs from a new database:\n" + wrong);
}

bool renamesRoles(const Project& before, const Project& after)
{
    for (const Role& role : before.roles)
        if (const Role* later = after.roles.find(role.id); later && later->name != role.name)
            return true;
    return false;
}

void tryBothWays(const Project& before, const Project& after, ChangeOutcome& outcome)
{
    make(before, changed);
    const Catalogue atFirst = readDetails(PostgresServer::shared(), changed);
    const RowGenerator rows(before);
    must(PostgresServer::shared().run("BEGIN; SET CONSTRAINTS ALL DEFERRED;\n" + insertAll(before, rows, Dialect::PostgreSql) + "COMMIT;", changed, starter(before)), "rows");
    const std::string had = rowsOf(before, before, after);
    // Only an administrator renames roles.
    const bool asAdministrator = renamesRoles(before, after);
    if (outcome.up.empty())
        return void(outcome.kind = ChangeOutcome::Kind::Passed);
    if (asAdministrator)
        must(PostgresServer::shared().run(outcome.up, changed), "up");
    else
        runAs(after, outcome.up, starter(before), "up");
    if (const std::string has = rowsOf(after, before, after); has != had)
        throw std::runtime_error("rows changed: " + had + "\nto " + has);
    make(after, fresh);
    compare(readDetails(PostgresServer::shared(), fresh), "up");
    if (asAdministrator)
        must(PostgresServer::shared().run(outcome.down, changed), "down");
    else
        runAs(before, outcome.down, starter(after), "down");
    if (const std::string has = rowsOf(before, before, after); has != had)
        throw std::runtime_error("rows changed on the way back: " + had + "\nto " + has);
    compare(unchecked(atFirst), "down");
    outcome.kind = ChangeOutcome::Kind::Passed;
}

/// Some chains of edits lead to designs with a view that names nothing any more.
bool canBeMade(const Project& project)
{
    try {
        make(project, fresh);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

ChangeOutcome tryChange(const Project& before, const Project& after)
{
    ChangeOutcome outcome;
    const auto up = changeScript(before, after, optionsFor(before, after));
    const auto down = changeScript(after, before, {.allowAll = true, .isWayBack = true});
    if (!up || !down) {
        outcome.kind = ChangeOutcome::Kind::Refused;
        outcome.text = (up ? down.error() : up.error()).text();
        return outcome;
    }
    outcome.up = up->sql;
    outcome.down = down->sql;
    try {
        const auto again = changeScript(after, after, {});
        if (!again || !again->sql.empty())
            throw std::runtime_error("a design differs from itself");
        tryBothWays(before, after, outcome);
    } catch (const std::exception& error) {
        outcome.text = error.what();
        if (outcome.text.starts_with("up: ") && !canBeMade(after)) {
            outcome.kind = ChangeOutcome::Kind::Refused;
            outcome.text = "the server takes the later design from nobody: " + outcome.text;
        }
        const bool byRows = outcome.text.find("violates") != std::string::npos || outcome.text.find("is violated") != std::string::npos ||
                            outcome.text.find("could not create unique") != std::string::npos || outcome.text.find("contains null values") != std::string::npos;
        if (outcome.text.starts_with("down: ") && byRows && up->sql.find("deletes data") != std::string::npos)
            outcome.kind = ChangeOutcome::Kind::Stopped;
    }
    auto& server = PostgresServer::shared();
    server.dropDatabase(changed);
    server.dropDatabase(fresh);
    dropRoles(before);
    dropRoles(after);
    return outcome;
}

}  // namespace barch::test
