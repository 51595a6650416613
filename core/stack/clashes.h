#pragma once

#include "core/stack/stack_view.h"

#include <string>
#include <vector>

namespace barch {

/// Two choices that can't stand together.
struct StackRefusal {
    const StackTopic* topic = nullptr;
    const StackOption* option = nullptr;
    const StackTopic* otherTopic = nullptr;
    const StackOption* other = nullptr;
    std::string reason;

    /// "“Prisma” (Database access) does not go with “Go” (Framework): Prisma is made for Node.js."
    std::string sentence() const;
};

/// Clashes among all that somebody decided, each pair once.
std::vector<StackRefusal> clashes(const StackView& view);
/// What this option would clash with among what somebody decided on other topics.
std::vector<StackRefusal> clashesOf(const StackView& view, const StackTopic& topic, const StackOption& option);

}  // namespace barch
