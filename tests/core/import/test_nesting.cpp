#include "core/import/postgresql/import_postgresql.h"

#include <catch2/catch.hpp>

using namespace barch;

namespace {

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string errorOf(const std::string& sql)
{
    const auto result = importPostgresql(sql);
    return result ? std::string("read") : result.error().text();
}

}  // namespace

TEST_CASE("What is nested without end is refused where it gets too deep, and nothing breaks")
{
    for (const std::string& sql : {"CREATE VIEW v AS SELECT 1" + repeated(" + 1", 100000), "CREATE VIEW v AS SELECT " + repeated("(", 100000) + "1" + repeated(")", 100000),
                                   "CREATE VIEW v AS SELECT 1" + repeated(" UNION SELECT 1", 100000), "CREATE VIEW v AS SELECT * FROM a" + repeated(" CROSS JOIN a", 100000),
                                   "CREATE VIEW v AS SELECT " + repeated("NOT ", 100000) + "true", "SELECT " + repeated("ARRAY[", 100000), "CREATE TABLE t (a int CHECK (" + repeated("f(a, ", 50000) + "1" + repeated(")", 50000) + "))",
                                   "DO $$ BEGIN CREATE VIEW v AS SELECT 1" + repeated(" + 1", 100000) + "; END $$"})
        CHECK_THAT(errorOf(sql), Catch::Contains("nested too deep") || Catch::Contains("read"));
    CHECK_THAT(errorOf("CREATE TABLE a (b int);\nCREATE VIEW v AS SELECT 1" + repeated(" + 1", 100000)), Catch::Contains("line 2, column") && Catch::Contains("nested too deep"));
}

TEST_CASE("What is long and not deep is read")
{
    CHECK(errorOf("CREATE TABLE t (a int CHECK (a IN (0" + repeated(", 1", 50000) + ")))") == "read");
    CHECK(errorOf("CREATE VIEW v AS SELECT " + repeated("1", 2) + repeated(" + 1", 2000)) == "read");
    CHECK(errorOf(repeated("CREATE VIEW v AS SELECT 1 + 1;\n", 5000)) == "read");
    CHECK(errorOf("CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT '" + repeated("((+", 20000) + "' $$") == "read");
}
