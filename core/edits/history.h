#pragma once

#include "core/edits/edit.h"

#include <string>
#include <vector>

namespace barch {

/// All earlier and undone versions of a project, with labels. Undo can't be wrong: it goes back to
/// the very value that was there before.
class History {
public:
    explicit History(Project project);

    const Project& current() const;
    /// Makes `project` the current version; what had been undone is dropped. A non-empty `mergeKey`
    /// equal to that of the current step replaces that step instead of adding one. A project that
    /// shares everything with the current one adds nothing.
    void push(Project project, std::string label, const std::string& mergeKey = {});
    /// Applies the edit to the current version; on failure nothing changes.
    Result<Done> apply(const LabelledEdit& edit);
    /// The next edit starts a step of its own, whatever its merge key: call it when a field loses the focus.
    void closeStep();

    bool canUndo() const;
    bool canRedo() const;
    std::string undoLabel() const;  ///< of the step that undo() takes back; empty where there is none
    std::string redoLabel() const;
    void undo();
    void redo();

    /// The version on disk: what `isSaved` compares with.
    void markSaved();
    bool isSaved() const;
    /// Number of steps between the saved version and this one, for "14 changes since the last save".
    std::size_t stepsSinceSaved() const;
    std::vector<std::string> labelsSinceSaved() const;
};

}  // namespace barch
