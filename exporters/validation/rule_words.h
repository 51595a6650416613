#pragma once

#include "core/api/value_rules.h"

#include <string>

namespace barch::validation {

/// What a person who breaks the check is told: "Use at least 2 characters."
std::string messageOf(const api::CheckRule& check, const std::string& comment);

}  // namespace barch::validation
