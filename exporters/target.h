#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

struct ExportedFile {
    std::string path;   ///< relative, with "/", never leaving the output folder
    std::string bytes;
    bool operator==(const ExportedFile&) const = default;
};

/// What a target can't express, by element; nothing is dropped in silence.
struct ExportWarning {
    ElementRef element;
    std::string path;     ///< of the element
    std::string feature;  ///< "Row-level security"
    std::string result;   ///< what is written instead, or that it is left out
    bool replaced = false;  ///< false: left out
};

struct ExportResult {
    std::vector<ExportedFile> files;      ///< sorted by path
    std::vector<ExportWarning> warnings;
};

struct ExportOptions {
    std::string name = "init";  ///< NAME of 0001_NAME.up.sql; lower case letters, digits and _
};

/// One kind of export. Pure: the same project gives the same bytes; nothing is written to disk.
struct Target {
    std::string_view id;          ///< "postgresql"
    std::string_view title;       ///< "SQL migrations for PostgreSQL"
    std::string_view group;       ///< "Database"
    std::string_view description;
    Result<ExportResult> (*run)(const Project& project, const ExportOptions& options);
};

/// Every target, in the order that a person sees. The one place where targets are registered.
const std::vector<Target>& allTargets();
const Target* findTarget(std::string_view id);

}  // namespace barch
