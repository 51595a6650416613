#include "core/edits/names.h"
#include "tests/support/catalogue.h"
#include "tests/support/design.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"
#include "tests/support/sqlite_database.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

const char* const database = "long_names";
const std::string alike(57, 't');

/// Named as the design names what the architect gives no name.
void nameAll(Table& table)
{
    table.primaryKey->name = primaryKeyName(table);
    for (auto& key : table.uniques)
        key.name = freeNameIn(table, uniqueName(table, key.columns));
    for (auto& key : table.foreignKeys)
        key.name = freeNameIn(table, foreignKeyName(table, key.columns));
    for (auto& check : table.checks)
        check.name = freeNameIn(table, checkName(table, check));
    for (auto& index : table.indexes)
        index.name = freeNameIn(table, indexName(table, index));
}

/// Three tables whose names differ in the last of sixty bytes, each with every kind of key, index and check.
Project longDesign(Dialect dialect, bool named)
{
    Design d(dialect);
    for (int i = 1; i <= 3; ++i) {
        Table made = table(alike + "_" + std::to_string(i), {"id bigint identity", "parent_id bigint null", "label varchar(20)", "amount integer"});
        primaryKey(made, {"id"});
        unique(made, {"label"});
        refers(made, {"parent_id"}, made, {"id"});
        check(made, "amount > 0");
        index(made, {"parent_id", "amount"});
        if (named)
            nameAll(made);
        d.add(made);
    }
    return d.project();
}

/// Two tables with an index and a key of the same names, which each of them may have.
Project twiceNamedDesign(Dialect dialect)
{
    Design d(dialect);
    for (const char* name : {"letters", "parcels"}) {
        Table made = table(name, {"id bigint identity", "label varchar(20)", "weight integer"});
        primaryKey(made, {"id"});
        unique(made, {"label"});
        made.uniques[0].name = "one_label";
        check(made, "weight > 0").name = "has_weight";
        index(made, {"weight"}).name = "by_weight";
        d.add(made);
    }
    return d.project();
}

std::size_t renamed(const ExportResult& result)
{
    return static_cast<std::size_t>(std::count_if(result.warnings.begin(), result.warnings.end(), [](const ExportWarning& warning) {
        return warning.replaced && warning.feature.starts_with("Name of ");
    }));
}

}  // namespace

TEST_CASE("PostgreSQL: alike names of sixty bytes run up and down, named by the design or by the export")
{
    auto& server = PostgresServer::shared();
    for (const bool named : {true, false}) {
        const Project project = longDesign(Dialect::PostgreSql, named);
        const auto result = exported(project, "postgresql");
        CHECK(renamed(result) == 0);
        server.createDatabase(database);
        REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
        if (named)
            CHECK(difference(expectedPostgres(project), readCatalogue(server, database)) == "");
        REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
        CHECK(difference({}, readCatalogue(server, database)) == "");
        server.dropDatabase(database);
    }
}

TEST_CASE("MariaDB: alike names of sixty bytes run up and down, named by the design or by the export")
{
    auto& server = MariaDbServer::shared();
    for (const bool named : {true, false}) {
        const Project project = longDesign(Dialect::MySql, named);
        const auto result = exported(project, "mysql");
        CHECK(renamed(result) == 0);
        server.createDatabase(database);
        REQUIRE(server.run(fileOf(result, "0001_init.up.sql"), database).error == "");
        if (named)
            CHECK(difference(expectedMariaDb(project), readCatalogue(server, database)) == "");
        REQUIRE(server.run(fileOf(result, "0001_init.down.sql"), database).error == "");
        server.dropDatabase(database);
    }
}

TEST_CASE("A name that two tables give is written once as it is, and the other is told apart and warned of")
{
    auto& postgres = PostgresServer::shared();
    postgres.createDatabase(database);
    const auto onPostgres = exported(twiceNamedDesign(Dialect::PostgreSql), "postgresql");
    INFO(warningsOf(onPostgres));
    CHECK(renamed(onPostgres) == 2);  // checks are the table's own
    REQUIRE(postgres.run(fileOf(onPostgres, "0001_init.up.sql"), database).error == "");
    CHECK(postgres.run("SELECT count(*) FROM pg_indexes WHERE indexname IN ('by_weight', 'one_label');", database).text() == "2\n");
    REQUIRE(postgres.run(fileOf(onPostgres, "0001_init.down.sql"), database).error == "");
    postgres.dropDatabase(database);

    auto& maria = MariaDbServer::shared();
    maria.createDatabase(database);
    const auto onMaria = exported(twiceNamedDesign(Dialect::MySql), "mysql");
    CHECK(renamed(onMaria) == 1);  // indexes are the table's own, checks are not
    REQUIRE(maria.run(fileOf(onMaria, "0001_init.up.sql"), database).error == "");
    maria.dropDatabase(database);

    SqliteDatabase file;
    const auto onSqlite = exported(twiceNamedDesign(Dialect::Sqlite), "sqlite");
    CHECK(renamed(onSqlite) == 1);
    REQUIRE(file.run(fileOf(onSqlite, "0001_init.up.sql")).error == "");
}

TEST_CASE("What a cut name becomes doesn't depend on the other tables of the design")
{
    const Project whole = longDesign(Dialect::PostgreSql, false);
    Project part = whole;
    TableId last;
    for (const Table& each : whole.tables)
        last = each.name.ends_with("_3") ? each.id : last;
    for (const Table& each : whole.tables)
        if (each.id != last)
            part.tables = part.tables.without(each.id);
    const std::string all = fileOf(exported(whole, "postgresql"), "0001_init.up.sql");
    const std::string one = fileOf(exported(part, "postgresql"), "0001_init.up.sql");
    const auto begin = one.find("CREATE TABLE");
    REQUIRE(begin != std::string::npos);
    CHECK(all.find(one.substr(begin, one.find(";\n", begin) - begin)) != std::string::npos);
}
