#pragma once

#include <optional>
#include <string>
#include <vector>

namespace barch::test {

/// The folder of a corpus of real schemas ("diff-migra"), beside the project in ../shared or where BARCH_SHARED_DIR
/// says. Nothing, and a line about it on stdout, where the machine has none.
std::optional<std::string> corpus(const std::string& name);

/// The files below the folder whose path ends so, sorted.
std::vector<std::string> filesBelow(const std::string& folder, const std::string& ending);
std::string contentOf(const std::string& path);

}  // namespace barch::test
