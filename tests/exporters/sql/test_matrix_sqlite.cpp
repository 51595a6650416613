#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/catalogue.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"
#include "tests/support/sqlite_database.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

void tryAllSets(const Project& project)
{
    const auto result = exported(project, "sqlite");
    for (const auto& [folder, part] : setsOf(project)) {
        INFO("set " << folder);
        SqliteDatabase database;
        REQUIRE(database.run(fileOf(result, folder + "0001_init.up.sql")).error == "");
        CHECK(difference(expectedSqlite(part), readCatalogue(database)) == "");
        const RowGenerator rows(part);
        CHECK(complaintsOf(rows) == "");
        REQUIRE(database.run("BEGIN;\n" + insertAll(part, rows, Dialect::Sqlite) + "COMMIT;").error == "");
        REQUIRE(database.run(fileOf(result, folder + "0001_init.down.sql")).error == "");
        CHECK(difference({}, readCatalogue(database)) == "");
    }
}

}  // namespace

TEST_CASE("SQLite: every starter with every tenancy, and every sample, runs, takes rows, and leaves nothing")
{
    int tried = 0;
    forEachDesign("sqlite", [&](const MatrixDesign& design) {
        INFO(design.name);
        tryAllSets(design.project);
        ++tried;
    });
    CHECK(tried >= 41);
}

TEST_CASE("SQLite: names that would break out of a statement are only names, in guards too")
{
    for (const char* tenancy : {"none", "shared", "hybrid"})
        for (const std::size_t starter : {1u, 2u})
            tryAllSets(withHostileNames(starterDesign("sqlite", tenancy, starter)));
}
