#pragma once

#include <string_view>

namespace barch {

/// Whether the text is well-formed UTF-8: no stray bytes, no overlong forms, no surrogates.
bool isUtf8(std::string_view text);

}  // namespace barch
