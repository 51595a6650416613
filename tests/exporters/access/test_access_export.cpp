#include "core/edits/access_edits.h"
#include "core/project_file/project_file.h"
#include "exporters/target.h"
#include "exporters/text/csv_text.h"
#include "tests/core/blueprint/shipped_content.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace barch;
using namespace barch::test;

namespace {

Project sample(const std::string& name)
{
    auto read = readProject(shippedFile("samples/" + name + ".barch"), name + ".barch");
    REQUIRE(read);
    return *read;
}

ExportResult exportedFrom(const Project& project)
{
    const Target* target = findTarget("access-matrix");
    REQUIRE(target);
    auto result = target->run(project, {});
    REQUIRE(result);
    return *result;
}

std::string fileOf(const ExportResult& result, const std::string& path)
{
    for (const ExportedFile& file : result.files)
        if (file.path == path)
            return file.bytes;
    FAIL("no file " << path);
    return {};
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("the matrix of every sample is exported, the same every time")
{
    for (const char* name : {"helpdesk", "clinic", "invoicing", "project_board"}) {
        INFO(name);
        const Project project = sample(name);
        const ExportResult result = exportedFrom(project);
        CHECK(result.files == exportedFrom(project).files);
        CHECK(std::is_sorted(result.files.begin(), result.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; }));
        CHECK(linesOf(fileOf(result, "access/cases.csv")).size() > 100);
        CHECK(linesOf(fileOf(result, "access/tables.csv")).size() == 1 + 4 * project.tables.size());
    }
}

TEST_CASE("the matrix reads as the architect set it")
{
    const ExportResult result = exportedFrom(sample("helpdesk"));
    const auto lines = linesOf(fileOf(result, "access/matrix.csv"));
    CHECK(lines[0] == "group,permission,what,owner,admin,user,viewer\r");
    CHECK(lines[1] == "All tables,read,See rows,all,all,own,all\r");
    CHECK(lines[2] == "All tables,write,\"Add, change and delete rows\",all,all,own,\r");
    const std::string cases = fileOf(result, "access/cases.csv");
    CHECK(cases.find("public.tickets,viewer,change,other,refused\r\n") != std::string::npos);
    CHECK(cases.find("public.tickets,user,change,own,allowed\r\n") != std::string::npos);
    CHECK(cases.find("public.tickets,owner,read,other tenant,refused\r\n") != std::string::npos);
    CHECK(fileOf(result, "access/plans.csv").find("limit,people,3 people,25 people,unlimited") != std::string::npos);
    CHECK(fileOf(result, "access/access.md").find("| Price | free | 29.00 EUR a month | 99.00 EUR a month |") != std::string::npos);
}

TEST_CASE("no name becomes a formula or markup")
{
    Project project = sample("helpdesk");
    const AccessRoleId owner = project.accessRoles.begin()->id;
    const auto renamed = renameAccessRole(project, owner, "=HYPERLINK(\"http://x\",\"y\")|<b>");
    REQUIRE(renamed);
    const ExportResult result = exportedFrom(*renamed);
    for (const ExportedFile& file : result.files) {
        INFO(file.path);
        if (file.path.ends_with(".csv"))
            for (const std::string& line : linesOf(file.bytes))
                CHECK((line.find(",=") == std::string::npos && line.find(",\"=") == std::string::npos && line.front() != '='));
        else
            CHECK(file.bytes.find("<b>") == std::string::npos);
    }
}

TEST_CASE("cells of CSV come out as they went in, and never run")
{
    CHECK(csvText("plain") == "plain");
    CHECK(csvText("a,\"b\"") == "\"a,\"\"b\"\"\"");
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"})
        CHECK(csvText(formula).find('\'') <= 1);
    CHECK(csvLine({"a", "", "b"}) == "a,,b\r\n");
}

TEST_CASE("a design without roles says so")
{
    const auto result = findTarget("access-matrix")->run(Project(), {});
    REQUIRE_FALSE(result);
    CHECK(result.error().what == "The design has no roles yet.");
}
