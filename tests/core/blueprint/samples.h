#pragma once

#include "core/content/content.h"
#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::test {

/// The sample projects of resources/samples: NAME.answers with what an architect did by hand since.
const std::vector<std::string>& sampleNames();

/// The project that NAME.barch holds. `answers`: the text of NAME.answers. Pure: the same answers and
/// content give the same project.
Result<Project> makeSample(const Content& content, std::string_view name, std::string_view answers);

}  // namespace barch::test
