#include "core/questionnaire/interview.h"
#include "core/stack/stack_view.h"
#include "tests/core/blueprint/shipped_content.h"
#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTest>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

/// A helpdesk in the middle of being planned: jobs, storage and cache are still open.
Project planned()
{
    const Content& content = shippedContent();
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    for (const char* each : {"data.engine=postgresql", "data.tenancy=shared", "data.relationships=organizations", "auth.method=managed", "auth.provider=clerk",
                             "services.managed=clerk", "logic.background=email,scheduled,ai_inference", "infra.framework=nestjs", "infra.orm=prisma",
                             "services.payments=stripe", "services.billing_model=subscription", "services.email=ses", "infra.platform=aws",
                             "infra.compliance=gdpr,pci_dss", "infra.traffic=medium", "infra.logging=cloudwatch", "services.search=database",
                             "data.file_uploads=small", "logic.realtime=notifications", "ai.use=no"})
        project.answers = project.answers.with(parseAnswer(content.questionnaire, project, each).value());
    return project;
}

struct StackWindow : OpenWindow {
    explicit StackWindow(Project project = planned()) : OpenWindow(std::move(project), QStringLiteral("stack")) {}
    /// What was built anew is seen once its events have run.
    void settle() { QTest::qWait(30); }
    void click(const char* objectName)
    {
        OpenWindow::click(objectName);
        settle();
    }
    QString decideText() { return find<QPushButton>("decide").text(); }
    const Decision* record(const char* topic) { return session().project().decisions.find(decisionIdOf(topic)); }
    const Answer* answer(const char* key) { return session().project().answer(key); }
};

}  // namespace

TEST_CASE("a decision is compared, taken, put off and undone", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.queue");
    CHECK(window.find<Text>("topicTitle").text() == "Where do background jobs wait?");
    CHECK(window.decideText() == "Decide: A queue in your own database");
    CHECK(window.find<QAbstractButton>("pick.A queue in your own database").accessibleName().contains("suggested"));
    window.photograph("stack-queue");
    window.click("pick.BullMQ");
    CHECK(window.decideText() == "Decide: BullMQ");
    window.click("decide");
    REQUIRE(window.record("queue"));
    CHECK(window.record("queue")->choice == "BullMQ");
    CHECK(window.answer("logic.job_runner")->has("bullmq"));
    CHECK(window.decideText() == "Decided");
    CHECK_FALSE(window.find<QPushButton>("decide").isEnabled());
    window.session().undo();
    CHECK_FALSE(window.record("queue"));
    CHECK_FALSE(window.answer("logic.job_runner"));
    window.session().redo();
    window.click("decideLater");
    CHECK(window.answer("logic.job_runner")->state == AnswerState::Open);
    CHECK(window.record("queue")->status == DecisionStatus::Proposed);
}

TEST_CASE("what clashes with another decision is refused before it is taken", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.framework");
    window.click("pick.Go");
    CHECK(window.find<QWidget>("refusal").isVisible());
    CHECK(window.find<Text>("refusalText").text().contains("Prisma is made for Node.js."));
    CHECK_FALSE(window.find<QPushButton>("decide").isEnabled());
    window.photograph("stack-refused");
    window.click("pick.Node.js with Express");
    CHECK_FALSE(window.find<QWidget>("refusal").isVisible());
    window.click("decide");
    CHECK(window.answer("infra.framework")->has("express"));
}

TEST_CASE("another choice than the accepted one keeps the earlier record", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.cache");
    window.click("decide");
    window.click("pick.Redis or Valkey");
    CHECK(window.decideText() == "Decide anew: Redis or Valkey");
    window.click("decide");
    CHECK(window.session().project().decisions.size() == 2);
    CHECK(window.record("cache")->replaces);
    window.click("allRecordsButton");
    window.photograph("stack-all-records");
    CHECK(window.find<QWidget>("allRecords").isVisible());
    window.click("allRecordsButton");
    CHECK(window.find<QWidget>("comparisonTable").isVisible());
}

TEST_CASE("weights and options of one's own change the comparison", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.search");
    const QString before = window.find<Text>("together.Meilisearch").text();
    window.click("changeWeights");
    auto& weight = window.find<QComboBox>("weight.words");
    weight.setCurrentIndex(0);
    emit weight.activated(0);
    window.settle();
    CHECK(window.find<Text>("together.Meilisearch").text() != before);
    window.photograph("stack-weights");
    window.click("changeWeights");
    window.click("addOption");
    window.find<QLineEdit>("optionName").setText("Typesense");
    window.find<QLineEdit>("optionFor").setText("The team knows it");
    window.find<QComboBox>("rating.run").setCurrentIndex(4);
    window.photograph("stack-option-form");
    window.click("optionAdd");
    CHECK(window.find<QAbstractButton>("pick.Typesense").isVisible());
    CHECK(window.find<Text>("together.Typesense").text() == "75");
    CHECK(window.session().undoLabel() == "Add the option “Typesense”");
}

