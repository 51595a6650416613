#include "tests/support/corpora.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace barch::test {

std::optional<std::string> corpus(const std::string& name)
{
    const char* given = std::getenv("BARCH_SHARED_DIR");
    const std::filesystem::path folder = std::filesystem::path(given ? given : BARCH_SOURCE_DIR "/../shared") / "corpora" / name;
    if (std::filesystem::is_directory(folder))
        return folder.string();
    std::cout << "SKIP: the corpus " << name << " is not on this machine\n";
    return std::nullopt;
}

std::vector<std::string> filesBelow(const std::string& folder, const std::string& ending)
{
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().string().ends_with(ending))
            found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    return found;
}

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("can't read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace barch::test
