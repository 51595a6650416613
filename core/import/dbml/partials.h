#pragma once

#include "core/import/dbml/document.h"
#include "core/model/result.h"

#include <string_view>

namespace barch::dbml {

/// Puts what ~partial stands for into the tables. What a table says itself counts more than a partial, and a
/// partial more than those before it.
std::optional<Error> injectPartials(Document& document, std::string_view source);

}  // namespace barch::dbml
