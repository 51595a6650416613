#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Models by their configured names. Whatever needs no more than `putElement` has no edit here.

/// Which model steps in; none with an empty id. A circle is refused with the names in it.
Result<Project> setFallback(const Project& project, AiModelId model, AiModelId fallback);

enum class AiNumber : std::uint8_t { Requests, InputTokens, OutputTokens, CacheHits, Attempts };
/// A number as a person typed it; empty is 0. Refused: other text, negative and absurd numbers.
Result<Project> setAiNumber(const Project& project, AiModelId model, AiNumber which, const std::string& text);

enum class AiPrice : std::uint8_t { Input, Output };
/// A price of a million tokens, such as 2.50; empty: not known. Refused: whatever is no amount.
Result<Project> setAiPrice(const Project& project, AiModelId model, AiPrice which, const std::string& text);

inline constexpr double mostAiTenants = 1'000'000;
/// How many tenants are expected, for what one of them costs; 0: not asked. Refused: negative, broken and absurd numbers.
Result<Project> setAiTenants(const Project& project, double tenants);
/// Per cent of the requests that go to the model that steps in. Refused: what is not between 0 and 100.
Result<Project> setFallbackShare(const Project& project, double perCent);

/// Whether the feature uses the model.
Result<Project> setUsedBy(const Project& project, AiModelId model, FeatureId feature, bool used);

/// Out of the design; models that fell back on it fall back on what it fell back on.
Result<Project> removeAiModel(const Project& project, AiModelId model);

}  // namespace barch