TEST_CASE("a decision of one's own is added, decided and shown as Markdown", "[stack][gui]")
{
    StackWindow window;
    window.click("addDecision");
    window.find<QLineEdit>("decisionTitle").setText("How often do we publish?");
    window.find<QPlainTextEdit>("decisionContext").setPlainText("Customers ask for fixes.");
    window.find<QPlainTextEdit>("decisionOptions").setPlainText("Every week\nEvery day");
    window.photograph("stack-new-decision");
    window.click("decisionAdd");
    CHECK(window.find<Text>("topicTitle").text() == "How often do we publish?");
    window.click("pick.Every day");
    window.click("decide");
    const Decision& own = *window.session().project().decisions.begin();
    CHECK(own.choice == "Every day");
    window.find<Segments>("recordForm").findChildren<QAbstractButton*>()[1]->click();
    CHECK(window.find<CodeView>("recordMarkdown").toPlainText().contains("# How often do we publish?"));
    window.photograph("stack-own");
}

TEST_CASE("an option of one's own is taken out again, of a topic and of a decision of one's own", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.search");
    window.click("addOption");
    window.find<QLineEdit>("optionName").setText("Typesense");
    window.click("optionAdd");
    CHECK(window.find<QAbstractButton>("pick.Typesense").isVisible());
    window.click("removeOption.Typesense");
    CHECK(window.session().undoLabel() == "Remove the option “Typesense”");
    CHECK_THROWS_AS(window.find<QAbstractButton>("pick.Typesense"), std::runtime_error);
    window.session().undo();
    window.settle();
    CHECK(window.find<QAbstractButton>("pick.Typesense").isVisible());
    window.click("addDecision");
    window.find<QLineEdit>("decisionTitle").setText("How often do we publish?");
    window.find<QPlainTextEdit>("decisionOptions").setPlainText("Every week\nEvery day");
    window.click("decisionAdd");
    window.click("removeOption.Every day");
    CHECK_THROWS_AS(window.find<QAbstractButton>("pick.Every day"), std::runtime_error);
}

TEST_CASE("the text of a record that stands is edited, and undone", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.search");
    window.click("decide");
    const std::string before = window.record("search")->reason;
    window.click("editRecord");
    auto& reason = window.find<QPlainTextEdit>("recordReason");
    CHECK(reason.toPlainText().toStdString() == before);
    reason.setPlainText("We have run it for years.");
    window.click("recordCancel");
    CHECK(window.record("search")->reason == before);
    window.click("editRecord");
    window.find<QPlainTextEdit>("recordReason").setPlainText("We have run it for years.");
    window.photograph("stack-record-edit");
    window.click("recordSave");
    CHECK(window.record("search")->reason == "We have run it for years.");
    CHECK(window.find<QPushButton>("editRecord").isEnabled());
    window.session().undo();
    CHECK(window.record("search")->reason == before);
}

TEST_CASE("what matters stays in sight where a wide topic is scrolled sideways", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.search");
    auto& area = window.find<QScrollArea>("comparisonScroll");
    area.setFixedWidth(360);
    window.settle();
    auto& bar = *area.horizontalScrollBar();
    REQUIRE(bar.maximum() > 0);
    bar.setValue(bar.maximum());
    window.settle();
    auto& table = window.find<QWidget>("comparisonTable");
    const QWidget* title = table.childAt(bar.value() + 40, 60);
    REQUIRE(title);
    while (title->parentWidget() != &table)
        title = title->parentWidget();
    CHECK(title->mapTo(area.viewport(), QPoint(0, 0)).x() == 0);
    window.photograph("stack-scrolled");
}

TEST_CASE("with nothing answered the page says what to do, and can show the usual choices", "[stack][gui]")
{
    StackWindow window{Project()};
    CHECK(window.find<Text>("stackEmpty").isVisible());
    window.photograph("stack-empty");
    window.click("stackShowUsual");
    CHECK(window.find<QWidget>("comparisonTable").isVisible());
    CHECK(window.find<Text>("decisionCount").text().startsWith("0 of "));
}

TEST_CASE("the page is worked with the keyboard, and every rating is spoken", "[stack][gui]")
{
    StackWindow window;
    window.click("decision.queue");
    auto& first = window.find<QRadioButton>("pick.A queue in your own database");
    first.setFocus();
    QTest::keyClick(&first, Qt::Key_Right);
    CHECK(window.decideText() != "Decide: A queue in your own database");
    int spoken = 0;
    for (const QWidget* cell : window.find<QWidget>("comparisonTable").findChildren<QWidget*>())
        spoken += cell->accessibleName().contains(" of 4, ");
    CHECK(spoken >= 4 * 8);
}
