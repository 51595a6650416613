#include "shipped_content.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace barch::test {
namespace {

namespace fs = std::filesystem;

fs::path root()
{
    return fs::path(BARCH_SOURCE_DIR) / "resources";
}

Content readShipped()
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root())) {
        const std::string path = fs::relative(entry.path(), root()).generic_string();
        if (entry.is_regular_file() && (path.ends_with(".json") || path.ends_with(".md")))
            files.emplace(path, shippedFile(path));
    }
    Result<Content> content = readContent(files);
    if (!content)
        throw std::runtime_error(content.error().text());
    return std::move(content).value();
}

}  // namespace

const Content& shippedContent()
{
    static const Content content = readShipped();
    return content;
}

std::string shippedFile(const std::string& path)
{
    std::stringstream text;
    text << std::ifstream(root() / path, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace barch::test
