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
    /// What the program adds by itself and nobody would want to undo or be asked to save (places for
    /// tables that have none): becomes part of the current version. On failure nothing changes.
    Result<Done> amend(const Edit& edit);
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
    /// Oldest first; a step that was saved and then taken back reads "Undo: …".
    std::vector<std::string> labelsSinceSaved() const;

private:
    struct Step {
        Project project;
        std::string label;     ///< of the edit that led here
        std::string mergeKey;
    };

    std::vector<Step> m_steps;         ///< never empty; the first is the version that it began with
    std::size_t m_current = 0;
    bool m_open = false;               ///< the current step may still be merged into
    Project m_saved;
    std::size_t m_savedAt = 0;         ///< the saved version's step, or the one where the way to it left
    std::vector<std::string> m_lost;   ///< labels of saved steps that an edit after undo dropped
};

}  // namespace barch
