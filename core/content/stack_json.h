#pragma once

#include <string_view>

namespace barch::content {

/// The text of resources/stack.json.
std::string_view stackJson();

}  // namespace barch::content
