#include "app/platform/file_bytes.h"

#include "app/platform/file_error.h"
#include "app/platform/file_handle.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace barch {
namespace {

std::int64_t nanoseconds(const timespec& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// Stamps have the grain of the system's clock tick: a change right after reading may not show.
bool isOld(std::int64_t modified)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - modified > 100'000'000;
}

Result<FileHandle> openOrdinary(const std::string& path, struct stat& status)
{
    // Not waiting: a named pipe would otherwise stop the program.
    FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file || ::fstat(file.number(), &status) != 0)
        return readFailed(path, errno);
    if (S_ISDIR(status.st_mode))
        return readFailed(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return readFailed(path, EINVAL);
    if (static_cast<std::uint64_t>(status.st_size) > maximumFileBytes)
        return readFailed(path, EFBIG);
    return file;
}

}  // namespace

inline void ContentHash::block(const char* bytes)
{
    std::uint64_t words[4];
    std::memcpy(words, bytes, sizeof words);
    const auto mixed = [](std::uint64_t lane, std::uint64_t word) { return std::rotl((lane ^ word) * 0x9fb21c651e98df25U, 29); };
    m_lanes[0] = mixed(m_lanes[0], words[0]);
    m_lanes[1] = mixed(m_lanes[1], words[1]);
    m_lanes[2] = mixed(m_lanes[2], words[2]);
    m_lanes[3] = mixed(m_lanes[3], words[3]);
}

void ContentHash::add(std::string_view bytes)
{
    m_total += bytes.size();
    if (m_restSize > 0) {
        const std::size_t taken = std::min(bytes.size(), sizeof m_rest - m_restSize);
        std::memcpy(m_rest + m_restSize, bytes.data(), taken);
        m_restSize += taken;
        bytes.remove_prefix(taken);
        if (m_restSize < sizeof m_rest)
            return;
        block(m_rest);
        m_restSize = 0;
    }
    for (; bytes.size() >= sizeof m_rest; bytes.remove_prefix(sizeof m_rest))
        block(bytes.data());
    std::memcpy(m_rest, bytes.data(), bytes.size());
    m_restSize = bytes.size();
}

std::uint64_t ContentHash::value() const
{
    ContentHash last = *this;
    std::memset(last.m_rest + m_restSize, 0, sizeof m_rest - m_restSize);
    last.block(last.m_rest);
    std::uint64_t hash = m_total;
    for (const std::uint64_t lane : last.m_lanes) {
        hash = (hash ^ lane) * 0xff51afd7ed558ccdU;
        hash ^= hash >> 32;
    }
    return hash;
}

FileMark markOf(const struct stat& status, std::uint64_t hash, bool stampsTell)
{
#ifdef __APPLE__
    const timespec modified = status.st_mtimespec;
    const timespec changed = status.st_ctimespec;
#else
    const timespec modified = status.st_mtim;
    const timespec changed = status.st_ctim;
#endif
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino), status.st_size,
            nanoseconds(modified), nanoseconds(changed), hash, stampsTell};
}

Result<FileContent> readFile(const std::string& path)
{
    struct stat status = {};
    Result<FileHandle> file = openOrdinary(path, status);
    if (!file)
        return file.error();
    FileContent content;
    content.bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
    std::size_t size = 0;
    for (;;) {
        const ssize_t got = ::read(file->number(), content.bytes.data() + size, content.bytes.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return readFailed(path, errno);
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
        if (size > maximumFileBytes)
            return readFailed(path, EFBIG);
        if (size == content.bytes.size())
            content.bytes.resize(2 * size);
    }
    content.bytes.resize(size);
    ContentHash hash;
    hash.add(content.bytes);
    content.mark = markOf(status, hash.value(), false);
    content.mark.stampsTell = isOld(content.mark.modified);
    return content;
}

DiskState compareWithDisk(const std::string& path, const FileMark& mark)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return mark.size < 0 ? DiskState::Same : DiskState::Missing;
    const FileMark now = markOf(status, mark.hash, false);
    if (now.size != mark.size)
        return DiskState::Changed;
    if (mark.stampsTell && now.device == mark.device && now.inode == mark.inode && now.modified == mark.modified &&
        now.changed == mark.changed)
        return DiskState::Same;
    const Result<FileContent> content = readFile(path);
    return content && content->mark.hash == mark.hash ? DiskState::Same : DiskState::Changed;
}

Result<std::string> linkTarget(const std::string& path)
{
    namespace fs = std::filesystem;
    fs::path at(path);
    std::error_code code;
    for (int links = 0; fs::is_symlink(fs::symlink_status(at, code)); ++links) {
        if (links == 40)
            return saveFailed(path, ELOOP);
        const fs::path target = fs::read_symlink(at, code);
        if (code)
            return saveFailed(path, code.value());
        at = target.is_absolute() ? target : at.parent_path() / target;
    }
    return at.string();
}

}  // namespace barch
