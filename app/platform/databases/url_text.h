#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// Nothing where a % isn't followed by two hex digits, or stands for the byte 0.
std::optional<std::string> percentDecoded(std::string_view text);
/// All but letters, digits, - . _ ~ and what `kept` holds as %XX.
std::string percentEncoded(std::string_view text, std::string_view kept = {});
/// 1 to 65535.
std::optional<int> portNumber(std::string_view text);

}  // namespace barch
