#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"

#include "core/api/resources.h"
#include "core/edits/call_edits.h"
#include "core/edits/endpoint_edits.h"
#include "ui/api/call_list.h"
#include "ui/api/contract_view.h"
#include "ui/api/field_model.h"
#include "ui/api/offer_model.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <ctime>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

Project withRest(Project project)
{
    ApiSettings settings = *project.api;
    settings.style = "rest";
    settings.basePath = "/api/v1";
    settings.errorFormat = "envelope";
    settings.rateLimit = "120 requests a minute for each person";
    project.api = settings;
    return project;
}

Project ok(Result<Project> result)
{
    if (!result)
        FAIL(result.error().text());
    return std::move(result).value();
}

/// A sound design that offers projects and tasks, with an action, a message to customers and a channel.
Project offering()
{
    Project project = withRest(soundDesign(Dialect::PostgreSql, TenancyModel::Shared));
    const TableId tasks = tableOf(project, "tasks").id;
    project = ok(offerTables(project, {{tableOf(project, "projects").id, {Operation::List, Operation::Read, Operation::Create, Operation::Update, Operation::Delete}},
                                       {tasks, {Operation::List, Operation::Read, Operation::Create}}}));
    project = ok(addAction(project, tasks, "finish"));
    Webhook sent;
    sent.id = WebhookId::derive("sent");
    sent.incoming = false;
    sent.name = "customer events";
    sent.events = {"task.finished"};
    project.webhooks = project.webhooks.with(sent);
    Channel channel;
    channel.id = ChannelId::derive("tasks");
    channel.name = "tasks";
    channel.transport = "websocket";
    channel.table = tasks;
    project.channels = project.channels.with(channel);
    return project;
}

const Endpoint& callOf(const Project& project, const char* table, Operation operation)
{
    const Endpoint* found = api::endpointOf(project, tableOf(project, table).id, operation);
    REQUIRE(found);
    return *found;
}

void choose(OpenWindow& window, const ElementRef& element)
{
    auto& list = window.find<CallList>("calls");
    REQUIRE(list.select(element));
}

void choose(OpenWindow& window, const char* table, Operation operation)
{
    choose(window, ElementRef::of(ElementKind::Endpoint, callOf(window.session().project(), table, operation).id));
}

/// Types over what the field holds, and Enter.
void typeInto(OpenWindow& window, const char* name, const QString& text)
{
    auto& edit = window.find<QLineEdit>(name);
    edit.setFocus();
    edit.selectAll();
    QTest::keyClicks(&edit, text);
    QTest::keyClick(&edit, Qt::Key_Return);
}

QModelIndex fieldAt(OpenWindow& window, const char* column, int part)
{
    auto& table = window.find<EditTable>("callFields");
    for (int row = 0; row < table.model()->rowCount(); ++row)
        if (table.model()->index(row, FieldModel::Name).data().toString() == QLatin1String(column))
            return table.model()->index(row, part);
    FAIL(column);
    return {};
}

QDialog& dialog(OpenWindow& window, const char* name)
{
    (void)window;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget->objectName() == QLatin1String(name) && widget->isVisible())
            return *static_cast<QDialog*>(widget);
    throw std::runtime_error(std::string("no dialog called ") + name);
}

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

TEST_CASE("calls stand by resource, are filtered and folded, and the contract follows", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("api"));
    auto& list = window.find<CallList>("calls");
    auto& contract = window.find<ContractView>("contract");
    CHECK(list.calls() == 11);
    CHECK(list.groups() == 4);
    window.until([&] { return contract.lineCount() > 100; }, "the contract");
    choose(window, "tasks", Operation::Create);
    REQUIRE(contract.marked().count > 10);
    CHECK(contract.textOf(contract.marked().first).trimmed() == "post:");
    CHECK(contract.textOf(contract.marked().first + 1).contains("createTask"));
    CHECK(contract.firstLine() <= contract.marked().first);
    window.photograph("api-create");

    auto& filter = window.find<QLineEdit>("callFilter");
    filter.setFocus();
    QTest::keyClicks(&filter, QStringLiteral("finish"));
    CHECK(list.calls() == 2);  // the action, and the message that tells of it
    choose(window, "projects", Operation::Delete);
    CHECK(filter.text().isEmpty());
    QTest::keyClick(&list, Qt::Key_Left);   // to the heading
    QTest::keyClick(&list, Qt::Key_Left);   // folded
    const int open = list.model()->rowCount();
    QTest::keyClick(&list, Qt::Key_Right);
    CHECK(list.model()->rowCount() == open + 5);
    QTest::keyClick(&list, Qt::Key_Down);
    CHECK(EndpointId(list.current().id) == callOf(window.session().project(), "projects", Operation::List).id);

    for (QAbstractButton* format : window.find<Segments>("contractFormat").findChildren<QAbstractButton*>())
        if (format->text() == QLatin1String("JSON"))
            format->click();
    window.until([&] { return contract.textOf(0) == "{" && contract.marked().count > 0; }, "the contract as JSON");
    CHECK(contract.textOf(contract.marked().first).contains("\"get\""));
    for (QAbstractButton* format : window.find<Segments>("contractFormat").findChildren<QAbstractButton*>())
        if (format->text() == QLatin1String("GraphQL"))
            format->click();
    window.until([&] { return contract.textOf(0).startsWith('#'); }, "the schema of GraphQL");
}

