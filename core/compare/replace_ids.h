#pragma once

#include "core/model/project.h"

#include <unordered_map>

namespace barch {

/// The design with every id that `to` has a word on replaced, wherever an element has or mentions it.
Project replacedIds(const Project& project, const std::unordered_map<AnyId, AnyId>& to);

}  // namespace barch
