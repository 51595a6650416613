#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace barch::pg {

/// Where SQL becomes nested so deep (parentheses, chains of operators, joins and unions) that reading it could use up
/// the stack: the parser's library doesn't look out for that. No schema that people write comes near.
std::optional<std::size_t> nestedTooDeepAt(std::string_view sql);

}  // namespace barch::pg
