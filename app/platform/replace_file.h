#pragma once

#include "app/platform/file_bytes.h"
#include "core/model/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// Hands over all bytes of the new content, in pieces; stops early where `put` gives false.
using ContentSource = std::function<void(const std::function<bool(std::string_view)>& put)>;

struct ReplaceOptions {
    /// What the file must still be; nothing: whatever is there is replaced.
    std::optional<FileMark> expected;
    /// How many earlier versions are kept, see `backupPath`.
    int backups = 0;
};

struct Replaced {
    FileMark mark;
    bool written = false;  ///< false: the file had just these bytes already and was left alone
};

/// Puts new content in the place of a file, or makes it. At any moment, also after a kill or a power
/// cut, the file is the old or the new one and never a part: the bytes go to a temporary file beside
/// it, to the disk, and then under its name. Rights are kept, symbolic links followed. On failure
/// the file is as it was.
Result<Replaced> replaceFile(const std::string& path, const ContentSource& source, const ReplaceOptions& options = {});

/// The hidden folder beside a file, for what this program keeps about its neighbours: backups and
/// locks. It tells git to ignore it.
std::string companionFolder(const std::string& path);
/// The version before the last save is number 1, the one before that number 2...
std::string backupPath(const std::string& path, int number);

}  // namespace barch
