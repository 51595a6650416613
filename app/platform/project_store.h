#pragma once

#include "app/platform/file_bytes.h"
#include "core/model/project.h"
#include "core/model/result.h"

#include <optional>
#include <string>

namespace barch {

struct LoadedProject {
    Project project;
    FileMark mark;  ///< for `SaveOptions::expected` and compareWithDisk
};

Result<LoadedProject> loadProject(const std::string& path);

struct SaveOptions {
    /// What the file was when it was opened or saved last: a file that somebody else changed since
    /// is not overwritten. Nothing: it is, whatever it holds.
    std::optional<FileMark> expected;
    /// Earlier versions kept in the hidden folder `.backend-architect` beside the file.
    int backups = 5;
};

struct SavedProject {
    FileMark mark;         ///< of the file as it is now
    bool written = false;  ///< false: the file already was just that, and no byte or time stamp changed
};

/// Saves whole or not at all (see replaceFile).
Result<SavedProject> saveProject(const Project& project, const std::string& path, const SaveOptions& options = {});

}  // namespace barch
