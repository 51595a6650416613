#include "core/rules/checker.h"
#include "core/rules/rule.h"
#include "tests/core/rules/designs.h"
#include "ui/checks/finding_rows.h"
#include "ui/checks/rule_page.h"

#include "app/platform/content_files.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::ui;

namespace {

ListedFinding finding(const char* rule, Severity severity, const char* heading, const char* path, bool waived = false)
{
    ListedFinding listed;
    listed.finding.rule = rule;
    listed.finding.severity = severity;
    listed.finding.waived = waived;
    listed.finding.element = ElementRef::table(TableId::derive(path));
    listed.finding.fix = FixKind::Automatic;
    listed.heading = QString::fromLatin1(heading);
    listed.path = QString::fromLatin1(path);
    listed.subject = QString::fromStdString(std::string(subjectOf(rule)));
    listed.searched = (listed.heading + ' ' + listed.path).toCaseFolded();
    return listed;
}

std::vector<ListedFinding> some()
{
    return {finding("TEN016", Severity::Error, "Rows are open", "orders"), finding("SCH002", Severity::Warning, "No index", "lines"),
            finding("SCH002", Severity::Warning, "No index here either", "notes"), finding("SCH012", Severity::Info, "No time stamps", "lines"),
            finding("TEN001", Severity::Error, "No class", "tags", true)};
}

QStringList shown(const std::vector<ListedFinding>& findings, const FindingFilter& filter, const QSet<QString>& collapsed = {})
{
    QStringList out;
    for (const FindingRow& row : rowsOf(findings, filter, collapsed))
        out.append(row.finding == FindingRow::heading ? QStringLiteral("# %1 %2").arg(row.group).arg(row.count)
                                                      : findings[static_cast<std::size_t>(row.finding)].heading);
    return out;
}

}  // namespace

TEST_CASE("findings stand under their severity, waived ones last", "[checks]")
{
    CHECK(shown(some(), {}) == QStringList{"# Errors 1", "Rows are open", "# Warnings 2", "No index", "No index here either", "# Notes 1",
                                           "No time stamps", "# Waived 1", "No class"});
    CHECK(shown(some(), {}, {"Warnings", "Waived"}) ==
          QStringList{"# Errors 1", "Rows are open", "# Warnings 2", "# Notes 1", "No time stamps", "# Waived 1"});
}

TEST_CASE("findings can be grouped by subject and by table", "[checks]")
{
    FindingFilter filter;
    filter.waived = false;
    filter.grouping = FindingGrouping::Subject;
    CHECK(shown(some(), filter) ==
          QStringList{"# Isolation 1", "Rows are open", "# Schema 3", "No index", "No index here either", "No time stamps"});
    filter.grouping = FindingGrouping::Table;
    CHECK(shown(some(), filter) == QStringList{"# lines 2", "No index", "No time stamps", "# notes 1", "No index here either", "# orders 1", "Rows are open"});
}

TEST_CASE("filters narrow the list down", "[checks]")
{
    FindingFilter filter;
    filter.text = QStringLiteral("INDEX notes");
    CHECK(shown(some(), filter) == QStringList{"# Warnings 1", "No index here either"});
    filter = {};
    filter.severities[1] = false;
    filter.waived = false;
    CHECK(shown(some(), filter) == QStringList{"# Errors 1", "Rows are open", "# Notes 1", "No time stamps"});
    filter = {};
    filter.subjects = {"Isolation"};
    CHECK(shown(some(), filter) == QStringList{"# Errors 1", "Rows are open", "# Waived 1", "No class"});
    filter.text = QStringLiteral("nothing like it");
    CHECK(shown(some(), filter).isEmpty());
}

TEST_CASE("totals leave waived findings out", "[checks]")
{
    const FindingTotals totals = totalsOf(some());
    CHECK(totals.severities[0] == 1);
    CHECK(totals.severities[1] == 2);
    CHECK(totals.severities[2] == 1);
    CHECK(totals.waived == 1);
    CHECK(totals.automatic == 4);
    REQUIRE(totals.subjects.size() == 2);
    CHECK(totals.subjects[0] == std::pair<QString, int>{"Schema", 3});
}

TEST_CASE("a message is a heading and the rest", "[checks]")
{
    CHECK(headingOf("orders.id has no index. Every list reads all rows.") == "orders.id has no index");
    CHECK(restOf("orders.id has no index. Every list reads all rows.") == "Every list reads all rows.");
    CHECK(headingOf("One sentence.") == "One sentence");
    CHECK(restOf("One sentence.").isEmpty());
    CHECK(headingOf("public.orders has e.g. no key. It matters.") == "public.orders has e.g. no key");
}

TEST_CASE("the page of every rule has its three sections", "[checks]")
{
    for (const Rule& rule : allRules()) {
        INFO(rule.code);
        const RulePage page = rulePageOf(productContent(), std::string(rule.code));
        CHECK(!page.problem.isEmpty());
        CHECK(!page.why.isEmpty());
        CHECK(!page.fix.isEmpty());
        CHECK(!page.fix.contains('`'));
    }
}
