#include "tests/core/blueprint/shipped_content.h"
#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"

#include "core/blueprint/proposal.h"
#include "core/edits/logic_edits.h"
#include "core/logic/logic_faults.h"
#include "core/questionnaire/interview.h"
#include "ui/logic/element_table.h"
#include "ui/logic/sequence_view.h"
#include "ui/logic/service_view.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

enum View { Services, Jobs, Calls, Messages, Files, Search, RealTime };

/// What the blueprint makes of a shop that does a bit of everything.
Project shop()
{
    const Content& content = shippedContent();
    Project project;
    for (const char* each : {"data.tenancy=shared", "logic.domain=shop", "logic.background=email,reports,scheduled", "logic.job_runner=bullmq", "services.payments=stripe",
                             "services.email=ses", "data.file_uploads=small", "services.storage=s3", "services.search=meilisearch", "logic.realtime=notifications"}) {
        const Result<Answer> answer = parseAnswer(content.questionnaire, project, each);
        INFO(each);
        REQUIRE(answer);
        project.answers = project.answers.with(*answer);
    }
    const Result<Project> design = acceptAll(content, project);
    REQUIRE(design);
    return *design;
}

template <class T>
const T& named(const SharedMap<T>& all, std::string_view name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.name == name; });
    REQUIRE(found != all.end());
    return *found;
}

void open(OpenWindow& window, View view)
{
    window.find<Segments>("logicViews").findChildren<QAbstractButton*>()[view]->click();
}

EditTable& tableOf(OpenWindow& window, const char* title)
{
    return window.find<EditTable>((std::string("logic.") + title).c_str());
}

/// A list of offers beside the table, once Qt has put it there.
QComboBox& offersOf(OpenWindow& window, const char* objectName)
{
    window.until([&] { return window.find<QComboBox>(objectName).isVisible(); }, objectName);
    return window.find<QComboBox>(objectName);
}

void take(QComboBox& offers, const QString& text)
{
    const int at = offers.findText(text);
    INFO(text.toStdString());
    REQUIRE(at > 0);
    offers.setCurrentIndex(at);
    emit offers.activated(at);
}

QModelIndex cell(EditTable& table, AnyId id, const QString& column)
{
    auto* model = static_cast<ElementTable*>(table.model());
    for (int i = 0; i < model->columnCount(); ++i)
        if (model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString() == column)
            return model->index(model->rowOf(id), i);
    throw std::runtime_error("no such column");
}

}  // namespace

TEST_CASE("services are drawn in lanes, walked by keyboard, tied by dragging and untied beside", "[logic][gui]")
{
    OpenWindow window(shop(), QStringLiteral("logic"));
    window.untilChecked();
    window.photograph("logic-services");
    const Project before = window.session().project();
    auto& view = window.find<ServiceView>("serviceView");
    const ServiceLayout& layout = view.layoutOfServices();
    REQUIRE(layout.boxes.size() == before.services.size());
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home);
    CHECK(before.services.find(view.selected())->name == "http_controllers");
    CHECK(view.accessibleDescription().contains(QStringLiteral("uses account_service")));
    QTest::keyClick(&view, Qt::Key_Right);
    CHECK(before.services.find(view.selected())->layer == "service");
    QTest::keyClick(&view, Qt::Key_Right);
    CHECK(before.services.find(view.selected())->layer == "repository");
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Down);
    CHECK(before.services.find(view.selected())->layer == "service");

    const ServiceId outbox = named(before.services, "outbox_service").id;
    const ServiceId audit = named(before.services, "audit_repository").id;
    const auto centre = [&](ServiceId id) { return view.layoutOfServices().boxes[static_cast<std::size_t>(view.layoutOfServices().find(id))].rect.center().toPoint(); };
    QTest::mousePress(&view, Qt::LeftButton, {}, centre(outbox));
    QTest::mouseMove(&view, centre(audit) - QPoint(20, 0));
    QTest::mouseMove(&view, centre(audit));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, centre(audit));
    const auto uses = [&] {
        const std::vector<ServiceId>& used = window.session().project().services.find(outbox)->uses;
        return std::find(used.begin(), used.end(), audit) != used.end();
    };
    CHECK(uses());
    CHECK(window.session().undoLabel() == "Let outbox_service use audit_repository");
    window.session().undo();
    CHECK_FALSE(uses());
    CHECK(sameAs(window.session().project(), before));

    take(offersOf(window, "addUsed"), QStringLiteral("audit_repository"));
    window.until(uses, "the use");
}

