#pragma once

#include "core/model/result.h"
#include "exporters/target.h"

#include <string>
#include <vector>

namespace barch {

/// How an exported file stands against the folder it goes to. What the program wrote last is
/// remembered by checksum in FOLDER/.barch/exported.json, so a file that somebody edited since is
/// known and never overwritten unasked.
enum class FileState { New, Changed, Same, EditedByHand };

struct ComparedFile {
    std::string path;     ///< below the folder
    FileState state = FileState::New;
    std::string onDisk;   ///< what is there now; empty for new files
};

/// In the order of `files`. A folder that is not there yet makes every file new.
Result<std::vector<ComparedFile>> compareWithFolder(const std::string& folder, const std::vector<ExportedFile>& files);

enum class EditedFiles { Refuse, Keep, Overwrite };

struct WrittenExport {
    std::size_t written = 0;
    std::size_t same = 0;
    std::vector<std::string> kept;   ///< edited by hand and left as they are
    std::vector<std::string> stale;  ///< exported earlier and no longer; still there, never deleted
};

/// Writes what is new or changed, each file whole or not at all. With `Refuse`, a file edited by
/// hand is an error and nothing is written. Overwritten files that were edited are kept as NAME.bak.
Result<WrittenExport> writeExport(const std::string& folder, const std::vector<ExportedFile>& files, EditedFiles edited);

}  // namespace barch
