#include "tests/core/rules/designs.h"
#include "tests/core/tracing/traced_design.h"
#include "tests/ui/pages/fake_services.h"

#include "ui/coverage/gap_model.h"
#include "ui/coverage/test_model.h"
#include "ui/coverage/trace_model.h"
#include "ui/features/element_picker.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

void openView(OpenWindow& window, int view)
{
    window.find<Segments>("coverageViews").findChildren<QAbstractButton*>()[view]->click();
}

QString cell(EditTable& table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

QStringList column(EditTable& table, int number)
{
    QStringList texts;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        texts.append(cell(table, row, number));
    return texts;
}

}  // namespace

TEST_CASE("the matrix shows what each feature leads to, and the side goes there", "[coverage][gui]")
{
    OpenWindow window(tracedDesign(), QStringLiteral("coverage"));
    window.photograph("coverage-matrix");
    auto& table = window.find<EditTable>("traceMatrix");
    REQUIRE(table.model()->rowCount() == 2);
    CHECK(cell(table, 0, 0) == "Inbox");
    CHECK(cell(table, 0, 1) == "1  tickets");
    CHECK(cell(table, 0, 3) == "1  notify");
    CHECK(cell(table, 1, 2) == "1  POST /tags");
    table.setCurrentIndex(table.model()->index(1, 0));
    CHECK(window.find<Text>("traceTitle").text() == "Tagging");
    auto& filter = window.find<QLineEdit>("coverageFilter");
    filter.setText(QStringLiteral("notify"));
    CHECK(column(table, 0) == QStringList{QStringLiteral("Inbox")});
    filter.clear();
    window.until([&] { return window.find<QAbstractButton>("link.0").isVisible(); }, "what Inbox leads to");
    window.click("link.0");  // Inbox is current again: its table
    window.until([&] { return !table.isVisible(); }, "the page of the table");
}

TEST_CASE("a feature without a test says so in the matrix", "[coverage][gui]")
{
    Project project = tracedDesign();
    project.testCases = {};
    OpenWindow window(project, QStringLiteral("coverage"));
    auto& table = window.find<EditTable>("traceMatrix");
    CHECK(cell(table, 0, 5) == "none");
    CHECK(cell(table, 0, 6) == "1  TicketService");
}

TEST_CASE("what nothing asks for is given to a feature, several at once, and undo takes it back", "[coverage][gui]")
{
    OpenWindow window(tracedDesign(), QStringLiteral("coverage"));
    const Project before = window.session().project();
    openView(window, 1);
    window.photograph("coverage-gaps");
    auto& table = window.find<EditTable>("gapTable");
    CHECK(column(table, GapModel::Name) == QStringList{QStringLiteral("loose"), QStringLiteral("read:nothing"), QStringLiteral("POST /tags/merge"), QStringLiteral("idle")});
    table.setFocus();
    table.selectAll();
    window.find<QComboBox>("gapFeature").setCurrentText(QStringLiteral("Inbox"));
    CHECK(window.find<QPushButton>("assignGap").text() == "These 4 are part of this feature");
    window.click("assignGap");
    CHECK(window.session().undoLabel() == "Make 4 elements part of Inbox");
    CHECK(table.model()->rowCount() == 0);
    CHECK(window.find<Text>("noGaps").isVisible());
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    CHECK(table.model()->rowCount() == 4);
}

