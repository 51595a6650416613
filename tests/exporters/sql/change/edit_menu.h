#pragma once

#include "core/edits/edit.h"

#include <string>
#include <vector>

namespace barch::test {

/// A shared-tenancy helpdesk with an enum, a domain, a computed column, numbers, views, policies and helpers.
Project fullDesign();

struct PickedEdit {
    std::string name;
    Edit edit;
    bool isRefused = false;   ///< a change script can't do it and has to say so
};
/// One each of what people change; of `fullDesign`.
std::vector<PickedEdit> pickedEdits();

struct RandomPair {
    Project before;
    Project after;
    std::string edits;   ///< what was done, for messages
};
std::vector<Project> randomBases();
/// The design after a few random edits, and after a few more. The same seed gives the same.
RandomPair randomPair(const Project& base, unsigned seed);

}  // namespace barch::test
