#include "app/platform/databases/import_postgresql_database.h"
#include "tests/exporters/sql/change/detailed_catalogue.h"
#include "tests/exporters/sql/change/edit_menu.h"
#include "tests/exporters/sql/portable_design.h"
#include "tests/platform/live_databases.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

#include <iostream>
#include <regex>

using namespace barch;
using namespace barch::test;

namespace {

/// PostgreSQL itself writes a list of texts in two ways, by how often it was dumped and loaded.
Catalogue inOneSpelling(const Catalogue& lines)
{
    static const std::regex list(R"(\(ARRAY\[((?:'[^']*'::character varying(?:, )?)*)\]\)::text\[\])");
    static const std::regex item("('[^']*'::character varying)");
    Catalogue plain;
    for (const std::string& line : lines) {
        // The schema public has another owner in a new database than in one that was made by an old dump.
        if (line.starts_with("grant on schema public postgres ") || line.starts_with("grant on schema public pg_database_owner "))
            continue;
        std::string text = line;
        for (std::smatch found; std::regex_search(text, found, list);)
            text = found.prefix().str() + "ARRAY[" + std::regex_replace(found[1].str(), item, "($1)::text") + "]" + found.suffix().str();
        plain.insert(text);
    }
    return plain;
}

/// What the catalogue was read as makes a database with the same catalogue. Says what differs.
std::string remade(const std::string& database)
{
    auto& server = PostgresServer::shared();
    const Catalogue before = readDetails(server, database);
    const Result<CatalogueScript> script = readPostgresqlCatalogue(urlOf(database));
    if (!script)
        return script.error().text();
    if (readDetails(server, database) != before)
        return "reading changed the database";
    server.createDatabase("remade");
    // Roles belong to the whole server and are there already.
    std::string sql = script->sql;
    for (std::size_t at = sql.find("CREATE ROLE "); at != std::string::npos; at = sql.find("CREATE ROLE ", at + 8))
        sql.insert(at, "-- ");
    const auto done = server.run("SET check_function_bodies = off;\n" + sql, "remade");
    if (!done.ok)
        return done.error + "\n" + sql.substr(0, 0);
    return difference(inOneSpelling(before), inOneSpelling(readDetails(server, "remade")));
}

}  // namespace

TEST_CASE("What is read of a database makes the same database: designs of ours")
{
    for (const auto& [name, design] : {std::pair{"fullDesign", fullDesign()}, std::pair{"portableDesign", portableDesign()},
                                       std::pair{"hostileDesign", hostileDesign({"a\"b", "x'; DROP TABLE y; --", "new\nline", "sch.tab", "$$", "\\", "Ünïcode", "select"})}}) {
        INFO(name);
        makeDatabase("live", design);
        CHECK(remade("live") == "");
    }
}

TEST_CASE("What is read of a database makes the same database: real schemas")
{
    std::size_t loaded = 0;
    for (const auto& [name, sql] : postgresqlCorpora()) {
        const std::string refused = fillDatabase("live", sql);
        if (!refused.empty()) {
            std::cout << name << ": not loaded by this server: " << refused.substr(0, refused.find('\n')) << "\n";
            continue;
        }
        ++loaded;
        INFO(name);
        CHECK(remade("live") == "");
    }
    std::cout << loaded << " real schemas were read back the same\n";
}
