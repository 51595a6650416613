#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace barch {

/// Larger files are refused, both ways: no design comes near.
constexpr std::size_t maximumFileBytes = std::size_t{1} << 30;

/// Spreads content over 64 bits, piece by piece; how it is cut into pieces does not matter. For
/// noticing changes, not against an attacker.
class ContentHash {
public:
    void add(std::string_view bytes);
    std::uint64_t value() const;

private:
    void block(const char* bytes);
    std::uint64_t m_lanes[4] = {0x9e3779b97f4a7c15U, 0xbf58476d1ce4e5b9U, 0x94d049bb133111ebU, 0xd6e8feb86659fd93U};
    char m_rest[32] = {};
    std::size_t m_restSize = 0;
    std::uint64_t m_total = 0;
};

/// How a file looked when this program last read or wrote it.
struct FileMark {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = -1;            ///< -1: there was no file
    std::int64_t modified = 0;         ///< nanoseconds since 1970
    std::int64_t changed = 0;          ///< the same, of the file's name and rights too
    std::uint64_t hash = 0;
    bool stampsTell = false;           ///< a later change is sure to show in the stamps above
};

struct FileContent {
    std::string bytes;
    FileMark mark;
};

/// All of an ordinary file.
Result<FileContent> readFile(const std::string& path);

enum class DiskState { Same, Changed, Missing };
/// Whether the file still has the content that it had at `mark`. Looks at the content only where the
/// stamps don't settle it.
DiskState compareWithDisk(const std::string& path, const FileMark& mark);

/// Where a path leads to after all symbolic links, also where the file itself does not exist yet.
Result<std::string> linkTarget(const std::string& path);

}  // namespace barch
