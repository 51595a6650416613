#pragma once

#include "core/model/project.h"

#include <string>

namespace barch::test {

struct RandomPair {
    Project before;
    Project after;
    std::string edits;   ///< what was done, for messages
};

/// The design after a few random edits, and after a few more. The same seed gives the same.
RandomPair randomPair(const Project& base, unsigned seed);

}  // namespace barch::test
