#pragma once

#include "core/project_file/json_text.h"
#include "core/project_file/project_file.h"

#include <cstddef>
#include <functional>

namespace barch {

/// Makes `count` pieces of text in several threads, and hands them to the sink in their order, in this
/// thread. `make` gets the number of a piece and an empty buffer; it is called for different pieces at
/// the same time. Only a few pieces exist at once. False as soon as the sink says so.
bool writeInOrder(std::size_t count, const std::function<void(std::size_t, JsonText&)>& make, const ByteSink& sink);

}  // namespace barch
