#pragma once

#include "core/rules/designed.h"

#include <span>
#include <string>

namespace barch::rules {

/// A metric with one of these words in its name that tells somebody.
bool hasAlert(const Project& project, std::span<const std::string_view> words);
/// The metric with one of these words gets the alert; a new one of this name where there is none.
Project withAlert(const Project& project, std::span<const std::string_view> words, const std::string& name, const std::string& kind,
                  const std::string& unit, const std::string& alert);

}  // namespace barch::rules
