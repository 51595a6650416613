#include "exporters/decisions/decisions.h"
#include "exporters/text/markdown_text.h"
#include "exporters/text/wrapped_markdown.h"

#include "core/stack/stack_view.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;

namespace {

Decision jobs()
{
    Decision decision;
    decision.id = decisionIdOf("queue");
    decision.topic = "queue";
    decision.title = "Where do background jobs wait?";
    decision.choice = "A queue in your own database";
    decision.status = DecisionStatus::Accepted;
    decision.context = "Work that happens after the answer is sent.\nSeveral customers share the tables.";
    DecisionOption& own = decision.options.emplace_back();
    own.name = decision.choice;
    own.speaksFor = "Things to run: nothing new.\nSaved with the data: same transaction.";
    DecisionOption& other = decision.options.emplace_back();
    other.name = "BullMQ";
    other.speaksAgainst = "Saved with the data: needs an outbox.";
    decision.reason = "Nothing new has to be run.";
    decision.consequences = "One table is added: jobs.\nHeavy jobs and requests share one database.";
    return decision;
}

std::string fileOf(const Project& project, const std::string& path)
{
    const Result<ExportResult> result = exportDecisions(project, {});
    REQUIRE(result);
    for (const ExportedFile& file : result->files)
        if (file.path == path)
            return file.bytes;
    FAIL("no " << path);
    return {};
}

}  // namespace

TEST_CASE("A decision record is written with its headings, options and consequences")
{
    Project project;
    project.decisions = project.decisions.with(jobs());
    CHECK(fileOf(project, "docs/decisions/0004-where-do-background-jobs-wait.md") ==
          "# Where do background jobs wait?\n"
          "\n"
          "- Status: accepted\n"
          "\n"
          "## Context\n"
          "\n"
          "Work that happens after the answer is sent.\n"
          "\n"
          "Several customers share the tables.\n"
          "\n"
          "## Options\n"
          "\n"
          "- A queue in your own database (chosen)\n"
          "  - For: Things to run: nothing new. Saved with the data: same transaction.\n"
          "- BullMQ\n"
          "  - Against: Saved with the data: needs an outbox.\n"
          "\n"
          "## Decision\n"
          "\n"
          "Chosen: A queue in your own database.\n"
          "\n"
          "Nothing new has to be run.\n"
          "\n"
          "## Consequences\n"
          "\n"
          "- One table is added: jobs.\n"
          "- Heavy jobs and requests share one database.\n");
    CHECK(fileOf(project, "docs/decisions/README.md").find(
              "- [0004](0004-where-do-background-jobs-wait.md) Where do background jobs wait? A\n  queue in your own database (accepted)\n") != std::string::npos);
}

TEST_CASE("A replaced decision and the one that replaced it name each other")
{
    Decision old = jobs();
    old.id = DecisionId::derive("archive");
    old.status = DecisionStatus::Superseded;
    Decision now = jobs();
    now.choice = "BullMQ";
    now.replaces = old.id;
    Project project;
    project.decisions = project.decisions.with(old).with(now);
    const std::vector<NumberedDecision> all = numberedDecisions(project);
    REQUIRE(all.size() == 2);
    CHECK(all[0].number == 4);
    CHECK(all[1].number >= 1000);
    CHECK(fileOf(project, "docs/decisions/" + all[0].file).find("- Replaces: [" + std::to_string(all[1].number) + "](" + all[1].file + ")\n") != std::string::npos);
    CHECK(fileOf(project, "docs/decisions/" + all[1].file).find("- Replaced by: [0004](" + all[0].file + ")\n") != std::string::npos);
}

TEST_CASE("Files of decisions have different names that stay in their folder, whatever the titles are")
{
    Project project;
    for (const char* title : {"../../etc/passwd", "", "Ähnlich", "Same", "Same", "a\nb", "...", "CON"}) {
        Decision decision;
        decision.id = DecisionId::derive("d" + std::to_string(project.decisions.size()));
        decision.title = title;
        project.decisions = project.decisions.with(decision);
    }
    const Result<ExportResult> result = exportDecisions(project, {});
    REQUIRE(result);
    REQUIRE(result->files.size() == 9);
    for (std::size_t i = 0; i < result->files.size(); ++i) {
        const std::string& path = result->files[i].path;
        INFO(path);
        CHECK(path.starts_with("docs/decisions/"));
        CHECK(path.find("..") == std::string::npos);
        CHECK(std::count(path.begin(), path.end(), '/') == 2);
        CHECK((i == 0 || result->files[i - 1].path < path));
    }
}

TEST_CASE("Nothing decided is an index that says so")
{
    const Result<ExportResult> result = exportDecisions(Project(), {});
    REQUIRE(result);
    REQUIRE(result->files.size() == 1);
    CHECK(result->files.front().bytes.find("Nothing has been decided yet.") != std::string::npos);
}

TEST_CASE("Lines are wrapped, and none begins something of its own")
{
    CHECK(wrappedMarkdown("one two three", {}, 8) == "one two\nthree\n");
    CHECK(wrappedMarkdown("one two three", "- ", 8) == "- one\n  two\n  three\n");
    CHECK(wrappedMarkdown("- 1. +x = :a 2)", {}, 1) == "\\-\n1\\.\n\\+x\n\\=\n\\:a\n2\\)\n");
    CHECK(wrappedMarkdown("  a \n\t b  ") == "a b\n");
    CHECK(wrappedMarkdown("") == "\n");
}

TEST_CASE("Text becomes Markdown that shows it, without links that make themselves")
{
    CHECK(markdownText("see https://example.com") == "see https&#58;//example.com");
    CHECK(markdownText("www.example.com") == "www&#46;example.com");
    CHECK(markdownText("a@example.com") == "a&#64;example.com");
    CHECK(markdownText("16:30, e.g. now") == "16:30, e.g. now");
    CHECK(markdownText("a\nb\x01") == "a b ");
    CHECK(markdownText("<b>*x*</b>") == "&lt;b&gt;\\*x\\*&lt;/b&gt;");
}
