#pragma once

#include "core/model/result.h"

#include <memory>
#include <string>

class QLockFile;

namespace barch {

/// Held while a project file is open for editing, so that two programs don't save over each other.
/// A lock whose program has died counts as free.
class ProjectLock {
public:
    /// Fails, naming the other program's process number, where another one holds it. In a folder that
    /// can't be written there is nothing to hold, and that is no failure: nobody can save there.
    static Result<ProjectLock> take(const std::string& path);

    ProjectLock(ProjectLock&&) noexcept;
    ProjectLock& operator=(ProjectLock&&) noexcept;
    ~ProjectLock();

private:
    ProjectLock();
    std::unique_ptr<QLockFile> m_lock;
};

}  // namespace barch
