#include "core/import/postgresql/import_postgresql.h"

#include <catch2/catch.hpp>

using namespace barch;

namespace {

Imported imported(const std::string& sql)
{
    auto result = importPostgresql(sql);
    REQUIRE(result);
    return *result;
}

bool isKept(const std::string& body)
{
    const Imported all = imported("DO $$ " + body + " $$;");
    REQUIRE(all.project.verbatimSql.size() <= 1);
    return all.project.verbatimSql.size() == 1;
}

}  // namespace

TEST_CASE("A block that makes only what isn't there yet is read")
{
    const Imported all = imported(R"(
DO $$
DECLARE
  missing text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app;') THEN
    CREATE ROLE app LOGIN; COMMENT ON ROLE app IS 'a;b';
  ELSE
    SELECT string_agg(x, ',') INTO missing FROM unnest(ARRAY['a']) x;
    RAISE EXCEPTION 'never %', missing;
  END IF;
  BEGIN
    CREATE TYPE mood AS ENUM ('good', 'bad');
  EXCEPTION WHEN duplicate_object THEN
    NULL;
  END;
  IF to_regclass('public.notes') IS NULL THEN
    CREATE TABLE notes (id int PRIMARY KEY, how mood);
  END IF;
  IF EXISTS (SELECT FROM pg_class WHERE relname = 'gone') THEN
    DROP TABLE notes;
  ELSIF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'notes_how') THEN
    CREATE INDEX notes_how ON notes (how);
  END IF;
  RAISE NOTICE 'done';
END $$;)");
    CHECK(all.project.verbatimSql.empty());
    REQUIRE(all.project.roles.size() == 1);
    CHECK(all.project.roles.begin()->login);
    CHECK(all.project.roles.begin()->comment == "a;b");
    CHECK(all.project.types.size() == 1);
    REQUIRE(all.project.tables.size() == 1);
    CHECK(all.project.tables.begin()->indexes.size() == 1);
}

TEST_CASE("A block whose effect depends on anything else is kept word for word")
{
    CHECK_FALSE(isKept("BEGIN CREATE TABLE a (b int); END"));
    for (const char* body : {"BEGIN FOR i IN 1..3 LOOP CREATE TABLE a (b int); END LOOP; END", "BEGIN EXECUTE 'CREATE TABLE a (b int)'; END",
                             "BEGIN IF random() > 0.5 THEN CREATE TABLE a (b int); END IF; END", "BEGIN PERFORM make_tables(); CREATE TABLE a (b int); END",
                             "BEGIN IF NOT EXISTS (SELECT 1) THEN RAISE EXCEPTION 'no'; END IF; CREATE TABLE a (b int); END",
                             "BEGIN IF NOT EXISTS (SELECT 1) OR true THEN CREATE TABLE a (b int); END IF; END", "BEGIN CREATE TABLE a (b int);", "BEGIN NULL; END",
                             "BEGIN END; CREATE TABLE a (b int); END", "nothing at all"}) {
        INFO(body);
        CHECK(isKept(body));
    }
}

TEST_CASE("A function that another role than the tables' owner has on purpose keeps its owner")
{
    const std::string dump = R"(CREATE ROLE owner; CREATE ROLE helper;
CREATE TABLE a (b int); ALTER TABLE a OWNER TO owner;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f() OWNER TO owner;
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION g() OWNER TO helper;)";
    const Imported all = imported(dump);
    for (const Function& function : all.project.functions) {
        const Role* owner = all.project.roles.find(function.owner);
        CHECK((owner ? owner->name : std::string()) == (function.name == "g" ? "helper" : ""));
    }
}
