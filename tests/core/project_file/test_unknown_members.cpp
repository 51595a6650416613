#include "core/project_file/project_file.h"
#include "tests/support/filled_project.h"

#include <catch2/catch.hpp>

using namespace barch;

TEST_CASE("Members that this version does not know survive at every level, byte for byte")
{
    const Project project = filledProject(true);
    const std::string text = writeProject(project);
    const Result<Project> back = readProject(text, "test.barch");
    INFO((back ? std::string() : back.error().text()));
    REQUIRE(back);
    CHECK(*back == project);
    CHECK(writeProject(*back) == text);
}

TEST_CASE("They stay where an edit touches their element")
{
    Project project = filledProject(true);
    Table table = *project.tables.begin();
    table.name = "renamed";
    project.tables = project.tables.with(table);
    const Result<Project> back = readProject(writeProject(project), "test.barch");
    REQUIRE(back);
    CHECK(back->tables.find(table.id)->unknown.size() == 3);
}

TEST_CASE("A file of a later minor version goes on saying so")
{
    const std::string text = "{\n  \"format\": {\n    \"name\": \"barch\",\n    \"version\": \"1.7\",\n    \"feature\": 3\n  },\n"
                             "  \"info\": {\n    \"mood\": \"good\",\n    \"name\": \"Shop\"\n  },\n  \"later\": {}\n}\n";
    const Result<Project> project = readProject(text, "test.barch");
    REQUIRE(project);
    CHECK(project->info->name == "Shop");
    CHECK(writeProject(*project) == text);
}

TEST_CASE("Members in another order, layout or with a byte order mark read the same")
{
    const std::string text = "\xef\xbb\xbf{\"info\":{\"name\":\"Shop\",\"dialect\":\"mysql\"},\r\n\"tables\":{\"00000000000b\":{},"
                             "\"00000000000a\":{\"name\":\"x\"}},\"format\":{\"version\":\"1.0\",\"name\":\"barch\"}}";
    const Result<Project> project = readProject(text, "test.barch");
    REQUIRE(project);
    CHECK(project->info->dialect == Dialect::MySql);
    CHECK(project->tables.size() == 2);
    CHECK(project->tables.begin()->name == "x");
}
