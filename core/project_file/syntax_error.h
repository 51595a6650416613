#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace barch {

/// The line, from 1, that holds the byte at `position`.
std::size_t lineAt(std::string_view bytes, std::size_t position);
/// "shop.barch, line 12, tables.k3….name", without the parts that are empty.
std::string placeInFile(std::string_view origin, std::size_t line, std::string_view path);

/// Why `bytes` are not even text that could be JSON: empty, another encoding, a NUL byte. The error's
/// `what` is empty where there is nothing to say.
Error textError(std::string_view bytes, std::string_view origin);

/// What the JSON parser found, in words for a person. `position` is how many bytes it had read, `token`
/// what it read last, `message` its own text, `path` the members around.
Error syntaxError(std::string_view bytes, std::string_view origin, std::size_t position, std::string_view token,
                  std::string_view message, std::string_view path);

}  // namespace barch
