#include "core/text/closest.h"

#include <catch2/catch.hpp>

using barch::closestWord;

TEST_CASE("the word that was meant is found")
{
    const std::vector<std::string> words = {"text", "varchar", "integer", "bigint", "boolean", "date", "bytea"};
    CHECK(closestWord("varch", words) == "varchar");
    CHECK(closestWord("integre", words) == "integer");
    CHECK(closestWord("boolaen", words) == "boolean");
    CHECK(closestWord("dat", words) == "date");
    CHECK(closestWord("text", words) == "text");
}

TEST_CASE("what is like no word stays alone")
{
    CHECK_FALSE(closestWord("polygon", {"text", "varchar"}));
    CHECK_FALSE(closestWord("tx", {"text"}));
    CHECK_FALSE(closestWord("", {"text"}));
    CHECK_FALSE(closestWord("text", {}));
}

TEST_CASE("of two as close the first is taken")
{
    CHECK(closestWord("dats", {"date", "data"}) == "date");
}
