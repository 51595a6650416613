#pragma once

#include "core/content/content.h"
#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch::test {

/// A design on which a rule speaks and one, much like it, on which it is silent.
struct Fixture {
    std::string code;
    std::string what;
    Project fires;
    Project silent;
};

std::vector<Fixture> schemaFixtures();
std::vector<Fixture> tenancyFixtures();
std::vector<Fixture> policyFixtures();
std::vector<Fixture> accessFixtures();
std::vector<Fixture> dataFixtures();
std::vector<Fixture> answerFixtures();
std::vector<Fixture> apiFixtures();
std::vector<Fixture> paymentFixtures();
std::vector<Fixture> aiFixtures();
std::vector<Fixture> jobFixtures();
std::vector<Fixture> loginFixtures();
std::vector<Fixture> logFixtures();
std::vector<Fixture> planFixtures();
std::vector<Fixture> allFixtures();

/// What the product ships in resources/.
const Content& testContent();

}  // namespace barch::test
