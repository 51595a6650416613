#pragma once

#include "core/content/content.h"

namespace barch {

/// What resources/ holds, read from the program itself. Asserts that it is sound: the tests hold it.
const Content& productContent();
/// One file of resources/ ("samples/helpdesk.barch"); empty where there is none.
std::string resourceText(std::string_view path);
/// Paths of the files below a folder of resources/, sorted.
std::vector<std::string> resourcePaths(std::string_view folder);

}  // namespace barch