TEST_CASE("name, path, terms and the end of a call are edited, refused where they make no sense, and undone", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("api"));
    const Project before = window.session().project();
    choose(window, "tasks", Operation::List);
    const EndpointId id = callOf(before, "tasks", Operation::List).id;
    const auto now = [&]() -> const Endpoint& { return *window.session().project().endpoints.find(id); };

    typeInto(window, "callPath", QStringLiteral("/to-dos"));
    CHECK(now().path == "/to-dos");
    typeInto(window, "callPath", QStringLiteral("/to dos"));
    CHECK(now().path == "/to-dos");
    auto& path = window.find<QLineEdit>("callPath");
    CHECK(path.property("invalid").toBool());
    CHECK_FALSE(path.toolTip().isEmpty());
    QTest::keyClick(&path, Qt::Key_Escape);
    CHECK(path.text() == "/to-dos");
    CHECK_FALSE(path.property("invalid").toBool());
    typeInto(window, "callName", QStringLiteral("listProjects"));
    CHECK(now().operationId == "listTasks");
    QTest::keyClick(&window.find<QLineEdit>("callName"), Qt::Key_Escape);
    typeInto(window, "callSummary", QStringLiteral("All there is to do"));
    CHECK(now().summary == "All there is to do");
    typeInto(window, "callRateLimit", QStringLiteral("10 requests a minute"));
    window.find<QCheckBox>("callIdempotency").click();
    CHECK(now().idempotencyKey);
    auto& permission = window.find<QComboBox>("callPermission");
    permission.setFocus();
    permission.setCurrentIndex(permission.count() - 1);
    emit permission.activated(permission.currentIndex());
    CHECK(now().isPublic);
    typeInto(window, "callRemoved", QStringLiteral("2027-06-30"));
    CHECK(now().removedAfter.empty());  // nobody was told that it ends
    QTest::keyClick(&window.find<QLineEdit>("callRemoved"), Qt::Key_Escape);
    typeInto(window, "callDeprecated", QStringLiteral("2026-12-01"));
    typeInto(window, "callRemoved", QStringLiteral("2027-06-30"));
    CHECK(now().removedAfter == "2027-06-30");
    auto& contract = window.find<ContractView>("contract");
    window.until([&] {
        for (int i = 0; i < contract.marked().count; ++i)
            if (contract.textOf(contract.marked().first + i).contains("x-sunset"))
                return true;
        return false;
    }, "the end of the call in the contract");
    CHECK(window.find<QPushButton>("showApiChanges").isVisible());
    window.photograph("api-deprecated");
    window.find<QPushButton>("showApiChanges").click();
    QDialog& changes = dialog(window, "apiChanges");
    CHECK(changes.findChildren<Text*>().size() > 4);
    changes.reject();
    while (window.session().canUndo())
        window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    CHECK(path.text() == "/tasks");
}

