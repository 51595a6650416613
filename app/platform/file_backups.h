#pragma once

#include <string>

namespace barch {

/// Makes the folder of `companionFolder` where it is missing. False where that can't be done.
bool makeCompanionFolder(const std::string& path);
/// Keeps the file as it is now as backup number 1, and moves the others on; the last of `count` goes.
/// A backup that can't be made stops nobody from saving.
void keepBackup(const std::string& path, int count);

}  // namespace barch
