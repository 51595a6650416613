#pragma once

#include "core/content/content.h"

#include <string>
#include <string_view>

namespace barch {

/// A text of the questionnaire without its glossary marks: "[[tenant|customers]]" becomes "customers",
/// "[[tenant]]" the term's own name.
std::string unmarked(std::string_view marked, const Content& content);

}  // namespace barch
