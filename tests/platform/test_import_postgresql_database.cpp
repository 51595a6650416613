#include "app/platform/databases/import_postgresql_database.h"
#include "app/platform/databases/import_source.h"
#include "app/platform/databases/read_only_connection.h"
#include "tests/exporters/sql/change/detailed_catalogue.h"
#include "tests/exporters/sql/change/edit_menu.h"
#include "tests/exporters/sql/portable_design.h"
#include "tests/platform/live_databases.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <iostream>

using namespace barch;
using namespace barch::test;

namespace {

Imported importedLive(const std::string& database)
{
    Result<Imported> imported = importPostgresqlDatabase(urlOf(database));
    INFO((imported ? "" : imported.error().text()));
    REQUIRE(imported);
    return std::move(imported).value();
}

/// Imports the database, exports what was read, loads that and compares the two.
std::string roundTrip(const std::string& database)
{
    auto& server = PostgresServer::shared();
    const Catalogue before = readDetails(server, database);
    const Result<Imported> imported = importPostgresqlDatabase(urlOf(database));
    if (!imported)
        return imported.error().text();
    try {
        makeDatabase("again", imported->project);
    } catch (const std::exception& error) {
        return error.what();
    }
    return difference(inOneSpelling(before), inOneSpelling(readDetails(server, "again")));
}

}  // namespace

TEST_CASE("A live database is imported, exported and made again: designs of ours")
{
    for (const auto& [name, design] : {std::pair{"fullDesign", fullDesign()}, std::pair{"portableDesign", portableDesign()}}) {
        INFO(name);
        makeDatabase("live", design);
        CHECK(roundTrip("live") == "");
    }
}

TEST_CASE("A live database and the script that made it give the same elements")
{
    for (const auto& [name, design] : {std::pair{"fullDesign", fullDesign()}, std::pair{"portableDesign", portableDesign()}}) {
        INFO(name);
        makeDatabase("live", design);
        const ExportResult files = exported(design, "postgresql");
        const Result<Imported> fromText = importSource(textSource("up.sql", fileOf(files, "0001_init.up.sql"), SourceFormat::PostgreSqlScript));
        REQUIRE(fromText);
        const Imported live = importedLive("live");
        const auto ids = [](const Project& project) {
            std::set<std::string> all;
            for (const Table& table : project.tables) {
                all.insert("table " + table.name + " " + table.id.text());
                for (const Column& column : table.columns)
                    all.insert("column " + table.name + "." + column.name + " " + column.type + " " + column.id.text());
                for (const ForeignKey& key : table.foreignKeys)
                    all.insert("key " + table.name + " " + key.name + " " + key.id.text());
                for (const Check& check : table.checks)
                    all.insert("check " + table.name + " " + check.name + " " + check.id.text());
                for (const Index& index : table.indexes)
                    all.insert("index " + table.name + " " + index.name + " " + index.id.text());
                for (const Policy& policy : table.policies)
                    all.insert("policy " + table.name + " " + policy.name + " " + policy.id.text());
                for (const Trigger& trigger : table.triggers)
                    all.insert("trigger " + table.name + " " + trigger.name + " " + trigger.id.text());
            }
            for (const View& view : project.views)
                all.insert("view " + view.name + " " + view.id.text());
            for (const UserType& type : project.types)
                all.insert("type " + type.name + " " + type.id.text());
            for (const Sequence& sequence : project.sequences)
                all.insert("sequence " + sequence.name + " " + sequence.id.text());
            for (const Function& function : project.functions)
                all.insert("function " + function.name + " " + function.id.text());
            return all;
        };
        CHECK(difference(ids(fromText->project), ids(live.project)) == "");
    }
}

TEST_CASE("Real schemas are imported live, exported and made again")
{
    int same = 0;
    int loaded = 0;
    std::map<std::string, int> objects;
    for (const auto& [name, sql] : postgresqlCorpora()) {
        if (!fillDatabase("live", sql).empty())
            continue;
        ++loaded;
        INFO(name);
        const std::string wrong = roundTrip("live");
        same += wrong.empty();
        if (!wrong.empty())
            std::cout << name << ":\n" << wrong.substr(0, 1500) << "\n";
        for (const auto& [kind, count] : importedLive("live").read)
            objects[kind] += count;
    }
    std::cout << same << " of " << loaded << " real schemas came back the same;";
    for (const auto& [kind, count] : objects)
        std::cout << " " << count << " " << kind;
    std::cout << "\n";
    CHECK(same == loaded);
}

