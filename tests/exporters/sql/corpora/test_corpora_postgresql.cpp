#include "core/import/postgresql/import_postgresql.h"
#include "tests/core/import/server_pairs.h"
#include "tests/exporters/sql/corpora/supabase_stub.h"
#include "tests/support/corpora.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>
#include <sstream>

using namespace barch;
using namespace barch::test;

namespace {

/// A source of the corpora: files one after another, as their project runs them.
struct Source {
    std::string corpus;
    std::string folder;                  ///< below the corpus
    std::string ending;                  ///< of its files
    std::string roles;                   ///< that the server must have, comma between
    const char* before = "";             ///< runs first, and is imported too
    std::vector<std::string> without;    ///< lines that begin so are about the server, not the schema: left out
    std::vector<std::string> different;  ///< what the lines that may differ have in them
    std::string why;
};

// Until PostgreSQL 14 the administrator owned the schema public, and its dumps say so.
const char* const schemaPublic = "grant on schema public p";
const char* const ownedBefore = "a dump of an older server, where another role owned the schema public";

const std::vector<Source>& sources()
{
    static const std::vector<Source> all = {
        {.corpus = "pg-pagila15", .folder = "", .ending = "pagila-schema.sql", .different = {schemaPublic}, .why = ownedBefore},
        {.corpus = "pg-pagila15", .folder = "", .ending = "pagila-schema-jsonb.sql"},
        {.corpus = "pg-danbooru", .folder = "db", .ending = "structure.sql"},
        {.corpus = "pg-basejump-rls", .folder = "supabase/migrations", .ending = ".sql", .roles = "anon, authenticated, service_role", .before = supabaseStub},
        {.corpus = "pg-makerkit-lite-rls", .folder = "apps/web/supabase/migrations", .ending = ".sql", .roles = "anon, authenticated, service_role", .before = supabaseStub},
        {.corpus = "pg-graphile-starter-rls", .folder = "data", .ending = "schema.sql", .roles = "graphile_starter, graphile_starter_visitor"},
        {.corpus = "pg-graphile-forum-rls", .folder = "data", .ending = "schema.sql", .roles = "graphiledemo, graphiledemo_visitor"},
        {.corpus = "multi-chinook", .folder = "", .ending = "Chinook_PostgreSql.sql", .without = {"DROP DATABASE", "CREATE DATABASE", "\\c "}},
        {.corpus = "multi-sakila", .folder = "postgres-sakila-db", .ending = "schema.sql", .different = {schemaPublic}, .why = ownedBefore},
        {.corpus = "multi-memos", .folder = "postgres", .ending = ".sql"},
        {.corpus = "multi-quartz", .folder = "quartz", .ending = "tables_postgres.sql"},
        {.corpus = "multi-tbls", .folder = "", .ending = "/postgres.sql", .without = {"ALTER ROLE postgres in DATABASE"}},
        {.corpus = "mig-concourse", .folder = "", .ending = ".up.sql"},
        {.corpus = "mig-svix", .folder = "", .ending = ".up.sql"},
        {.corpus = "prisma-boxyhq", .folder = "prisma/migrations", .ending = ".sql"},
        {.corpus = "prisma-hoppscotch", .folder = "", .ending = ".sql"},
    };
    return all;
}

/// All files of a source as one text; a file need not end in a semicolon.
std::string textOf(const std::string& folder, const Source& source)
{
    std::string text = source.before;
    for (const std::string& file : filesBelow(folder + "/" + source.folder, source.ending))
        text += contentOf(file) + "\n;\n";
    std::istringstream lines(text);
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        const bool isOut = std::any_of(source.without.begin(), source.without.end(), [&](const std::string& begin) { return line.starts_with(begin); });
        kept += isOut ? "\n" : line + "\n";
    }
    return kept;
}

/// The lines of a difference that nobody has explained.
std::string unexplained(const std::string& difference, const Source& source)
{
    std::istringstream lines(difference);
    std::string left;
    for (std::string line; std::getline(lines, line);) {
        bool known = false;
        for (const std::string& part : source.different)
            known = known || line.find(part) != std::string::npos;
        left += known ? "" : line + "\n";
    }
    return left;
}

const char* const resetSession = "\nRESET ROLE; RESET SESSION AUTHORIZATION; RESET ALL;\n";

void makeRoles(const std::string& roles)
{
    std::istringstream list(roles);
    for (std::string role; std::getline(list, role, ',');)
        PostgresServer::shared().run("DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
}

}  // namespace

TEST_CASE("PostgreSQL corpora: what is imported and exported is what the server makes of the source")
{
    for (const Source& source : sources()) {
        const auto folder = corpus(source.corpus);
        if (!folder)
            continue;
        const std::string name = source.corpus + "/" + (source.folder.empty() ? source.ending : source.folder);
        INFO(name);
        const std::string sql = textOf(*folder, source);
        REQUIRE(!sql.empty());
        makeRoles(source.roles);
        const auto imported = importPostgresql(sql);
        if (!imported) {
            std::cout << name << ": refused: " << imported.error().text() << "\n";
            CHECK(false);
            continue;
        }
        const auto outcome = comparePostgres(sql + resetSession, postgresScript(imported->project));
        const std::string left = outcome.failure.empty() ? unexplained(outcome.difference, source) : outcome.failure;
        std::cout << name << ": " << (!left.empty() ? "DIFFERS" : outcome.difference.empty() ? "equal" : "as known: " + source.why) << "\n    "
                  << (outcome.failure.empty() ? countsText(outcome) : "") << "\n" << left;
        CHECK(left.empty());
        CHECK((source.why.empty() || !outcome.difference.empty()));
    }
}
