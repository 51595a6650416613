#include "tests/platform/live_databases.h"

#include "tests/support/corpora.h"
#include "tests/support/migration_run.h"
#include "tests/support/postgres_server.h"

#include <regex>
#include <stdexcept>

namespace barch::test {
namespace {

/// What Supabase's own database has before any migration runs.
const char* const supabase = R"sql(
DO $$ BEGIN
  IF to_regrole('anon') IS NULL THEN CREATE ROLE anon; END IF;
  IF to_regrole('authenticated') IS NULL THEN CREATE ROLE authenticated; END IF;
  IF to_regrole('service_role') IS NULL THEN CREATE ROLE service_role BYPASSRLS; END IF;
END $$;
CREATE SCHEMA auth; CREATE SCHEMA extensions; CREATE SCHEMA storage;
CREATE EXTENSION "uuid-ossp" SCHEMA extensions; CREATE EXTENSION pgcrypto SCHEMA extensions;
SET search_path = public, extensions;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, phone text, raw_user_meta_data jsonb, raw_app_meta_data jsonb, created_at timestamptz);
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT '{}'::jsonb $$;
CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'anon'::text $$;
CREATE TABLE storage.buckets (id text PRIMARY KEY, name text, public boolean);
CREATE TABLE storage.objects (id uuid PRIMARY KEY, bucket_id text, name text, owner uuid);
CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql AS $$ SELECT string_to_array(name, '/') $$;
CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE sql AS $$ SELECT name $$;
CREATE FUNCTION storage.extension(name text) RETURNS text LANGUAGE sql AS $$ SELECT name $$;
)sql";

std::string allBelow(const std::string& folder, const std::string& ending)
{
    std::string sql;
    for (const std::string& path : filesBelow(folder, ending))
        if (!path.ends_with(".down.sql"))
            sql += contentOf(path) + "\n";
    return sql;
}

}  // namespace

DatabaseUrl urlOf(const std::string& database, const std::string& user)
{
    DatabaseUrl url;
    url.dialect = Dialect::PostgreSql;
    url.socket = PostgresServer::shared().socketFolder();
    url.user = user;
    url.database = database;
    return url;
}

void makeDatabase(const std::string& name, const Project& design)
{
    auto& server = PostgresServer::shared();
    const ExportResult result = exported(design, "postgresql");
    server.createDatabase(name);
    std::string starter = "postgres";
    for (const ExportedFile& file : result.files) {
        const bool isRoles = file.path.ends_with("roles.sql");
        if (!isRoles)
            continue;
        if (const auto done = server.run(file.bytes, name); !done.ok)
            throw std::runtime_error(file.path + ": " + done.error);
        if (const Role* migrator = design.roles.find(design.tenancy->migratorRole))
            starter = migrator->name;
    }
    if (const auto done = server.run(fileOf(result, "0001_init.up.sql"), name, starter); !done.ok)
        throw std::runtime_error("0001: " + done.error);
}

std::string fillDatabase(const std::string& name, const std::string& sql)
{
    PostgresServer::shared().createDatabase(name);
    const auto done = PostgresServer::shared().run("SET client_min_messages = error;\n" + sql, name);
    return done.ok ? std::string() : done.error;
}

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

std::vector<std::pair<std::string, std::string>> postgresqlCorpora()
{
    std::vector<std::pair<std::string, std::string>> all;
    const auto add = [&](const std::string& name, const std::string& ending, const std::string& before = {}) {
        if (const auto folder = corpus(name))
            all.emplace_back(name, before + allBelow(*folder, ending));
    };
    add("pg-pagila15", "pagila-schema.sql");
    add("pg-danbooru", "structure.sql");
    add("pg-graphile-starter-rls", "schema.sql", "CREATE ROLE graphile_starter; CREATE ROLE graphile_starter_visitor;");
    add("pg-graphile-forum-rls", "schema.sql", "CREATE ROLE graphiledemo; CREATE ROLE graphiledemo_visitor;");
    add("pg-makerkit-lite-rls", "_schema.sql", supabase);
    add("pg-basejump-rls", ".sql", supabase);
    add("multi-chinook", "Chinook_PostgreSql.sql");
    add("multi-sakila", "postgres-sakila-schema.sql");
    add("multi-quartz", "tables_postgres.sql");
    add("multi-tbls", "multi-tbls/postgres.sql", "DROP DATABASE IF EXISTS testdb; CREATE DATABASE testdb;");
    add("multi-memos", "postgres/LATEST.sql");
    if (const auto folder = corpus("diff-migra"))
        for (const std::string& path : filesBelow(*folder, ".sql"))
            if (path.ends_with("/a.sql") || path.ends_with("/b.sql"))
                all.emplace_back(path.substr(path.find("diff-migra")), "DO $$ BEGIN IF to_regrole('schemainspect_test_role') IS NULL THEN CREATE ROLE schemainspect_test_role; END IF; END $$;" + contentOf(path));
    return all;
}

}  // namespace barch::test
