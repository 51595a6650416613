#include "designs.h"
#include "fixtures.h"

namespace barch::test {
namespace {

const Project& shared()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    return project;
}

}  // namespace

std::vector<Fixture> tenancyFixtures()
{
    std::vector<Fixture> all;
    const Project single = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    all.push_back({"TEN001", "a table of nobody", plus(shared(), makeTable(shared(), "notes", TenancyClass::Undeclared)),
                   plus(single, makeTable(single, "notes", TenancyClass::Undeclared))});
    return all;
}

}  // namespace barch::test