TEST_CASE("fields are shown, taken, filtered and sorted by the space key", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("api"));
    const Project before = window.session().project();
    choose(window, "tasks", Operation::List);
    auto& table = window.find<EditTable>("callFields");
    CHECK(table.isColumnHidden(FieldModel::Taken));
    CHECK_FALSE(table.isColumnHidden(FieldModel::Filter));
    const QModelIndex title = fieldAt(window, "title", FieldModel::Filter);
    CHECK(title.data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
    table.setFocus();
    table.setCurrentIndex(title);
    QTest::keyClick(&table, Qt::Key_Space);
    CHECK(title.data(Qt::CheckStateRole).toInt() == Qt::Checked);
    CHECK(window.session().undoLabel() == "Filter by title");
    CHECK(fieldAt(window, "title", FieldModel::Name).data(Qt::AccessibleTextRole).toString().contains("no index"));
    window.untilChecked();
    window.until([&] { return window.find<Text>("callFinding").isVisible(); }, "the finding about the missing index");
    CHECK(fieldAt(window, "title", FieldModel::Name).row() == table.currentIndex().row());
    window.photograph("api-filter");

    choose(window, "tasks", Operation::Create);
    CHECK(table.isColumnHidden(FieldModel::Filter));
    CHECK(fieldAt(window, "title", FieldModel::Needed).data().toString() == "required");
    CHECK_FALSE(fieldAt(window, "title", FieldModel::Example).data().toString().isEmpty());
    const QModelIndex created = fieldAt(window, "created_at", FieldModel::Taken);
    CHECK_FALSE(created.flags().testFlag(Qt::ItemIsUserCheckable));  // the server keeps it
    for (int row = 0; row < table.model()->rowCount(); ++row)
        CHECK(table.model()->index(row, FieldModel::Name).data().toString() != "tenant_id");
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
}

TEST_CASE("answers are shown as the contract has them, and errors are chosen", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("api"));
    choose(window, "tasks", Operation::Create);
    auto& good = window.find<CodeView>("goodAnswer");
    auto& other = window.find<CodeView>("otherExample");
    window.until([&] { return good.isVisible() && !good.lines().empty(); }, "the answers");
    CHECK(good.toPlainText().contains("\"success\": true"));
    CHECK(window.find<Text>("goodAnswerTitle").text().startsWith("201"));
    CHECK(other.toPlainText().contains("not_valid"));
    auto& beside = window.find<QComboBox>("answerBeside");
    beside.setCurrentIndex(0);
    emit beside.activated(0);
    CHECK(other.toPlainText().contains("\"title\""));
    CHECK_FALSE(other.toPlainText().contains("tenant"));
    CHECK_FALSE(window.find<QPushButton>("status401").isEnabled());
    window.click("status410");
    const std::vector<int>& statuses = callOf(window.session().project(), "tasks", Operation::Create).errorStatuses;
    CHECK(std::find(statuses.begin(), statuses.end(), 410) != statuses.end());

    auto& answers = window.find<QComboBox>("apiAnswers");
    answers.setCurrentIndex(2);
    emit answers.activated(2);
    CHECK(window.session().project().api->errorFormat == "problem");
    window.until([&] { return !good.toPlainText().contains("success") && other.toPlainText().contains("/problems/gone"); }, "the answers without envelope");
    window.photograph("api-problem");
    window.session().undo();
    window.session().undo();
    CHECK(window.session().project().api->errorFormat == "envelope");
}

TEST_CASE("tables are proposed in one step, from nothing too", "[api][gui]")
{
    OpenWindow window(withRest(soundDesign(Dialect::PostgreSql, TenancyModel::Shared)), QStringLiteral("api"));
    window.photograph("api-empty");
    const Project before = window.session().project();
    window.click("proposeFirst");
    QDialog& offer = dialog(window, "offerDialog");
    auto* table = offer.findChild<EditTable*>(QStringLiteral("offers"));
    auto* summary = offer.findChild<Text*>(QStringLiteral("offerSummary"));
    auto* model = static_cast<OfferModel*>(table->model());
    CHECK(model->added() > 8);
    const int usual = model->added();
    CHECK(summary->text().contains(QString::number(usual)));
    table->setFocus();
    table->setCurrentIndex(model->index(0, OfferModel::FirstOperation));
    const bool first = model->index(0, OfferModel::FirstOperation).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    QTest::keyClick(table, Qt::Key_Space);
    CHECK(model->added() == usual + (first ? -1 : 1));
    QTest::keyClick(table, Qt::Key_Space);
    if (const QString folder = qEnvironmentVariable("BARCH_SCREENSHOTS"); !folder.isEmpty())
        CHECK(offer.grab().save(folder + QStringLiteral("/api-offer.png")));
    offer.findChild<QPushButton*>(QStringLiteral("offerOk"))->click();
    CHECK(static_cast<int>(window.session().project().endpoints.size()) == usual);
    CHECK(window.find<CallList>("calls").calls() == usual);
    CHECK(window.find<CallList>("calls").current().kind == ElementKind::Endpoint);
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    CHECK(window.find<QPushButton>("proposeFirst").isVisible());
}

