#include "exporters/tracing/trace_files.h"

#include "core/test_plan/scenarios.h"
#include "exporters/text/markdown_text.h"
#include "exporters/text/wrapped_markdown.h"

#include <algorithm>
#include <vector>

namespace barch {
namespace {

struct Level {
    const char* key;
    const char* title;
    const char* what;
};
constexpr Level levels[] = {
    {"unit", "Unit tests", "One function or class by itself; what it depends on is replaced."},
    {"integration", "Integration tests", "Parts together, with a real database."},
    {"e2e", "End-to-end tests", "The whole product, through the browser or the API, as a customer uses it."},
};

/// What is neither of the others counts as an integration test.
const Level& levelOf(const TestCase& test)
{
    const auto found = std::find_if(std::begin(levels), std::end(levels), [&](const Level& level) { return test.level == level.key; });
    return found == std::end(levels) ? levels[1] : *found;
}

std::vector<const TestCase*> byName(const Project& project)
{
    std::vector<const TestCase*> tests;
    for (const TestCase& test : project.testCases)
        tests.push_back(&test);
    std::stable_sort(tests.begin(), tests.end(), [](const TestCase* a, const TestCase* b) { return a->name < b->name; });
    return tests;
}

std::string scenarioSection(const Project& project, const std::vector<const TestCase*>& tests)
{
    std::string text;
    for (const Scenario scenario : scenarios) {
        if (!isNeeded(project, scenario))
            continue;
        std::string names;
        for (const TestCase* test : tests)
            if (tries(project, *test, scenario))
                names += (names.empty() ? "" : ", ") + test->name;
        text += wrappedMarkdown("**" + std::string(nameOf(scenario)) + "**: " + (names.empty() ? "no test yet" : markdownText(names)), "- ");
    }
    return text.empty() ? text : "\n## Critical scenarios\n\n" + text;
}

std::string entry(const Project& project, const TestCase& test)
{
    std::string text = "**" + inlineMarkdown(test.name) + "**";
    if (!test.scenario.empty())
        text += ": " + markdownText(test.scenario);
    std::string covers;
    for (const ElementRef& element : test.covers)
        covers += (covers.empty() ? "" : ", ") + shownName(project, element);
    if (!covers.empty())
        text += " Covers " + markdownText(covers) + ".";
    return wrappedMarkdown(text, "- ");
}

}  // namespace

std::string testPlanMarkdown(const Project& project)
{
    const std::vector<const TestCase*> tests = byName(project);
    std::string text = "# Test plan\n\n";
    if (!project.info->name.empty())
        text += wrappedMarkdown("Of " + markdownText(project.info->name) + ".") + "\n";
    text += tests.empty() ? std::string("There are no tests in the plan yet.\n") : std::to_string(tests.size()) + (tests.size() == 1 ? " test.\n" : " tests.\n");
    text += scenarioSection(project, tests);
    for (const Level& level : levels) {
        std::string entries;
        for (const TestCase* test : tests)
            if (&levelOf(*test) == &level)
                entries += entry(project, *test);
        if (!entries.empty())
            text += std::string("\n## ") + level.title + "\n\n" + wrappedMarkdown(level.what) + "\n" + entries;
    }
    return text;
}

Result<ExportResult> exportTestPlanMarkdown(const Project& project, const ExportOptions&)
{
    return ExportResult{{{"test-plan.md", testPlanMarkdown(project)}}, {}};
}

}  // namespace barch
