#include "app/platform/file_backups.h"

#include "app/platform/replace_file.h"

#include <filesystem>
#include <fstream>

namespace barch {
namespace fs = std::filesystem;

std::string companionFolder(const std::string& path)
{
    return (fs::path(path).parent_path() / ".backend-architect").string();
}

std::string backupPath(const std::string& path, int number)
{
    return companionFolder(path) + "/" + fs::path(path).filename().string() + "." + std::to_string(number);
}

bool makeCompanionFolder(const std::string& path)
{
    const std::string folder = companionFolder(path);
    std::error_code code;
    if (fs::create_directory(folder, code))
        std::ofstream(folder + "/.gitignore") << "*\n";
    return fs::is_directory(folder, code);
}

void keepBackup(const std::string& path, int count)
{
    if (!makeCompanionFolder(path))
        return;
    std::error_code ignored;
    for (int number = count; number > 1; --number)
        fs::rename(backupPath(path, number - 1), backupPath(path, number), ignored);
    // A second name for the same bytes costs nothing; the save gives the first name to new ones.
    std::error_code code;
    fs::create_hard_link(path, backupPath(path, 1), code);
    if (code)
        fs::copy_file(path, backupPath(path, 1), fs::copy_options::overwrite_existing, ignored);
}

}  // namespace barch