TEST_CASE("actions, uploads, messages and channels are added, edited and removed", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("api"));
    const Project before = window.session().project();
    auto& list = window.find<CallList>("calls");
    choose(window, "projects", Operation::Read);
    const auto trigger = [&](const char* words) {
        for (QAction* action : window.find<QToolButton>("addCall").menu()->actions())
            if (action->text().startsWith(QLatin1String(words)))
                return action->trigger();
        FAIL(words);
    };
    trigger("Add an action");
    {
        QDialog& form = dialog(window, "elementForm");
        CHECK(form.findChild<QComboBox*>(QStringLiteral("actionTable"))->currentText() == "projects");
        auto* verb = form.findChild<QLineEdit*>(QStringLiteral("actionVerb"));
        verb->setText(QStringLiteral("!"));
        form.findChild<QPushButton*>(QStringLiteral("formOk"))->click();
        CHECK(form.findChild<Text*>(QStringLiteral("formReason"))->isVisible());
        verb->setText(QStringLiteral("Mark as done"));
        form.findChild<QPushButton*>(QStringLiteral("formOk"))->click();
    }
    const Endpoint* action = window.session().project().endpoints.find(EndpointId(list.current().id));
    REQUIRE(action);
    CHECK(action->path == "/projects/{id}/mark-as-done");
    CHECK(action->operationId == "markAsDoneProject");
    auto& schema = window.find<QPlainTextEdit>("callSchema");
    CHECK(schema.isVisible());
    schema.setFocus();
    schema.setPlainText(QStringLiteral("{\"type\": \"array\"}"));
    CHECK(window.find<Text>("callSchemaFault").isVisible());
    CHECK(window.session().project().endpoints.find(action->id)->requestSchema.empty());
    schema.setPlainText(QStringLiteral("{\"type\": \"object\", \"properties\": {\"note\": {\"type\": \"string\"}}}"));
    CHECK_FALSE(window.session().project().endpoints.find(EndpointId(list.current().id))->requestSchema.empty());
    CHECK_FALSE(window.find<Text>("callSchemaFault").isVisible());

    trigger("Add an upload");
    dialog(window, "elementForm").findChild<QPushButton*>(QStringLiteral("formOk"))->click();
    typeInto(window, "callMaximumSize", QStringLiteral("much"));
    CHECK(window.session().project().endpoints.find(EndpointId(list.current().id))->maximumSize == "10 MB");
    QTest::keyClick(&window.find<QLineEdit>("callMaximumSize"), Qt::Key_Escape);
    typeInto(window, "callMaximumSize", QStringLiteral("2 GB"));
    typeInto(window, "callContentTypes", QStringLiteral("image/png, application/pdf"));
    const Endpoint upload = *window.session().project().endpoints.find(EndpointId(list.current().id));
    CHECK(upload.maximumSize == "2 GB");
    CHECK(upload.contentTypes == std::vector<std::string>{"image/png", "application/pdf"});
    window.photograph("api-upload");

    trigger("Add messages from a provider");
    const WebhookId hook(list.current().id);
    typeInto(window, "webhookName", QStringLiteral("parcel service"));
    typeInto(window, "webhookPath", QStringLiteral("/webhooks/parcels"));
    window.find<QCheckBox>("webhookSignature").click();
    window.find<QPlainTextEdit>("webhookEvents").setPlainText(QStringLiteral("parcel.sent\n\n parcel.lost "));
    const Webhook* webhook = window.session().project().webhooks.find(hook);
    REQUIRE(webhook);
    CHECK(webhook->name == "parcel service");
    CHECK_FALSE(webhook->verifiesSignature);
    CHECK(webhook->events == std::vector<std::string>{"parcel.sent", "parcel.lost"});
    window.photograph("api-webhook");

    trigger("Add a live channel");
    typeInto(window, "channelName", QStringLiteral("projects.{project_id}"));
    auto& transport = window.find<QComboBox>("channelTransport");
    transport.setCurrentIndex(2);
    emit transport.activated(2);
    const ChannelId channel(list.current().id);
    CHECK(window.session().project().channels.find(channel)->transport == "server_sent_events");
    window.photograph("api-channel");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Delete);
    CHECK_FALSE(window.session().project().channels.find(channel));
    CHECK(list.current().kind != ElementKind::Project);
    while (window.session().canUndo())
        window.session().undo();
    CHECK(sameAs(window.session().project(), before));
}

