#include "tests/exporters/sql/change/change_promises.h"

#include "tests/exporters/sql/change/change_run.h"
#include "tests/exporters/sql/change/random_edits.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

namespace barch::test {
namespace {

struct Counts {
    int passed = 0;
    int failed = 0;
    int refused = 0;
    int stopped = 0;

    void add(ChangeOutcome::Kind kind)
    {
        passed += kind == ChangeOutcome::Kind::Passed;
        failed += kind == ChangeOutcome::Kind::Failed;
        refused += kind == ChangeOutcome::Kind::Refused;
        stopped += kind == ChangeOutcome::Kind::Stopped;
    }
    std::string text() const
    {
        return std::to_string(passed) + " passed, " + std::to_string(failed) + " failed, " + std::to_string(refused) + " refused, " + std::to_string(stopped) +
               " stopped on the way back by rows without the values that the way up deleted\n";
    }
};

int number(const char* variable, int standard)
{
    const char* given = std::getenv(variable);
    return given ? std::atoi(given) : standard;
}

}  // namespace

void checkPickedEdits(ChangeEngine& engine, const Project& base, const std::vector<PickedEdit>& edits, int atLeast)
{
    const char* only = std::getenv("BARCH_CHANGE");
    Counts counts;
    for (const PickedEdit& picked : edits) {
        if (only && picked.name.find(only) == std::string::npos)
            continue;
        INFO(picked.name);
        const auto after = picked.edit(base);
        REQUIRE((after ? std::string() : after.error().text()) == "");
        const ChangeOutcome outcome = tryChange(engine, base, *after);
        counts.add(outcome.kind);
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
    std::cout << "picked edits: " << counts.text();
    CHECK((only || counts.passed >= atLeast));
}

void checkRandomPairs(ChangeEngine& engine, const std::vector<Project>& bases)
{
    const auto seed = static_cast<unsigned>(number("BARCH_SEED", 1));
    const int pairs = number("BARCH_PAIRS", 100);
    const int only = number("BARCH_PAIR", -1);
    Counts counts;
    for (int i = 0; i < pairs; ++i) {
        if (only >= 0 && i != only)
            continue;
        const RandomPair pair = randomPair(bases[static_cast<std::size_t>(i) % bases.size()], seed * 1000 + static_cast<unsigned>(i));
        const ChangeOutcome outcome = tryChange(engine, pair.before, pair.after);
        INFO("seed " << seed << ", pair " << i << ": " << pair.edits << '\n' << outcome.up << "\n==== down\n" << outcome.down);
        counts.add(outcome.kind);
        if (outcome.kind == ChangeOutcome::Kind::Stopped)
            std::cout << "the way back stopped: " << pair.edits << ": " << outcome.text << '\n';
        else if (outcome.kind == ChangeOutcome::Kind::Refused)
            std::cout << "refused: " << pair.edits << ": " << outcome.text << '\n';
        else
            CHECK(outcome.text == "");
        if (only >= 0)
            std::cout << outcome.up << "\n======== down\n" << outcome.down;
    }
    std::cout << "random pairs, seed " << seed << ": " << counts.text();
    CHECK((only >= 0 || counts.passed >= pairs * 9 / 10));
}

}  // namespace barch::test
