#include "core/text/short_name.h"

#include <catch2/catch.hpp>

#include <set>

using namespace barch;

TEST_CASE("A name that fits stays, and one that is cut is told apart by all of it")
{
    CHECK(shortName("tickets", 63) == "tickets");
    CHECK(shortName(std::string(63, 'x'), 63) == std::string(63, 'x'));
    const std::string longName(100, 'x');
    CHECK(shortName(longName, 63).size() == 63);
    CHECK(shortName(longName, 63) == std::string(54, 'x') + nameMark(longName));
    std::set<std::string> cut;
    for (int i = 0; i < 1000; ++i)
        cut.insert(shortName(longName + std::to_string(i), 63));
    CHECK(cut.size() == 1000);
}

TEST_CASE("A cut never divides a character")
{
    std::string umlauts;
    for (int i = 0; i < 40; ++i)
        umlauts += "\xc3\xa4";
    CHECK(wholeCharacters(umlauts, 63) == std::string_view(umlauts).substr(0, 62));
    CHECK(wholeCharacters(umlauts, 1).empty());
    CHECK(shortName(umlauts, 63).size() == 63);
    CHECK(shortName(umlauts, 62).size() == 61);
}
