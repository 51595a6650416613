#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace barch {

/// Bytes of the character that `text` begins with; 0 where that is no UTF-8 (RFC 3629: no surrogates,
/// nothing longer than needed). `text` is not empty.
std::size_t utf8Length(std::string_view text);
/// A piece of a file as a message may show it: at most 60 bytes, on one line, always UTF-8.
std::string shown(std::string_view text);

}  // namespace barch