TEST_CASE("a test is added for what no test covers", "[coverage][gui]")
{
    OpenWindow window(tracedDesign(), QStringLiteral("coverage"));
    openView(window, 1);
    window.click("gapsUntested");
    auto& table = window.find<EditTable>("gapTable");
    CHECK(column(table, GapModel::Name) == QStringList{QStringLiteral("loose"), QStringLiteral("POST /tags/merge"), QStringLiteral("idle")});
    table.selectionModel()->setCurrentIndex(table.model()->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const std::size_t before = window.session().project().testCases.size();
    window.click("testGap");
    CHECK(window.session().project().testCases.size() == before + 1);
    CHECK(column(table, GapModel::Name) == QStringList{QStringLiteral("loose"), QStringLiteral("idle")});
    window.click("gapsUndelivered");
    CHECK(column(table, GapModel::Name) == QStringList{QStringLiteral("Vague")});
    auto& picker = window.find<ElementPicker>("addDelivered");
    picker.setCurrentIndex(picker.findText(QStringLiteral("tickets  table")));
    emit picker.activated(picker.currentIndex());
    window.until([&] { return table.model()->rowCount() == 0; }, "a requirement that is met");
    window.session().undo();
    CHECK(column(table, GapModel::Name) == QStringList{QStringLiteral("Vague")});
    QTest::keyClick(&table, Qt::Key_Return);
    window.until([&] { return !table.isVisible(); }, "the requirement's page");
}

TEST_CASE("the test plan is edited, tests that follow from the design are added, and undo takes them back", "[coverage][gui]")
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    project.testCases = {};
    OpenWindow window(project, QStringLiteral("coverage"));
    openView(window, 2);
    auto& table = window.find<EditTable>("testPlan");
    CHECK_FALSE(table.isVisible());
    window.photograph("coverage-no-tests");
    window.click("deriveTests");
    window.photograph("coverage-tests");
    REQUIRE(table.isVisible());
    const int derived = table.model()->rowCount();
    CHECK(derived > 2);
    auto* model = static_cast<TestModel*>(table.model());
    const TestCaseId id = model->idAt(0);
    CHECK(table.model()->setData(model->index(0, TestModel::Level), QStringLiteral("e2e")));
    CHECK(window.session().project().testCases.find(id)->level == "e2e");
    CHECK(model->index(model->rowOf(id), TestModel::Level).data().toString() == "e2e");
    CHECK_FALSE(table.model()->setData(model->index(0, TestModel::Name), QStringLiteral("  ")));
    CHECK_FALSE(table.model()->setData(model->index(0, TestModel::Covers), QStringLiteral("x")));
    table.setCurrentIndex(model->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Delete);
    CHECK(model->rowCount() == derived - 1);
    for (int i = 0; i < 3; ++i)
        window.session().undo();
    CHECK(window.session().project().testCases.empty());
}

TEST_CASE("a test is added by hand, told what it covers, and shown when it is asked for", "[coverage][gui]")
{
    OpenWindow window(tracedDesign(), QStringLiteral("coverage"));
    openView(window, 2);
    window.click("addTest");
    auto& editor = window.find<QLineEdit>("cellEditor");
    editor.setText(QStringLiteral("Merging keeps all"));
    QTest::keyClick(&editor, Qt::Key_Return);
    auto& table = window.find<EditTable>("testPlan");
    window.until([&] { return column(table, TestModel::Name).contains(QStringLiteral("Merging keeps all")); }, "the name");
    TestCaseId id;
    for (const TestCase& test : window.session().project().testCases)
        if (test.name == "Merging keeps all")
            id = test.id;
    auto& picker = window.find<ElementPicker>("addCovered");
    picker.setCurrentIndex(picker.findText(QStringLiteral("tags  table")));
    emit picker.activated(picker.currentIndex());
    window.until([&] { return window.session().project().testCases.find(id)->covers == std::vector{ElementRef::table(TableId::derive("tags"))}; }, "what it covers");
    window.until([&] { return window.find<QAbstractButton>("covers0Remove").isVisible(); }, "its line");
    window.click("covers0Remove");
    window.until([&] { return window.session().project().testCases.find(id)->covers.empty(); }, "nothing covered");
}

TEST_CASE("without features and tables the page says what to do", "[coverage][gui]")
{
    OpenWindow window(Project(), QStringLiteral("coverage"));
    window.photograph("coverage-empty");
    CHECK(window.find<QPushButton>("planFeatures").isVisible());
    CHECK_FALSE(window.find<EditTable>("traceMatrix").isVisible());
}
