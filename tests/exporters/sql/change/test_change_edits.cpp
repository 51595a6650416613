#include "tests/exporters/sql/change/change_run.h"
#include "tests/exporters/sql/change/edit_menu.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

using namespace barch;
using namespace barch::test;

TEST_CASE("PostgreSQL: every picked edit goes up to the catalogue of a new database and back, rows kept, as the migrator under FORCE")
{
    const Project base = fullDesign();
    const char* only = std::getenv("BARCH_CHANGE");
    int passed = 0, failed = 0, refused = 0, stopped = 0;
    for (const PickedEdit& picked : pickedEdits()) {
        if (only && picked.name.find(only) == std::string::npos)
            continue;
        INFO(picked.name);
        const auto after = picked.edit(base);
        REQUIRE((after ? std::string() : after.error().text()) == "");
        const ChangeOutcome outcome = tryChange(base, *after);
        passed += outcome.kind == ChangeOutcome::Kind::Passed;
        failed += outcome.kind == ChangeOutcome::Kind::Failed;
        refused += outcome.kind == ChangeOutcome::Kind::Refused;
        stopped += outcome.kind == ChangeOutcome::Kind::Stopped;
        if (picked.isRefused) {
            CHECK(outcome.kind == ChangeOutcome::Kind::Refused);
            continue;
        }
        INFO(outcome.up);
        INFO(outcome.down);
        CHECK(outcome.text == "");
        if (only)
            std::cout << outcome.up << "\n======== down\n" << outcome.down;
    }
    std::cout << "picked edits: " << passed << " passed, " << failed << " failed, " << refused << " refused, " << stopped << " stopped\n";
    CHECK((only || passed >= 40));
}

TEST_CASE("PostgreSQL: random chains of edits go up and back, rows kept")
{
    const char* given = std::getenv("BARCH_SEED");
    const unsigned seed = given ? static_cast<unsigned>(std::atoi(given)) : 1;
    const char* many = std::getenv("BARCH_PAIRS");
    const int pairs = many ? std::atoi(many) : 100;
    int passed = 0, failed = 0, refused = 0, stopped = 0;
    const auto bases = randomBases();
    for (int i = 0; i < pairs; ++i) {
        const unsigned own = seed * 1000 + static_cast<unsigned>(i);
        const RandomPair pair = randomPair(bases[static_cast<std::size_t>(i) % bases.size()], own);
        const ChangeOutcome outcome = tryChange(pair.before, pair.after);
        INFO("seed " << seed << ", pair " << i << ": " << pair.edits << '\n' << outcome.up << "\n==== down\n" << outcome.down);
        stopped += outcome.kind == ChangeOutcome::Kind::Stopped;
        passed += outcome.kind == ChangeOutcome::Kind::Passed;
        failed += outcome.kind == ChangeOutcome::Kind::Failed;
        refused += outcome.kind == ChangeOutcome::Kind::Refused;
        if (outcome.kind == ChangeOutcome::Kind::Stopped)
            std::cout << "the way back stopped: " << pair.edits << ": " << outcome.text << '\n';
        else if (outcome.kind == ChangeOutcome::Kind::Refused)
            std::cout << "refused: " << pair.edits << ": " << outcome.text << '\n';
        else
            CHECK(outcome.text == "");
    }
    std::cout << "random pairs, seed " << seed << ": " << passed << " passed, " << failed << " failed, " << refused << " refused, " << stopped
              << " stopped on the way back by rows without the values that the way up deleted\n";
    CHECK(passed >= pairs * 9 / 10);
}
