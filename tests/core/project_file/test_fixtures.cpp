#include "core/project_file/project_file.h"
#include "tests/support/filled_project.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace barch;

namespace {

const std::string folder = BARCH_SOURCE_DIR "/tests/fixtures/format";

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("A file of every format version that was ever released opens, for ever")
{
    int fixtures = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".barch")
            continue;
        ++fixtures;
        const std::string text = contentOf(entry.path());
        const Result<Project> project = readProject(text, entry.path().filename().string());
        INFO((project ? std::string() : project.error().text()));
        REQUIRE(project);
        CHECK(project->tables.size() == 2);
        CHECK(project->answers.size() == 2);
        CHECK_FALSE(project->tables.begin()->columns.front().name.empty());
        if (entry.path().filename() == "project-1.0.barch")
            CHECK(writeProject(*project) == text);
    }
    CHECK(fixtures >= 1);
}

TEST_CASE("Write the fixture of format 1.0; only until 1.0 is released", "[.][fixture]")
{
    std::ofstream(folder + "/project-1.0.barch", std::ios::binary) << writeProject(filledProject());
}
