#include "tests/exporters/sql/change/postgresql_changes.h"

#include "exporters/sql/postgresql/change/script.h"
#include "exporters/sql/postgresql/change/type_conversions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "tests/exporters/sql/change/detailed_catalogue.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"

#include <stdexcept>

namespace barch::test {
namespace {

using namespace sql::postgresql;

void must(const SqlOutput& output, const std::string& what = {})
{
    if (!output.ok)
        throw std::runtime_error(what.empty() ? output.error : what + ": " + output.error);
}

std::string starter(const Project& project)
{
    const Role* migrator = project.roles.find(project.tenancy->migratorRole);
    return migrator ? migrator->name : "postgres";
}

bool renamesRoles(const Project& before, const Project& after)
{
    for (const Role& role : before.roles)
        if (const Role* later = after.roles.find(role.id); later && later->name != role.name)
            return true;
    return false;
}

}  // namespace

Result<sql::ChangeScript> PostgresChanges::script(const Project& before, const Project& after, const sql::ScriptOptions& options) const
{
    return changeScript(before, after, options);
}

std::optional<std::string> PostgresChanges::someValue(const Project& project, const Column& column) const
{
    return placeholder(project, column);
}

void PostgresChanges::make(const Project& project, Place place)
{
    const auto result = exported(project, "postgresql");
    m_server.createDatabase(databaseOf(place));
    if (hasFile(result, "roles.sql"))
        must(m_server.run(fileOf(result, "roles.sql"), databaseOf(place)), "roles.sql");
    must(m_server.run(fileOf(result, "0001_init.up.sql"), databaseOf(place), starter(project)), "0001");
}

void PostgresChanges::insertRows(const Project& project)
{
    const RowGenerator rows(project);
    must(m_server.run("BEGIN; SET CONSTRAINTS ALL DEFERRED;\n" + insertAll(project, rows, Dialect::PostgreSql) + "COMMIT;", "changed", starter(project)), "rows");
}

void PostgresChanges::run(const std::string& sql, const Project& from, const Project& to)
{
    if (renamesRoles(from, to))
        return must(m_server.run(sql, "changed"));
    const auto result = exported(to, "postgresql");
    if (hasFile(result, "roles.sql"))
        must(m_server.run(fileOf(result, "roles.sql"), "changed"), "roles.sql");
    must(m_server.run(sql, "changed", starter(from)));
}

Catalogue PostgresChanges::catalogue(Place place)
{
    return readDetails(m_server, databaseOf(place));
}

std::string PostgresChanges::rows(const Project& side, const std::vector<KeptTable>& tables)
{
    std::string text;
    for (const KeptTable& table : tables) {
        std::string columns;
        for (const Column* column : table.columns)
            columns += ", quote_nullable(" + quoted(column->name) + "::text)";
        text += "SELECT '" + table.id.text() + "', count(*), md5(string_agg(r, E'\\n' ORDER BY r)) FROM (SELECT concat_ws('|', 'row'" + columns + ") r FROM " +
                tableName(side, *table.here) + ") x;\n";
    }
    const auto answer = m_server.run(text, "changed");
    must(answer, "reading rows");
    return answer.text();
}

void PostgresChanges::clear(const Project& before, const Project& after)
{
    m_server.dropDatabase("changed");
    m_server.dropDatabase("fresh");
    for (const Project* project : {&before, &after})
        for (const Role& role : project->roles)
            m_server.run("DROP ROLE IF EXISTS " + quoted(role.name) + ";");
}

Catalogue PostgresChanges::asOnTheWayBack(const Catalogue& lines) const
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

bool PostgresChanges::blamesRows(const std::string& error) const
{
    for (const char* words : {"violates", "is violated", "could not create unique", "could not create exclusion", "contains null values", "invalid input value", "invalid input syntax"})
        if (error.find(words) != std::string::npos)
            return true;
    return false;
}

const char* databaseOf(ChangeEngine::Place place)
{
    return place == ChangeEngine::Place::Changed ? "changed" : "fresh";
}

std::unique_ptr<ChangeEngine> postgresChanges()
{
    return std::make_unique<PostgresChanges>();
}

}  // namespace barch::test
