#pragma once

#include "exporters/target.h"

#include <string>

namespace barch {

/// features.csv (core/planning/feature_import.h reads it back), releases.csv, requirements.csv.
Result<ExportResult> exportFeaturesCsv(const Project& project, const ExportOptions& options);
/// features.md; its table of features is read back by core/planning/feature_import.h.
Result<ExportResult> exportFeaturesMarkdown(const Project& project, const ExportOptions& options);

/// The bytes of features.csv and features.md.
std::string featuresCsv(const Project& project);
std::string featuresMarkdown(const Project& project);

/// "response time: 300 ms for 95 %"; empty parts are left out.
std::string targetOf(const Requirement& requirement);

}  // namespace barch
