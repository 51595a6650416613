#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

class QLockFile;

namespace barch {

/// Where the journals lie: $XDG_STATE_HOME/backend-architect/recovery, usually below ~/.local/state.
std::string recoveryFolder();

/// Keeps the unsaved state of one open project, so that a crash or a kill loses no more than what was
/// done since the last write. One journal a window; it goes when this object goes, because then the
/// program ended as it should.
class RecoveryJournal {
public:
    /// `projectPath` is empty for a project that was never saved. Writes nothing yet.
    static Result<RecoveryJournal> start(const std::string& projectPath);

    RecoveryJournal(RecoveryJournal&&) noexcept;
    RecoveryJournal& operator=(RecoveryJournal&&) noexcept;
    ~RecoveryJournal();

    /// The state to bring back. Costs about as much as a save: call it when typing pauses. May be
    /// called from another thread, one call at a time.
    Result<Done> write(const Project& project);
    /// Nothing is unsaved any more (saved, or thrown away on purpose).
    void clear();
    /// After "save as".
    void setProjectPath(const std::string& projectPath);

private:
    RecoveryJournal();
    void release();
    std::string m_file;
    std::string m_projectPath;
    std::unique_ptr<QLockFile> m_lock;
};

/// A journal whose program is gone.
struct Leftover {
    std::string journal;       ///< the journal's own file
    std::string projectPath;   ///< empty: the project was never saved
    std::string projectName;
    std::int64_t writtenAt = 0;  ///< seconds since 1970
};

/// What killed programs left behind, the latest first. Journals of running programs are not among them.
std::vector<Leftover> leftovers();
/// The unsaved state. Keep the leftover until the project is saved or in a journal of its own.
Result<Project> readLeftover(const Leftover& leftover);
void discardLeftover(const Leftover& leftover);

}  // namespace barch
