#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"
#include "ui/checks/finding_list.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

/// The sound design with faults: an index is missing, a table has no key, money is a float.
Project broken()
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    project = changed(project, "tasks", [](Table& table) {
        table.indexes.clear();
        addColumn(table, "price", "double precision");
    });
    Table notes = makeTable(project, "notes", TenancyClass::Global);
    notes.primaryKey.reset();
    return plus(project, notes);
}

std::size_t countOf(const Session& session, const std::string& rule)
{
    return static_cast<std::size_t>(std::count_if(session.findings().begin(), session.findings().end(),
                                                  [&](const Finding& finding) { return finding.rule == rule && !finding.waived; }));
}

std::string firstOf(const Session& session, const std::string& rule)
{
    for (const Finding& finding : session.findings())
        if (finding.rule == rule && !finding.waived)
            return finding.fingerprint();
    FAIL("no finding of " << rule);
    return {};
}

void choose(OpenWindow& window, const std::string& rule)
{
    auto& list = window.find<FindingList>("findingList");
    REQUIRE(list.select(firstOf(window.session(), rule)));
}

}  // namespace

TEST_CASE("a fault is seen, previewed, fixed in one step and taken back", "[checks][gui]")
{
    OpenWindow window(broken(), QStringLiteral("checks"));
    const std::size_t before = countOf(window.session(), "SCH002");
    REQUIRE(before > 0);
    const Project design = window.session().project();
    choose(window, "SCH002");
    CHECK(window.find<Text>("findingTitle").text().contains("has no index"));
    CHECK(!window.find<Text>("whyText").text().isEmpty());

    auto& sql = window.find<CodeView>("sqlPreview");
    window.until([&] { return sql.isVisible() && !sql.lines().empty(); }, "the preview");
    CHECK(sql.toPlainText().contains("CREATE INDEX"));
    CHECK(std::any_of(sql.lines().begin(), sql.lines().end(), [](const CodeLine& line) { return line.change == LineChange::Added; }));
    CHECK(window.find<Text>("fixSummary").text() == "1 index added");
    CHECK(sameAs(window.session().project(), design));  // a preview changes nothing
    window.photograph("checks");

    window.click("fixFinding");
    CHECK(!window.find<QPushButton>("fixFinding").isEnabled());  // until the new version was checked
    window.untilChecked();
    CHECK(countOf(window.session(), "SCH002") == before - 1);
    window.session().undo();
    CHECK(sameAs(window.session().project(), design));
    window.untilChecked();
    CHECK(countOf(window.session(), "SCH002") == before);
}

TEST_CASE("Enter in the list fixes, F8 goes on", "[checks][gui]")
{
    OpenWindow window(broken(), QStringLiteral("checks"));
    auto& list = window.find<FindingList>("findingList");
    choose(window, "SCH001");
    const std::string first = list.current()->fingerprint;
    QTest::keyClick(list.window(), Qt::Key_F8);
    CHECK(list.current()->fingerprint != first);
    QTest::keyClick(list.window(), Qt::Key_F8, Qt::ShiftModifier);
    CHECK(list.current()->fingerprint == first);
    QTest::keyClick(&list, Qt::Key_Return);
    window.untilChecked();
    CHECK(countOf(window.session(), "SCH001") == 0);
}

TEST_CASE("a finding is waived with a reason, and the waiver taken back", "[checks][gui]")
{
    OpenWindow window(broken(), QStringLiteral("checks"));
    choose(window, "SCH001");
    const auto errors = window.session().counts().errors;
    window.click("waiveFinding");
    auto& confirm = window.find<QPushButton>("waiveConfirm");
    CHECK(!confirm.isEnabled());  // a reason is needed
    QTest::keyClicks(&window.find<QLineEdit>("waiveReason"), "Filled by an import only");
    QTest::keyClicks(&window.find<QLineEdit>("waiveUntil"), "2031-02-30");
    CHECK(!confirm.isEnabled());  // no such day
    window.find<QLineEdit>("waiveUntil").setText("2031-02-27");
    window.photograph("waive");
    window.click("waiveConfirm");
    window.untilChecked();
    CHECK(window.session().counts().errors == errors - 1);
    CHECK(countOf(window.session(), "SCH001") == 0);

    const auto waived = std::find_if(window.session().findings().begin(), window.session().findings().end(),
                                     [](const Finding& finding) { return finding.waived; });
    REQUIRE(waived != window.session().findings().end());
    CHECK(waived->waiverReason == "Filled by an import only");
    REQUIRE(window.find<FindingList>("findingList").select(waived->fingerprint()));
    CHECK(window.find<Text>("waiverText").text().contains("2031-02-27"));
    CHECK(!window.find<QPushButton>("fixFinding").isVisible());
    window.photograph("waived");
    window.click("unwaiveFinding");
    window.untilChecked();
    CHECK(window.session().counts().errors == errors);
}

TEST_CASE("the safe ones are fixed together, in one step, after a preview", "[checks][gui]")
{
    OpenWindow window(broken(), QStringLiteral("checks"));
    const Project design = window.session().project();
    window.click("fixSafe");
    auto& apply = window.find<QPushButton>("batchApply");
    window.until([&] { return apply.isEnabled(); }, "the preview of all fixes");
    CHECK(sameAs(window.session().project(), design));
    window.photograph("batch");
    window.click("batchApply");
    window.untilChecked();
    CHECK(countOf(window.session(), "SCH001") == 0);
    CHECK(countOf(window.session(), "SCH002") == 0);
    window.session().undo();
    CHECK(sameAs(window.session().project(), design));
}

TEST_CASE("chips and filter narrow the list, and say so when nothing is left", "[checks][gui]")
{
    OpenWindow window(broken(), QStringLiteral("checks"));
    auto& list = window.find<FindingList>("findingList");
    const int all = list.shown();
    window.click("chipErrors");
    CHECK(list.shown() < all);
    window.click("chipErrors");
    CHECK(list.shown() == all);
    window.find<QLineEdit>("findingFilter").setText("nothing like this");
    CHECK(list.shown() == 0);
    CHECK(list.current() == nullptr);
    window.click("clearFilter");
    CHECK(list.shown() == all);
    CHECK(window.find<QLineEdit>("findingFilter").text().isEmpty());
}

TEST_CASE("a sound design has nothing to mend", "[checks][gui]")
{
    OpenWindow window(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), QStringLiteral("checks"));
    CHECK(window.session().findings().empty());
    CHECK(window.find<Text>("checksMessageTitle").text() == "Nothing to mend");
    CHECK(window.find<Text>("checksMessageTitle").isVisible());
    window.photograph("nothing");
}

TEST_CASE("the page of a rule opens beside its link and closes with Escape", "[checks][gui]")
{
    OpenWindow window(broken(), QStringLiteral("checks"));
    choose(window, "SCH001");
    window.click("ruleLink");
    auto& popover = window.find<QWidget>("rulePopover");
    CHECK(popover.isVisible());
    window.photograph("rule");
    QTest::keyClick(&popover, Qt::Key_Escape);
    CHECK(!popover.isVisible());
}
