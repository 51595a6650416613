#include "tests/exporters/validation/agreement.h"

#include "exporters/validation/validation.h"
#include "tests/support/process.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>

namespace barch::test {
namespace {

const std::string judges = BARCH_SOURCE_DIR "/tests/judges";

}  // namespace

JudgeFolder::JudgeFolder()
{
    if (!std::filesystem::exists(judges + "/node_modules/zod"))
        throw std::runtime_error("The judges are not installed: run installer/install_dependencies.sh test.");
    std::string pattern = std::filesystem::temp_directory_path().string() + "/barch-judges-XXXXXX";
    if (!mkdtemp(pattern.data()))
        throw std::runtime_error("No temporary folder can be made.");
    m_path = pattern;
    std::filesystem::create_directory_symlink(judges + "/node_modules", m_path + "/node_modules");
}

JudgeFolder::~JudgeFolder()
{
    std::error_code ignored;
    std::filesystem::remove(m_path + "/node_modules", ignored);
    std::filesystem::remove_all(m_path, ignored);
}

void JudgeFolder::write(const std::string& path, const std::string& bytes) const
{
    const std::filesystem::path file = std::filesystem::path(m_path) / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

JudgeOutput runJudge(const std::string& script, const std::vector<std::string>& arguments)
{
    std::vector<std::string> command = {"node", judges + "/" + script};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto answer = runProcess(command, {}, {}, 600);
    return {answer.ok(), answer.out + answer.error};
}

std::string compileSchemas(const Project& project, const JudgeFolder& folder)
{
    for (const auto target : {validation::exportZod, validation::exportYup}) {
        const auto result = target(project, {});
        if (!result)
            return result.error().text();
        for (const ExportedFile& file : result->files)
            folder.write(file.path, file.bytes);
    }
    folder.write("package.json", "{\"type\":\"module\",\"private\":true}\n");
    folder.write("tsconfig.json", R"({"compilerOptions":{"strict":true,"noUncheckedIndexedAccess":true,"exactOptionalPropertyTypes":true,)"
                                  R"("noUnusedLocals":true,"noImplicitReturns":true,"target":"es2022","lib":["es2022","dom"],"types":[],)"
                                  R"("module":"nodenext","skipLibCheck":true,"outDir":"js"},"include":["zod","yup"]})");
    const auto compiled = runJudge("node_modules/typescript/bin/tsc", {"-p", folder.path()});
    return compiled.ok ? std::string() : "tsc: " + compiled.text;
}

}  // namespace barch::test
