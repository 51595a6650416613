#pragma once

#include "core/model/result.h"

#include <string>

namespace barch {

/// Draws a graph in Graphviz's language ("svg"). Graphviz is not thread-safe and can't be cancelled:
/// call it from one thread of a program that may be ended (the worker process, the command).
Result<std::string> drawDot(const std::string& dot, const std::string& format);

}  // namespace barch
