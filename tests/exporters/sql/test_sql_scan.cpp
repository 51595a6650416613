#include "exporters/sql/draft.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/sql_scan.h"
#include "exporters/sql/type_name.h"

#include <catch2/catch.hpp>

using namespace barch::sql;

TEST_CASE("One expression can't end the statement around it")
{
    const Lexis& rules = postgresql::lexis();
    for (const char* good : {"now()", "'it''s; fine'", "a[1:2] + (b) * -3", "$$ x; y $$ || 'z'", "E'\\'; x'", "\"odd;name\" > 0",
                             "'{}'::jsonb", "value ~ '^[^@]+@'", "CASE WHEN a THEN 1 ELSE 2 END"})
        CHECK(notOneExpression(good, rules).value_or("") == "");
    for (const char* bad : {"1); DROP TABLE x; --", "1)", "(1", "'open", "\"open", "1 -- comment", "1 /* c", "1 \\! ls", "$a$ open",
                            "", "  ", "a;b", "[1)", "\x01", "\xff"})
        CHECK(notOneExpression(bad, rules).has_value());
    CHECK_FALSE(notOneStatement("SELECT 1 -- why\n;", rules));
    CHECK(notOneStatement("SELECT 1; SELECT 2", rules));
}

TEST_CASE("A type is one type or refused")
{
    CHECK(parseType("numeric(12, 2)")->text() == "numeric(12,2)");
    CHECK(parseType("Timestamp(3) with time zone")->text() == "timestamp(3) with time zone");
    CHECK(parseType("text[][3]")->text() == "text[][]");
    CHECK(parseType("double precision")->text() == "double precision");
    CHECK(parseType("app.\"Odd\"")->text() == "app.\"Odd\"");
    CHECK(parseType("interval day to second")->text() == "interval day to second");
    CHECK(parseType("enum('a','b')")->arguments.size() == 2);
    CHECK(canonicalName(*parseType("character varying(20)")) == "varchar");
    CHECK(canonicalName(*parseType("timestamp with time zone")) == "timestamptz");
    for (const char* bad : {"", "text); DROP TABLE x; --", "text DEFAULT 1", "text NOT NULL", "int, evil int", "a b", "int(", "int()",
                            "(int)", "text[", "text REFERENCES x", "int 4", "'x'"})
        CHECK_FALSE(parseType(bad));
}

TEST_CASE("Names are quoted, cut and told apart")
{
    CHECK(postgresql::quoted("a\"; drop table x; --") == "\"a\"\"; drop table x; --\"");
    CHECK(postgresql::literal("it's\n") == "'it''s\n'");
    CHECK(postgresql::dollarQuoted("a $body$ b") == "$body2$a $body$ b$body2$");
    CHECK(postgresql::dollarQuoted("ends in $body") == "$body2$ends in $body$body2$");
    CHECK(oneLine("a\nb\x7f" "c") == "a b c");
}
