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

const std::regex owned(" owner (\\S+)");

std::set<std::string> ownersIn(const Catalogue& lines)
{
    std::set<std::string> owners{"postgres"};
    std::smatch found;
    for (const std::string& line : lines)
        if (std::regex_search(line, found, owned))
            owners.insert(found[1]);
    return owners;
}

/// Owners aren't among the statements (see CatalogueScript::owners), nor are the rights that owners have anyway.
Catalogue withoutOwners(const Catalogue& lines, const std::set<std::string>& owners)
{
    static const std::regex granted("grant on .* (\\S+) [A-Z]+(true|false)?");
    Catalogue plain;
    std::smatch found;
    for (const std::string& line : inOneSpelling(lines))
        if (!line.starts_with("schema ") && !(std::regex_match(line, found, granted) && owners.contains(found[1])))
            plain.insert(std::regex_replace(line, owned, ""));
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
    const std::set<std::string> owners = ownersIn(before);
    return difference(withoutOwners(before, owners), withoutOwners(readDetails(server, "remade"), owners));
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
