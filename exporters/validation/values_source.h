#pragma once

#include <string_view>

namespace barch::validation {

/// values.ts, word for word.
std::string_view valuesSource();

}  // namespace barch::validation
