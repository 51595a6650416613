#include "designs.h"
#include "fixtures.h"

namespace barch::test {

std::vector<Fixture> answerFixtures()
{
    std::vector<Fixture> all;
    return all;
}

}  // namespace barch::test
