#include "app/platform/replace_file.h"

#include "app/platform/file_error.h"
#include "app/platform/file_handle.h"
#include "app/platform/file_backups.h"
#include "core/model/id.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <vector>

#include <fcntl.h>

namespace barch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporaryEnding = ".tmp";

std::string folderOf(const std::string& path)
{
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// ".shop.barch.": a part of the name is enough where the whole is near the system's limit.
std::string temporaryStart(const std::string& path)
{
    return "." + fs::path(path).filename().string().substr(0, 180) + ".";
}

/// What a killed program left: its process number stands in the name.
void removeAbandoned(const std::string& path)
{
    const std::string start = temporaryStart(path);
    std::error_code code;
    for (fs::directory_iterator entry(folderOf(path), code), end; !code && entry != end; entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(start) || !name.ends_with(temporaryEnding))
            continue;
        const long process = std::atol(name.c_str() + start.size());
        std::error_code ignored;
        if (process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH)
            fs::remove(entry->path(), ignored);
    }
}

/// The new content beside the file, removed again unless it took the file's place.
class TemporaryFile {
public:
    TemporaryFile(const std::string& path, const std::optional<struct stat>& existing)
        : m_path(folderOf(path) + "/" + temporaryStart(path) + std::to_string(::getpid()) + "." + AnyId::random().text() +
                 std::string(temporaryEnding)),
          m_handle(::open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, existing ? 0600 : 0666)),
          m_error(m_handle ? 0 : errno)
    {
        if (!m_handle || !existing)
            return;
        // The owner can be kept by root only; then the rights must not widen either.
        if (::fchown(m_handle.number(), existing->st_uid, existing->st_gid) != 0 && errno != EPERM)
            m_error = errno;
        if (::fchmod(m_handle.number(), existing->st_mode & 07777) != 0)
            m_error = errno;
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        if (m_handle && !m_isInPlace)
            ::unlink(m_path.c_str());
    }

    int error() const { return m_error; }
    std::size_t size() const { return m_size; }
    std::uint64_t hash() const { return m_hash.value(); }

    bool put(std::string_view bytes)
    {
        if (m_error == 0 && m_size + bytes.size() > maximumFileBytes)
            m_error = EFBIG;
        m_hash.add(bytes);
        while (m_error == 0 && !bytes.empty()) {
            const ssize_t done = ::write(m_handle.number(), bytes.data(), bytes.size());
            if (done < 0 && errno != EINTR)
                m_error = errno;
            if (done > 0) {
                startWriteback(static_cast<std::size_t>(done));
                bytes.remove_prefix(static_cast<std::size_t>(done));
            }
        }
        return m_error == 0;
    }

    bool hasBytesOf(const std::string& other, std::size_t otherSize)
    {
        FileHandle file(::open(other.c_str(), O_RDONLY | O_CLOEXEC));
        if (!file || otherSize != m_size)
            return false;
        std::vector<char> ours(256 * 1024);
        std::vector<char> theirs(ours.size());
        for (std::size_t at = 0; at < m_size;) {
            const ssize_t a = ::pread(m_handle.number(), ours.data(), ours.size(), static_cast<off_t>(at));
            const ssize_t b = ::pread(file.number(), theirs.data(), theirs.size(), static_cast<off_t>(at));
            if (a <= 0 || a != b || !std::equal(ours.begin(), ours.begin() + a, theirs.begin()))
                return false;
            at += static_cast<std::size_t>(a);
        }
        return true;
    }

    bool toDisk()
    {
        if (::fsync(m_handle.number()) != 0)
            m_error = errno;
        return m_error == 0;
    }

    bool moveTo(const std::string& path)
    {
        m_isInPlace = ::rename(m_path.c_str(), path.c_str()) == 0;
        if (!m_isInPlace)
            m_error = errno;
        return m_isInPlace;
    }

    FileMark mark() const
    {
        struct stat status = {};
        ::fstat(m_handle.number(), &status);
        return markOf(status, hash(), true);
    }

private:
    /// The disk begins while the rest is still being made.
    void startWriteback(std::size_t written)
    {
#ifdef __linux__
        constexpr std::size_t step = 4 * 1024 * 1024;
        if (m_size / step != (m_size + written) / step)
            ::sync_file_range(m_handle.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
        m_size += written;
    }

    std::string m_path;
    FileHandle m_handle;
    int m_error;
    std::size_t m_size = 0;
    ContentHash m_hash;
    bool m_isInPlace = false;
};

void folderToDisk(const std::string& path)
{
    const FileHandle folder(::open(folderOf(path).c_str(), O_RDONLY | O_CLOEXEC));
    if (folder)
        ::fsync(folder.number());
}

Result<std::optional<struct stat>> existingFile(const std::string& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT)
            return std::optional<struct stat>();
        return saveFailed(path, errno);
    }
    if (S_ISDIR(status.st_mode))
        return saveFailed(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return saveFailed(path, EINVAL);
    if (::access(path.c_str(), W_OK) != 0)
        return Error{"The file is write-protected.", path, "Save under another name, or take the protection away."};
    return std::optional(status);
}

Error changedMeanwhile(const std::string& path, DiskState state)
{
    if (state == DiskState::Missing)
        return {"The file was moved or deleted since it was opened.", path, "Save it again under a name of your choice."};
    return {"The file was changed by somebody else since it was opened.", path,
            "Open it again, or save yours under another name and bring the two together."};
}

}  // namespace

Result<Replaced> replaceFile(const std::string& path, const ContentSource& source, const ReplaceOptions& options)
{
    const Result<std::string> target = linkTarget(path);
    if (!target)
        return target.error();
    const auto existing = existingFile(*target);
    if (!existing)
        return existing.error();
    removeAbandoned(*target);
    TemporaryFile temporary(*target, *existing);
    if (temporary.error() == 0)
        source([&](std::string_view bytes) { return temporary.put(bytes); });
    if (temporary.error() != 0)
        return saveFailed(path, temporary.error());
    if (options.expected)
        if (const DiskState state = compareWithDisk(*target, *options.expected); state != DiskState::Same)
            return changedMeanwhile(path, state);
    if (*existing && temporary.hasBytesOf(*target, static_cast<std::size_t>((*existing)->st_size)))
        return Replaced{markOf(**existing, temporary.hash(), false), false};
    if (!temporary.toDisk())
        return saveFailed(path, temporary.error());
    if (*existing && options.backups > 0)
        keepBackup(*target, options.backups);
    if (!temporary.moveTo(*target))
        return saveFailed(path, temporary.error());
    folderToDisk(*target);
    return Replaced{temporary.mark(), true};
}

}  // namespace barch
