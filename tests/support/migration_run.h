#pragma once

#include "exporters/target.h"

#include <string>

namespace barch::test {

/// The export of `target`, which has to work. Throws its error otherwise.
ExportResult exported(const Project& project, std::string_view target);
/// The text of a file of it; throws when there is none.
const std::string& fileOf(const ExportResult& result, std::string_view path);
bool hasFile(const ExportResult& result, std::string_view path);
/// "path: feature: result", a line for each.
std::string warningsOf(const ExportResult& result);

}  // namespace barch::test
