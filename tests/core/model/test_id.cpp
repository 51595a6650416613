#include "core/model/id.h"

#include <catch2/catch.hpp>

#include <set>

using namespace barch;

TEST_CASE("An id reads back from its text")
{
    for (const AnyId id : {AnyId::derive("public.users"), AnyId::random(), AnyId(1), AnyId(~std::uint64_t{0})}) {
        REQUIRE(id.text().size() == 12);
        REQUIRE(AnyId::parse(id.text()) == id);
    }
}

TEST_CASE("Text that is no id is refused")
{
    for (const char* text : {"", "0", "000000000000", "00000000000", "0000000000001", "00000000000u", "AAAAAAAAAAAA",
                             "../../../etc", "00000000000 "})
        CHECK_FALSE(AnyId::parse(text));
}

TEST_CASE("Derived ids are stable and apart")
{
    CHECK(AnyId::derive("public.users").text() == AnyId::derive("public.users").text());
    std::set<AnyId> seen;
    for (int i = 0; i < 200000; ++i)
        seen.insert(AnyId::derive("public.table_" + std::to_string(i)));
    CHECK(seen.size() == 200000);
}