TEST_CASE("faults are drawn, told beside and gone when they are mended", "[logic][gui]")
{
    Project project = shop();
    const ServiceId accounts = named(project.services, "account_service").id;
    const ServiceId people = named(project.services, "people_repository").id;
    project = *setUses(project, people, accounts, true);
    Job orphan;
    orphan.id = JobId::derive("orphan");
    orphan.name = "orphan";
    orphan.schedule = "0 25 * * *";
    project.jobs = project.jobs.with(orphan);
    OpenWindow window(project, QStringLiteral("logic"));
    window.untilChecked();
    window.photograph("logic-faults");
    auto& view = window.find<ServiceView>("serviceView");
    CHECK(std::count_if(view.layoutOfServices().lines.begin(), view.layoutOfServices().lines.end(), [](const auto& line) { return line.wrong; }) == 1);
    CHECK(window.find<Text>("logicSubtitle").text().contains(QStringLiteral("problems")));
    CHECK(view.wordsOf(people).contains(QStringLiteral("Calls go from controllers to services to repositories")));

    open(window, Jobs);
    EditTable& jobs = tableOf(window, "Jobs");
    CHECK(jobs.model()->data(cell(jobs, orphan.id, QStringLiteral("Runs"))).toString() == QStringLiteral("can’t be read"));
    CHECK_FALSE(jobs.model()->data(cell(jobs, orphan.id, QStringLiteral("Name")), Qt::ToolTipRole).toString().isEmpty());
    CHECK_FALSE(jobs.model()->setData(cell(jobs, orphan.id, QStringLiteral("Schedule")), QStringLiteral("never")));
    CHECK(jobs.model()->setData(cell(jobs, orphan.id, QStringLiteral("Schedule")), QStringLiteral("0 3 * * MON")));
    CHECK(jobs.model()->data(cell(jobs, orphan.id, QStringLiteral("Runs"))).toString() == QStringLiteral("on Mondays at 03:00"));
    const Project now = *setUses(window.session().project(), people, accounts, false);
    CHECK(logicFaults(now).empty());
}

TEST_CASE("a job is added, edited, scheduled and removed by keyboard, and undo takes all of it back", "[logic][gui]")
{
    OpenWindow window(shop(), QStringLiteral("logic"));
    const Project before = window.session().project();
    open(window, Jobs);
    window.photograph("logic-jobs");
    EditTable& jobs = tableOf(window, "Jobs");
    window.click("addLogic");
    auto& editor = window.find<QLineEdit>("cellEditor");
    editor.setText(QStringLiteral("send_statement"));
    QTest::keyClick(&editor, Qt::Key_Return);
    const auto job = [&]() -> const Job* {
        for (const Job& each : window.session().project().jobs)
            if (each.name == "send_statement")
                return &each;
        return nullptr;
    };
    window.until([&] { return job() != nullptr; }, "the job");
    const JobId id = job()->id;
    CHECK(job()->carriesTenant);
    CHECK(job()->payload == std::vector<std::string>{"tenant_id"});
    CHECK(job()->runner == "bullmq");

    auto& schedule = window.find<QLineEdit>("part.Schedule");
    schedule.setFocus();
    QTest::keyClicks(&schedule, QStringLiteral("0 6 1 * *"));
    QTest::keyClick(&schedule, Qt::Key_Return);
    CHECK(job()->schedule == "0 6 1 * *");
    QTest::keyClicks(&schedule, QStringLiteral(" *"));
    QTest::keyClick(&schedule, Qt::Key_Return);
    CHECK(job()->schedule == "0 6 1 * *");
    CHECK(schedule.text() == QStringLiteral("0 6 1 * *"));
    const auto tells = [&](const QString& words) {
        const QList<Text*> texts = window.find<QWidget>("logicSide").findChildren<Text*>();
        return std::any_of(texts.begin(), texts.end(), [&](const Text* each) { return each->isVisible() && each->text() == words; });
    };
    window.until([&] { return tells(QStringLiteral("on the 1st of the month at 06:00")); }, "the schedule in words");

    take(offersOf(window, "addStarter"), QStringLiteral("billing_service"));
    const auto started = [&] {
        const auto& starts = named(window.session().project().services, "billing_service").starts;
        return std::find(starts.begin(), starts.end(), id) != starts.end();
    };
    window.until(started, "the start");
    CHECK(jobs.model()->data(cell(jobs, id, QStringLiteral("Started by"))).toString() == QStringLiteral("the clock, billing_service"));

    CHECK(jobs.model()->setData(cell(jobs, id, QStringLiteral("Tries")), QStringLiteral("5")));
    CHECK_FALSE(jobs.model()->setData(cell(jobs, id, QStringLiteral("Tries")), QStringLiteral("many")));
    CHECK_FALSE(jobs.model()->setData(cell(jobs, id, QStringLiteral("Time limit")), QStringLiteral("a while")));
    CHECK(jobs.model()->setData(cell(jobs, id, QStringLiteral("Dead letter")), QStringLiteral("yes")));
    CHECK(job()->maximumAttempts == 5);
    CHECK(job()->deadLetter);

    jobs.setFocus();
    jobs.setCurrentIndex(cell(jobs, id, QStringLiteral("Name")));
    QTest::keyClick(&jobs, Qt::Key_Delete);
    CHECK(job() == nullptr);
    CHECK_FALSE(started());
    while (window.session().canUndo())
        window.session().undo();
    CHECK(sameAs(window.session().project(), before));
}

