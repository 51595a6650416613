#include "core/project_file/project_file.h"
#include "tests/support/filled_project.h"
#include "tests/support/generated_project.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace barch;

namespace {

Project read(const std::string& text)
{
    Result<Project> project = readProject(text, "test.barch");
    INFO((project ? std::string() : project.error().text()));
    REQUIRE(project);
    return std::move(project).value();
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        all.push_back(line);
    return all;
}

std::size_t changedLines(const Project& before, const Project& after)
{
    const auto a = lines(writeProject(before));
    const auto b = lines(writeProject(after));
    REQUIRE(a.size() == b.size());
    std::size_t changed = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        changed += a[i] != b[i];
    return changed;
}

}  // namespace

TEST_CASE("A project with every member set reads back equal")
{
    const Project project = filledProject();
    const std::string text = writeProject(project);
    const Project back = read(text);
    CHECK(back == project);
    CHECK(writeProject(back) == text);
}

TEST_CASE("An empty project is the format alone")
{
    const std::string text = writeProject(Project());
    CHECK(text == "{\n  \"format\": {\n    \"name\": \"barch\",\n    \"version\": \"1.0\"\n  }\n}\n");
    CHECK(read(text) == Project());
}

TEST_CASE("A large project reads back equal, and both ways of writing give the same bytes")
{
    const Project project = generatedProject(300);
    const std::string text = writeProject(project);
    CHECK(read(text) == project);
    std::string streamed;
    CHECK(writeProject(project, [&](std::string_view piece) {
        streamed += piece;
        return true;
    }));
    CHECK(streamed == text);
}

TEST_CASE("Writing stops when the sink wants no more")
{
    CHECK_FALSE(writeProject(generatedProject(2), [](std::string_view) { return false; }));
}

TEST_CASE("Members stand sorted, elements by id, the format first, and no line ends in a space")
{
    const auto all = lines(writeProject(filledProject()));
    REQUIRE(all[1] == "  \"format\": {");
    std::string last;
    std::string lastElement;
    for (std::size_t i = 4; i < all.size(); ++i) {
        CHECK_FALSE(all[i].ends_with(' '));
        if (all[i].starts_with("  \"")) {
            CHECK(last < all[i]);
            last = all[i];
            lastElement.clear();
        } else if (all[i].starts_with("    \"") && all[i].ends_with('{')) {
            CHECK(lastElement < all[i]);
            lastElement = all[i];
        }
    }
}

TEST_CASE("One edit changes the lines that it means")
{
    const Project project = generatedProject(50);
    Table table = *project.tables.begin();
    table.columns[3].name = "renamed";
    Project renamed = project;
    renamed.tables = renamed.tables.with(table);
    CHECK(changedLines(project, renamed) == 1);

    Project moved = project;
    Placement placement = *moved.placements.begin();
    placement.x += 1;
    moved.placements = moved.placements.with(placement);
    CHECK(changedLines(project, moved) == 1);
}

TEST_CASE("Numbers keep their value and their short form")
{
    for (const double number : {0.1, -12.5, 1e300, 5e-324, 123456789.0, 3.0}) {
        Project project;
        Placement placement;
        placement.id = TableId::derive("t");
        placement.x = number;
        project.placements = project.placements.with(placement);
        CHECK(read(writeProject(project)) == project);
    }
    Project project;
    Placement placement;
    placement.id = TableId::derive("t");
    placement.x = std::numeric_limits<double>::quiet_NaN();
    placement.y = std::numeric_limits<double>::infinity();
    project.placements = project.placements.with(placement);
    CHECK(read(writeProject(project)).placements.begin()->x == 0);
}

TEST_CASE("Bytes that are not UTF-8 become the replacement character, so the file stays readable")
{
    for (const std::string bad : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\xe2\x82"}) {
        Project project;
        ProjectInfo info;
        info.name = "x" + bad + "y";
        project.info = info;
        const Project back = read(writeProject(project));
        CHECK(back.info->name.starts_with('x'));
        CHECK(back.info->name.ends_with('y'));
        CHECK(back.info->name.find("\xef\xbf\xbd") != std::string::npos);
    }
}

TEST_CASE("A text of any length and any characters comes back as it was")
{
    std::string text;
    for (int c = 0; c < 128; ++c)
        text += static_cast<char>(c);
    while (text.size() < 300000)
        text += "é😀漢" + text.substr(0, 1000);
    Project project;
    ProjectInfo info;
    info.description = text;
    project.info = info;
    CHECK(read(writeProject(project)).info->description == text);
}

TEST_CASE("What refers to nothing, or has no id, still saves and opens")
{
    Project project;
    Table table;
    table.id = TableId();
    table.tenantKey = ColumnId::derive("nowhere");
    table.foreignKeys.emplace_back().columns = {ColumnId(), ColumnId::derive("nowhere")};
    table.primaryKey.emplace();
    project.tables = project.tables.with(table);
    CHECK(read(writeProject(project)) == project);
}
