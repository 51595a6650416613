#include "tests/exporters/sql/change/diff_suite.h"
#include "tests/support/corpora.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace barch::test;

namespace {

void check(const SuiteResult& result, int atLeast)
{
    for (const auto& [name, reason] : result.failed)
        UNSCOPED_INFO(name << ": " << reason);
    CHECK(result.failed.empty());
    CHECK((std::getenv("BARCH_CHANGE") || result.passed >= atLeast));
}

}  // namespace

TEST_CASE("PostgreSQL: the pairs of schemas of migra")
{
    if (const auto folder = corpus("diff-migra"))
        check(tryCases("diff-migra", migraCases(*folder)), 26);
}

TEST_CASE("PostgreSQL: the pairs of schemas of pgschema")
{
    if (const auto folder = corpus("diff-pgschema"))
        check(tryCases("diff-pgschema", pgschemaCases(*folder)), 110);
}

TEST_CASE("PostgreSQL: the pairs of schemas of sqldef")
{
    if (const auto folder = corpus("diff-sqldef"))
        check(tryCases("diff-sqldef", sqldefCases(*folder)), 250);
}