TEST_CASE("calls, messages, files, searches and channels are edited in their tables", "[logic][gui]")
{
    OpenWindow window(shop(), QStringLiteral("logic"));
    const auto project = [&]() -> const Project& { return window.session().project(); };
    open(window, Calls);
    window.photograph("logic-calls");
    EditTable& calls = tableOf(window, "Outside calls");
    const ExternalCallId ses = std::find_if(project().externalCalls.begin(), project().externalCalls.end(), [](const ExternalCall& call) { return call.provider == "ses"; })->id;
    CHECK(calls.model()->data(cell(calls, ses, QStringLiteral("Called from"))).toString() == QStringLiteral("job send_email"));
    CHECK(calls.model()->setData(cell(calls, ses, QStringLiteral("Called from")), QStringLiteral("service account_service")));
    CHECK(project().externalCalls.find(ses)->calledFrom.kind == ElementKind::Service);
    CHECK(calls.model()->setData(cell(calls, ses, QStringLiteral("Time limit")), QStringLiteral("3 seconds")));

    open(window, Messages);
    window.photograph("logic-messages");
    EditTable& messages = tableOf(window, "Messages");
    const MessageId digest = named(project().messages, "digest").id;
    CHECK(messages.model()->setData(cell(messages, digest, QStringLiteral("Subject")), QStringLiteral("Your day")));
    CHECK(messages.model()->setData(cell(messages, digest, QStringLiteral("Names in the text")), QStringLiteral("user.name, ,news ")));
    CHECK(project().messages.find(digest)->variables == std::vector<std::string>{"user.name", "news"});

    open(window, Files);
    window.photograph("logic-files");
    EditTable& buckets = tableOf(window, "Files");
    const BucketId uploads = named(project().buckets, "uploads").id;
    CHECK(buckets.model()->setData(cell(buckets, uploads, QStringLiteral("Open to all")), QStringLiteral("yes")));
    CHECK(logicFaults(project()).size() == 1);
    window.session().undo();

    open(window, Search);
    window.photograph("logic-search");
    EditTable& searches = tableOf(window, "Search");
    const SearchIndexId products = named(project().searchIndexes, "products").id;
    searches.setCurrentIndex(cell(searches, products, QStringLiteral("Name")));
    const std::size_t columns = project().searchIndexes.find(products)->columns.size();
    take(offersOf(window, "addSearched"), QStringLiteral("slug"));
    window.until([&] { return project().searchIndexes.find(products)->columns.size() == columns + 1; }, "the column");
    CHECK(searches.model()->setData(cell(searches, products, QStringLiteral("Table")), QStringLiteral("users")));
    CHECK(project().searchIndexes.find(products)->columns.empty());

    open(window, RealTime);
    window.photograph("logic-channels");
    EditTable& channels = tableOf(window, "Real time");
    const ChannelId news = named(project().channels, "notifications").id;
    CHECK(channels.model()->setData(cell(channels, news, QStringLiteral("By")), QStringLiteral("WebSocket")));
    CHECK(project().channels.find(news)->transport == "websocket");
}

