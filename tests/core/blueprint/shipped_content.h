#pragma once

#include "core/content/content.h"

#include <string>

namespace barch::test {

/// The files of resources/ as they are in the source tree.
const Content& shippedContent();
/// The text of one of them ("samples/helpdesk.answers").
std::string shippedFile(const std::string& path);

}  // namespace barch::test
