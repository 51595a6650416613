#include "tests/exporters/sql/change/change_promises.h"
#include "tests/exporters/sql/change/sqlite_edits.h"

#include <catch2/catch.hpp>

using namespace barch::test;

TEST_CASE("SQLite: every picked edit goes up to the catalogue of a new database and back, rows kept")
{
    checkPickedEdits(*sqliteChanges(), sqliteDesign(), sqliteEdits(), 60);
}

TEST_CASE("SQLite: random chains of edits go up and back, rows kept")
{
    checkRandomPairs(*sqliteChanges(), sqliteBases());
}
