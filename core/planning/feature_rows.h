#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// A column of the table that features are exported to and imported from.
enum class FeatureField : std::uint8_t {
    Id, Name, Moscow, Value, Effort, TimeCriticality, RiskReduction, Reach, Impact, Confidence, Release, DependsOn, BackendNeeds, Description,
    Rice, Wsjf, ValuePerEffort, Touches,
};
struct FeatureColumn {
    FeatureField field;
    std::string_view key;      ///< heading in CSV: "time_criticality"
    std::string_view heading;  ///< heading in Markdown: "Time criticality"
    bool derived = false;      ///< follows from the rest of the design: written, and passed over when read
    bool number = false;
};
const std::vector<FeatureColumn>& featureColumns();
/// By key, heading or another usual name, whatever the case; nullptr for any other.
const FeatureColumn* featureColumnNamed(std::string_view heading);

/// All features as rows of text, a cell for each of `featureColumns()`: by release, then priority, then name.
std::vector<std::vector<std::string>> featureRows(const Project& project);

}  // namespace barch
