#pragma once

#include "core/model/id.h"

#include <array>
#include <optional>
#include <string_view>

namespace barch {

constexpr std::size_t idLength = 12;

/// The id's twelve characters; "none" too ("000000000000"), so that a list may hold it.
void idToText(AnyId id, char* text);
/// Nothing unless the text is the written form of an id, "none" included.
std::optional<AnyId> idFromText(std::string_view text);

}  // namespace barch
