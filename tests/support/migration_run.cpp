#include "tests/support/migration_run.h"

#include <stdexcept>

namespace barch::test {

ExportResult exported(const Project& project, std::string_view target)
{
    const Target* found = findTarget(target);
    if (!found)
        throw std::runtime_error("No target " + std::string(target));
    auto result = found->run(project, {});
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(*result);
}

const std::string& fileOf(const ExportResult& result, std::string_view path)
{
    for (const auto& file : result.files)
        if (file.path == path)
            return file.bytes;
    throw std::runtime_error("No file " + std::string(path));
}

bool hasFile(const ExportResult& result, std::string_view path)
{
    for (const auto& file : result.files)
        if (file.path == path)
            return true;
    return false;
}

std::string warningsOf(const ExportResult& result)
{
    std::string text;
    for (const auto& warning : result.warnings)
        text += warning.path + ": " + warning.feature + ": " + warning.result + "\n";
    return text;
}

}  // namespace barch::test