TEST_CASE("what happens is drawn for the chosen job, for a webhook and for a call, and copied", "[logic][gui]")
{
    OpenWindow window(shop(), QStringLiteral("logic"));
    const Project& project = window.session().project();
    open(window, Jobs);
    EditTable& jobs = tableOf(window, "Jobs");
    jobs.setCurrentIndex(cell(jobs, named(project.jobs, "send_email").id, QStringLiteral("Name")));
    auto& view = window.find<SequenceView>("sequenceView");
    CHECK(view.sequence().title == "send_email");
    CHECK(view.accessibleDescription().contains(QStringLiteral("Worker to ses: Send mail")));
    CHECK(view.accessibleDescription().contains(QStringLiteral("Or if it fails")));
    window.photograph("logic-sequence");
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_Home);
    CHECK(view.accessibleDescription() == view.wordsOf(view.sequence().lines.front()));
    window.click("copySequence");
    CHECK(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("sequenceDiagram\n")));

    auto& choice = window.find<QComboBox>("sequenceOf");
    const int webhook = choice.findText(QStringLiteral("stripe events"));
    REQUIRE(webhook > 0);
    choice.setCurrentIndex(webhook);
    CHECK(view.sequence().actors.front() == "stripe");
    const auto incoming = std::count_if(project.webhooks.begin(), project.webhooks.end(), [](const Webhook& each) { return each.incoming; });
    CHECK(choice.count() == 1 + static_cast<int>(project.endpoints.size()) + incoming);
    choice.setCurrentIndex(webhook > 1 ? 1 : 2);
    CHECK(view.sequence().actors.front() == "Client");
    jobs.setCurrentIndex(cell(jobs, named(project.jobs, "clean_up").id, QStringLiteral("Name")));
    CHECK(view.sequence().actors.front() == "Clock");
}

TEST_CASE("services are proposed for resources, and each element is found from elsewhere", "[logic][gui]")
{
    OpenWindow window(shop(), QStringLiteral("logic"));
    const std::size_t before = window.session().project().services.size();
    const std::size_t bare = resourcesWithoutService(window.session().project());
    REQUIRE(bare > 0);
    window.click("proposeServices");
    CHECK(window.session().project().services.size() == before + 3 * bare);
    CHECK(resourcesWithoutService(window.session().project()) == 0);
    CHECK(logicFaults(window.session().project()).empty());
    CHECK_FALSE(window.find<QPushButton>("proposeServices").isVisible());
    window.photograph("logic-proposed");
    auto& view = window.find<ServiceView>("serviceView");
    window.until([&] { return view.height() >= view.layoutOfServices().size.height(); }, "the room for all of them");
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_End);
    CHECK(view.visibleRegion().boundingRect().contains(view.layoutOfServices().boxes.back().rect.toRect()));
    window.session().undo();
    CHECK(window.session().project().services.size() == before);
    open(window, Files);
    QTest::keyClick(&tableOf(window, "Files"), Qt::Key_Delete);
    QTest::keyClick(&tableOf(window, "Files"), Qt::Key_Delete);
    CHECK(window.session().project().buckets.empty());
    CHECK(window.find<QAbstractButton>("answer.Files").isVisible());
    window.photograph("logic-no-files");
}

TEST_CASE("where nothing is designed the page says how to begin", "[logic][gui]")
{
    OpenWindow window(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), QStringLiteral("logic"));
    window.photograph("logic-empty");
    CHECK(window.find<QPushButton>("openProposal").isVisible());
    window.click("firstService");
    CHECK(window.session().project().services.size() == 1);
    auto& name = window.find<QLineEdit>("part.Name");
    CHECK(name.isVisible());
    name.setText(QStringLiteral("orders"));
    name.setModified(true);
    QTest::keyClick(&name, Qt::Key_Return);
    CHECK(window.session().project().services.begin()->name == "orders");
    auto& view = window.find<ServiceView>("serviceView");
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Delete);
    CHECK(window.session().project().services.empty());
    CHECK(window.find<QPushButton>("openProposal").isVisible());
}

TEST_CASE("a thousand services are laid out and painted quickly", "[logic][gui]")
{
    Project project;
    for (int i = 0; i < 1000; ++i) {
        Service service;
        service.id = ServiceId::derive("service/" + std::to_string(i));
        service.name = "service_" + std::to_string(i);
        service.layer = i % 3 == 0 ? "controller" : i % 3 == 1 ? "service" : "repository";
        if (i % 3 != 2)
            service.uses = {ServiceId::derive("service/" + std::to_string(i + 1)), ServiceId::derive("service/" + std::to_string((i + 31) / 3 * 3 + i % 3 + 1))};
        project.services = project.services.with(std::move(service));
    }
    OpenWindow window(project, QStringLiteral("logic"));
    auto& view = window.find<ServiceView>("serviceView");
    CHECK(view.layoutOfServices().boxes.size() == 1000);
    for (std::size_t i = 1; i < view.layoutOfServices().boxes.size(); ++i) {
        const auto& a = view.layoutOfServices().boxes[i - 1];
        const auto& b = view.layoutOfServices().boxes[i];
        CHECK((a.lane < b.lane || a.rect.bottom() < b.rect.top()));
    }
    CHECK_FALSE(view.grab(QRect(0, 0, 1000, 800)).isNull());
}
