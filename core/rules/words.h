#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace barch::rules {

std::string lowerCase(std::string_view text);

/// The words of a name, in lower case: "userEmail", "user_email" and "UserEmail" are {user, email}.
std::vector<std::string> wordsOf(std::string_view name);
bool hasWord(std::string_view name, std::string_view word);
/// Whether the words of `phrase` ("api_key") follow each other in the name ("stripeApiKey").
bool hasPhrase(std::string_view name, std::string_view phrase);
bool hasAnyPhrase(std::string_view name, std::span<const std::string_view> phrases);
/// The name in snake_case: words joined by "_".
std::string snakeCase(std::string_view name);
bool endsWithWord(std::string_view name, std::string_view word);

/// A type name without its arguments and in lower case: "numeric(12,2)" is "numeric".
std::string bareType(std::string_view type);
bool isIntegerType(std::string_view type);
bool isFloatType(std::string_view type);
bool isDecimalType(std::string_view type);
bool isTextType(std::string_view type);

}  // namespace barch::rules
