#pragma once

#include <string>
#include <string_view>

namespace barch::cli {

/// A text of the questionnaire without its glossary marks: "[[tenant|customer]]" becomes "customer".
std::string plainText(std::string_view marked);

}  // namespace barch::cli