TEST_CASE("Importing twice gives the same, and the database is not changed")
{
    makeDatabase("live", fullDesign());
    PostgresServer::shared().run("ALTER DATABASE live SET default_transaction_read_only = on");
    const Catalogue before = readDetails(PostgresServer::shared(), "live");
    const Imported first = importedLive("live");
    const Imported second = importedLive("live");
    CHECK(first.project == second.project);
    CHECK(first.notes == second.notes);
    CHECK(difference(before, readDetails(PostgresServer::shared(), "live")) == "");
}

TEST_CASE("What stands in the way of a live import is said plainly, and without the password")
{
    auto& server = PostgresServer::shared();
    makeDatabase("live", portableDesign());
    const auto refusal = [](const DatabaseUrl& url) {
        const Result<Imported> imported = importPostgresqlDatabase(url);
        REQUIRE(!imported);
        const std::string text = imported.error().text();
        CHECK(text.find("geheim") == std::string::npos);
        return text;
    };
    REQUIRE(server.run("CREATE ROLE secretive LOGIN PASSWORD 'richtig'; CREATE ROLE outsider LOGIN; REVOKE CONNECT ON DATABASE live FROM PUBLIC;"
                       "GRANT CONNECT ON DATABASE live TO secretive;").ok);
    REQUIRE(server.run("COPY (SELECT 'local all secretive scram-sha-256' UNION ALL SELECT 'local all all trust') TO '" + server.socketFolder() +
                       "/data/pg_hba.conf'; SELECT pg_reload_conf(); SELECT pg_sleep(0.3);").ok);

    DatabaseUrl url = urlOf("live", "secretive");
    CHECK(refusal(url).find("wants a password") != std::string::npos);
    CHECK(wantsPassword(importPostgresqlDatabase(url).error()));
    url.password = "geheim";
    CHECK(refusal(url).find("doesn't accept this user and password") != std::string::npos);
    url.password = "richtig";
    CHECK(importPostgresqlDatabase(url));

    CHECK(refusal(urlOf("live", "outsider")).find("may not connect") != std::string::npos);
    CHECK(refusal(urlOf("nowhere")).find("no such database") != std::string::npos);
    CHECK(refusal(urlOf("live", "nobody at all")).find("no such user") != std::string::npos);
    DatabaseUrl away = urlOf("live");
    away.socket = "/nowhere";
    away.password = "geheim";
    CHECK(refusal(away).find("No PostgreSQL answers there") != std::string::npos);

    REQUIRE(server.run("REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC", "live").ok);
    CHECK(refusal(url).find("may not read") != std::string::npos);
    REQUIRE(server.run("GRANT SELECT ON pg_catalog.pg_policy TO PUBLIC; DROP OWNED BY secretive; ", "live").ok);
    server.dropDatabase("live");
    server.run("DROP ROLE secretive; DROP ROLE outsider;");
}

TEST_CASE("A live import can be stopped")
{
    makeDatabase("live", portableDesign());
    for (const double at : {0.0, 0.3, 0.6}) {
        double last = -1;
        const Result<Imported> imported = importPostgresqlDatabase(urlOf("live"), [&](double part) {
            CHECK(part >= last);
            last = part;
            return part < at;
        });
        REQUIRE(!imported);
        CHECK(imported.error().text().find("stopped") != std::string::npos);
    }
}

TEST_CASE("Ten thousand tables are read in seconds")
{
    const std::string refused = fillDatabase("live", "DO $$ BEGIN FOR i IN 1..10000 LOOP EXECUTE format('CREATE TABLE t%s (id bigint PRIMARY KEY, other bigint, "
                                                     "name text NOT NULL DEFAULT '''')', i); IF i % 1000 = 0 THEN COMMIT; END IF; END LOOP; END $$;");
    REQUIRE(refused == "");
    const auto begin = std::chrono::steady_clock::now();
    const Result<CatalogueScript> script = readPostgresqlCatalogue(urlOf("live"));
    const double read = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    REQUIRE(script);
    const Imported imported = importedLive("live");
    const double all = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() - read;
    std::cout << "10,000 tables: catalogue read in " << read << " s, imported in " << all << " s\n";
    CHECK(imported.project.tables.size() == 10000);
    CHECK(read < 20);
    PostgresServer::shared().dropDatabase("live");
}