TEST_CASE("the settings of the API are changed and refused", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("api"));
    window.click("apiSettings");
    QDialog& form = dialog(window, "elementForm");
    form.findChild<QLineEdit*>(QStringLiteral("apiBasePath"))->setText(QStringLiteral("/api/v2"));
    form.findChild<QPlainTextEdit*>(QStringLiteral("apiOrigins"))->setPlainText(QStringLiteral("*"));
    form.findChild<QPushButton*>(QStringLiteral("formOk"))->click();
    CHECK(form.findChild<Text*>(QStringLiteral("formReason"))->isVisible());
    form.findChild<QPlainTextEdit*>(QStringLiteral("apiOrigins"))->setPlainText(QStringLiteral("https://app.example.com"));
    form.findChild<QPushButton*>(QStringLiteral("formOk"))->click();
    CHECK(window.session().project().api->basePath == "/api/v2");
    CHECK(window.find<Text>("apiSubtitle").text().contains("/api/v2"));
    window.session().undo();
    CHECK(window.session().project().api->basePath == "/api/v1");
}

TEST_CASE("another page leads to a call, and a call to its table", "[api][gui]")
{
    OpenWindow window(offering(), QStringLiteral("data-model"));
    window.window().showElement(ElementRef::of(ElementKind::Endpoint, callOf(window.session().project(), "tasks", Operation::Read).id));
    CHECK(window.window().currentPageId() == "api");
    CHECK(EndpointId(window.find<CallList>("calls").current().id) == callOf(window.session().project(), "tasks", Operation::Read).id);
    window.click("callTable");
    CHECK(window.window().currentPageId() == "data-model");
}

TEST_CASE("two thousand calls are scrolled and chosen within a frame", "[api][gui]")
{
    Project project = withRest(soundDesign(Dialect::PostgreSql, TenancyModel::Shared));
    const Table pattern = tableOf(project, "tasks");
    std::vector<std::shared_ptr<const Table>> tables;
    for (const Table& table : project.tables)
        tables.push_back(std::make_shared<const Table>(table));
    std::vector<std::shared_ptr<const Endpoint>> endpoints;
    for (int i = 0; i < 400; ++i) {
        Table table = pattern;
        table.id = TableId::derive("many/" + std::to_string(i));
        table.name = "things_" + std::to_string(i);
        for (const Operation operation : api::rowOperations)
            endpoints.push_back(std::make_shared<const Endpoint>(api::endpointFor(project, table, operation)));
        tables.push_back(std::make_shared<const Table>(std::move(table)));
    }
    project.tables = SharedMap<Table>::of(std::move(tables));
    project.endpoints = SharedMap<Endpoint>::of(std::move(endpoints));
    REQUIRE(project.endpoints.size() == 2000);
    OpenWindow window(project, QStringLiteral("api"));
    auto& list = window.find<CallList>("calls");
    auto& contract = window.find<ContractView>("contract");
    window.until([&] { return contract.lineCount() > 100000; }, "the contract of two thousand calls");
    list.setFocus();
    std::vector<double> steps;
    std::vector<double> scrolls;
    for (int i = 0; i < 120; ++i) {
        double start = cpuMilliseconds();
        QTest::keyClick(&list, Qt::Key_Down);
        QApplication::processEvents();
        steps.push_back(cpuMilliseconds() - start);
        start = cpuMilliseconds();
        contract.verticalScrollBar()->setValue(i * 1171 % contract.lineCount());
        list.verticalScrollBar()->setValue(i * 97 % list.verticalScrollBar()->maximum());
        contract.viewport()->repaint();
        list.viewport()->repaint();
        scrolls.push_back(cpuMilliseconds() - start);
    }
    std::sort(steps.begin(), steps.end());
    std::sort(scrolls.begin(), scrolls.end());
    WARN("choosing " << steps[60] << " ms median, " << steps[118] << " worst of a hundred; scrolling " << scrolls[60] << " median, " << scrolls[118]);
    CHECK(steps[60] < 16);
    CHECK(scrolls[60] < 16);
}
