#include "core/import/prisma/import_prisma.h"
#include "tests/core/import/server_pairs.h"
#include "tests/support/corpora.h"

#include <catch2/catch.hpp>

#include <iostream>
#include <sstream>

using namespace barch;
using namespace barch::test;

namespace {

/// What the migrations have and no schema can say, written by hand in them.
struct Known {
    std::string part;   ///< of the lines that differ
    std::string why;
};

void compareWithMigrations(const std::string& name, const std::string& schema, const std::vector<Known>& known)
{
    const auto folder = corpus(name);
    if (!folder)
        return;
    const auto imported = importPrisma(contentOf(*folder + schema));
    INFO((imported ? std::string() : imported.error().text()));
    REQUIRE(imported);
    std::string migrations;
    for (const std::string& file : filesBelow(*folder, "migration.sql"))
        migrations += contentOf(file) + "\n";
    const auto outcome = comparePostgres(migrations, postgresScript(imported->project));
    INFO(outcome.failure);
    REQUIRE(outcome.failure.empty());
    std::istringstream lines(outcome.difference);
    std::string unexplained;
    std::map<std::string, int> explained;
    for (std::string line; std::getline(lines, line);) {
        const Known* reason = nullptr;
        for (const Known& candidate : known)
            if (!reason && line.find(candidate.part) != std::string::npos)
                reason = &candidate;
        if (reason)
            ++explained[reason->why];
        else
            unexplained += line + "\n";
    }
    std::cout << name << ": " << (outcome.difference.empty() ? "equal" : unexplained.empty() ? "equal but for what is known" : "DIFFERS") << "\n    " << countsText(outcome) << "\n";
    for (const auto& [why, count] : explained)
        std::cout << "    " << count << " lines: " << why << "\n";
    INFO(unexplained);
    CHECK(unexplained.empty());
    for (const Known& candidate : known)
        CHECK(explained.contains(candidate.why));
}

}  // namespace

TEST_CASE("Prisma corpora: the schema gives the database that its migrations give")
{
    compareWithMigrations("prisma-boxyhq", "/prisma/schema.prisma", {});
    compareWithMigrations("prisma-hoppscotch", "/schema.prisma",
                          {{"_orderIndex_key UNIQUE", "a unique index made a deferred constraint by hand"},
                           {"trgm", "indexes for searching, made by hand"},
                           {"mock_examples", "a function with its triggers and indexes, made by hand"}});
}
