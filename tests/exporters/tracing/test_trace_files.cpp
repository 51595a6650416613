#include "tests/core/tracing/traced_design.h"

#include "core/text/csv.h"
#include "exporters/tracing/trace_files.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

TEST_CASE("tracing as CSV has a line for each link and each gap")
{
    const Project project = tracedDesign();
    const Result<ExportResult> result = exportTraceCsv(project, {});
    REQUIRE(result);
    REQUIRE(result->files.size() == 2);
    const Result<TextTable> gaps = readCsv(result->files[0].bytes);
    const Result<TextTable> links = readCsv(result->files[1].bytes);
    REQUIRE(gaps);
    REQUIRE(links);
    CHECK(result->files[1].bytes == traceCsv(project));
    CHECK(links->rows.size() == 10);
    CHECK(links->rows.front().cells[1] == "Inbox");
    CHECK(links->rows.front().cells[5] == "tickets");
    CHECK(links->rows.front().cells[6] == "direct");
    CHECK(links->rows[1].cells[6] == "follows");
    CHECK(gaps->rows.size() == 8);
    CHECK(gaps->rows.front().cells[0] == "nothing asks for it");
}

TEST_CASE("names that a spreadsheet takes for formulas are text in the CSV")
{
    Project project = tracedDesign();
    Feature feature = *project.features.find(FeatureId::derive("Inbox"));
    feature.name = "=HYPERLINK(\"http://x\")";
    project.features = project.features.with(feature);
    const std::string text = traceCsv(project);
    CHECK(text.find(",=HYPERLINK") == std::string::npos);
    CHECK(text.find("\"=HYPERLINK") == std::string::npos);
    CHECK(readCsv(text)->rows.back().cells.size() == 7);
}

TEST_CASE("tracing to read names what is direct, what follows in brackets, and the gaps")
{
    const std::string text = traceMarkdown(tracedDesign());
    CHECK(text.find("| Inbox | 1: tickets | 1: (POST /tickets) | 1: (notify) | 1: (read:tickets) | 1: (Tenants are kept apart) | 1: (TicketService) |\n") != std::string::npos);
    CHECK(text.find("| Tagging | 1: (tags) | 1: POST /tags | – |") != std::string::npos);
    CHECK(text.find("\n## Nothing asks for it\n\n- table loose: No feature, no requirement and no answer asks for it.\n") != std::string::npos);
    CHECK(text.find("\n## Only an answer asks for it\n\nNothing is there for an answer alone.\n") != std::string::npos);
    CHECK(traceMarkdown(Project()).find("There are no features yet.") != std::string::npos);
}

TEST_CASE("the test plan tells which scenario nobody tries, and tests by level")
{
    Project project = tracedDesign();
    AiModel model = made<AiModel>("writer");
    project.aiModels = project.aiModels.with(model);
    TestCase whole = *project.testCases.find(TestCaseId::derive("Tagging works"));
    whole.level = "e2e";
    whole.scenario = "Tag, untag.";
    project.testCases = project.testCases.with(whole);
    const std::string text = testPlanMarkdown(project);
    CHECK(text.find("- **AI features**: no test yet\n") != std::string::npos);
    CHECK(text.find("## Integration tests\n") < text.find("## End-to-end tests\n"));
    CHECK(text.find("- **Tagging works**: Tag, untag. Covers Tagging.\n") != std::string::npos);
    CHECK(text.find("## Unit tests") == std::string::npos);
    CHECK(testPlanMarkdown(Project()) == "# Test plan\n\nThere are no tests in the plan yet.\n");
}
