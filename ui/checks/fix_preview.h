#pragma once

#include "core/compare/project_changes.h"
#include "core/healing/healing.h"
#include "exporters/target.h"
#include "ui/widgets/code_lines.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>

namespace barch::ui {

/// What the exported SQL would look like after a change.
struct SqlPreview {
    bool offered = false;          ///< there is an exporter for the project's engine
    QString title;                 ///< of the file, or how many files
    CodeLines lines;
    std::optional<Error> failed;   ///< the design can't be exported, before or after
};

/// What one or many fixes would change, found on a copy.
struct FixPreview {
    std::optional<Error> failed;   ///< the fix can't be applied
    Project before;
    Project after;
    std::vector<ElementChange> changes;
    SqlPreview sql;
    bool healed = false;           ///< of a single fix
    std::vector<Finding> gone;     ///< healed on the way, or all that were healed
    std::vector<Finding> fresh;    ///< new findings
    std::vector<Finding> left;     ///< of many fixes: those that stay
};

/// Computes previews; any thread, one at a time. Keeps what later previews of the same project share.
class PreviewBench {
public:
    explicit PreviewBench(const Content& content);
    FixPreview single(const Project& project, const Finding& finding, const FixOption& option);
    FixPreview many(const Project& project, const std::set<std::string>& fingerprints, const std::function<void(double)>& progress,
                    std::stop_token stop);

private:
    SqlPreview compareSql(const Project& before, const Project& after);

    std::mutex m_mutex;
    const Content& m_content;
    Checker m_checker;
    Project m_exported;                                 ///< of which the export is kept
    std::optional<Result<ExportResult>> m_export;
};

}  // namespace barch::ui
