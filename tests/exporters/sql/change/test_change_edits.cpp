#include "tests/exporters/sql/change/change_promises.h"
#include "tests/exporters/sql/change/edit_menu.h"
#include "tests/exporters/sql/change/server_objects_menu.h"

#include <catch2/catch.hpp>

using namespace barch::test;

TEST_CASE("PostgreSQL: every picked edit goes up to the catalogue of a new database and back, rows kept, as the migrator under FORCE")
{
    checkPickedEdits(*postgresChanges(), fullDesign(), pickedEdits(), 40);
}

TEST_CASE("PostgreSQL: what only this server has goes up and back, rows kept")
{
    checkPickedEdits(*postgresChanges(), serverObjects(), serverObjectEdits(), 60);
}

TEST_CASE("PostgreSQL: random chains of edits go up and back, rows kept")
{
    checkRandomPairs(*postgresChanges(), randomBases());
}
