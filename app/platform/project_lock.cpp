#include "app/platform/project_lock.h"

#include "app/platform/file_backups.h"
#include "app/platform/replace_file.h"

#include <QLockFile>

#include <filesystem>

namespace barch {

ProjectLock::ProjectLock() = default;
ProjectLock::ProjectLock(ProjectLock&&) noexcept = default;
ProjectLock& ProjectLock::operator=(ProjectLock&&) noexcept = default;
ProjectLock::~ProjectLock() = default;

Result<ProjectLock> ProjectLock::take(const std::string& path)
{
    const Result<std::string> target = linkTarget(path);
    if (!target)
        return target.error();
    ProjectLock lock;
    if (!makeCompanionFolder(*target))
        return lock;
    const std::string name = companionFolder(*target) + "/" + std::filesystem::path(*target).filename().string() + ".lock";
    lock.m_lock = std::make_unique<QLockFile>(QString::fromStdString(name));
    lock.m_lock->setStaleLockTime(0);
    if (lock.m_lock->tryLock(0) || lock.m_lock->error() != QLockFile::LockFailedError)
        return lock;
    qint64 process = 0;
    QString host;
    QString program;
    lock.m_lock->getLockInfo(&process, &host, &program);
    return Error{"The project is open in another program (" + program.toStdString() + ", process " + std::to_string(process) + ").",
                 path, "Close it there first, or open a copy."};
}

}  // namespace barch
