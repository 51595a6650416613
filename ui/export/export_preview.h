#pragma once

#include "exporters/target.h"
#include "ui/session/services.h"

#include <QStringList>

#include <optional>

namespace barch::ui {

/// What is asked for.
struct ExportRequest {
    Project project;
    QStringList targets;     ///< ids, in any order
    ExportOptions options;
    QString folder;          ///< empty: not chosen yet
};

/// What one target made of the project.
struct TargetOutcome {
    const Target* target = nullptr;
    std::optional<Error> failed;
    std::size_t files = 0;
    std::vector<ExportWarning> warnings;
};

/// An export before it is written: its files, each compared with the folder.
struct ExportPreview {
    ExportRequest request;
    std::vector<TargetOutcome> outcomes;      ///< in the order of allTargets()
    std::vector<ExportedFile> files;          ///< sorted by path
    std::vector<ComparedFile> compared;       ///< one for each file, in the same order
    std::optional<Error> folderFailed;        ///< the folder can't be read; all files then count as new

    std::size_t count(FileState state) const;
    /// How many files an export writes.
    std::size_t toWrite(EditedFiles edited) const;
    bool failed() const;                      ///< a target failed, or the folder can't be read
};

/// Any thread. With several targets each has a folder of its own, named after the target.
ExportPreview previewExport(Services& services, ExportRequest request);

}  // namespace barch::ui
