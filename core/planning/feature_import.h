#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

enum class FeatureFormat { Csv, Markdown };

/// What an import of features came to.
struct FeatureImport {
    Project project;                       ///< the one given, where anything is at fault
    std::vector<Error> faults;             ///< each with line and column; all of them, in order
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
    std::vector<std::string> newReleases;  ///< names that the project did not know
    std::vector<std::string> passedOver;   ///< headings of columns that mean nothing here
};

/// Reads features from a table with a heading for each column (see feature_rows.h). A row with an id is
/// that feature; a row without one is the feature of that name, or a new one. Columns that are missing and
/// features that are not in the table stay as they are. Nothing is imported unless everything can be.
/// A text that is no table at all is an error.
Result<FeatureImport> importFeatures(const Project& project, std::string_view text, FeatureFormat format);

/// "3 features added, 2 changed, 10 the same; release 2.0 added."
std::string summaryOf(const FeatureImport& imported);

}  // namespace barch
