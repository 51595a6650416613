#pragma once

#include "core/model/result.h"

#include <string>
#include <string_view>

namespace barch {

/// What the system's error number means for somebody who wanted to read or save `path`, and what to do.
Error readFailed(const std::string& path, int systemError);
Error saveFailed(const std::string& path, int systemError);

}  // namespace barch
