#include "tests/core/payments/selling_design.h"
#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"

#include "core/payments/subscription_life.h"
#include "ui/payments/event_model.h"
#include "ui/payments/life_view.h"
#include "ui/payments/price_model.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QCheckBox>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

/// A sound design that sells by Stripe, with a trial and two plans.
Project selling(std::vector<std::string> providers = {"stripe"})
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    const Project sells = sellingDesign(std::move(providers), "subscription", "days_14");
    project.payments = sells.payments;
    project.paymentEvents = sells.paymentEvents;
    project.webhooks = sells.webhooks;
    for (const UserType& type : sells.types)
        project.types = project.types.with(type);
    project.tables = project.tables.with(*sells.tables.begin());
    for (const auto& [name, price] : {std::pair("Team", "2900"), std::pair("Free", "0")}) {
        Plan plan;
        plan.id = PlanId::derive(name);
        plan.name = name;
        plan.price = price;
        plan.currency = "EUR";
        plan.interval = "month";
        plan.limits = {{"people", "3", "people"}};
        project.plans = project.plans.with(plan);
    }
    return project;
}

QModelIndex cellOf(EditTable& table, const Project& project, std::string_view event, int part)
{
    auto* model = static_cast<EventModel*>(table.model());
    return model->index(model->rowOf(eventNamed(project, event).id), part);
}

}  // namespace

TEST_CASE("events are edited in the table, the drawing follows, and undo takes it back", "[payments][gui]")
{
    OpenWindow window(selling(), QStringLiteral("payments"));
    window.photograph("payments");
    auto& table = window.find<EditTable>("paymentEvents");
    auto& life = window.find<LifeView>("lifeView");
    const Project before = window.session().project();
    const std::size_t lanes = life.layoutOfLife().lanes.size();
    table.setCurrentIndex(cellOf(table, before, "charge.refunded", EventModel::From));
    CHECK(table.model()->setData(table.currentIndex(), QStringLiteral(" paused, active ,active")));
    CHECK(eventNamed(window.session().project(), "charge.refunded").fromStates == std::vector<std::string>{"active", "paused"});
    CHECK(life.layoutOfLife().lanes.size() == lanes + 1);  // it had shared a lane with the dispute
    CHECK(window.session().undoLabel() == "Say where charge.refunded leads");
    CHECK(table.model()->setData(cellOf(table, before, "charge.refunded", EventModel::To), QStringLiteral("stays")));
    CHECK(eventNamed(window.session().project(), "charge.refunded").toState.empty());
    window.session().undo();
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    CHECK(table.model()->setData(cellOf(table, before, "charge.refunded", EventModel::Step), QStringLiteral("is noted")));
    CHECK(eventNamed(window.session().project(), "charge.refunded").action == "record");
}

TEST_CASE("an event is added and removed by keyboard", "[payments][gui]")
{
    OpenWindow window(selling(), QStringLiteral("payments"));
    const Project before = window.session().project();
    auto& table = window.find<EditTable>("paymentEvents");
    window.click("addPaymentEvent");
    CHECK(window.session().project().paymentEvents.size() == before.paymentEvents.size() + 1);
    auto& editor = window.find<QLineEdit>("cellEditor");
    editor.setText(QStringLiteral("invoice.voided"));
    QTest::keyClick(&editor, Qt::Key_Return);
    window.until([&] { return eventNamed(window.session().project(), "invoice.voided").provider == "stripe"; },
                 "the event, which Qt takes over a moment later");
    QTest::keyClick(&table, Qt::Key_Delete);
    CHECK(eventNamed(window.session().project(), "invoice.voided").event.empty());
    CHECK(window.session().project().paymentEvents.size() == before.paymentEvents.size());
}

TEST_CASE("the drawing goes from state to state by keyboard and chooses events", "[payments][gui]")
{
    OpenWindow window(selling(), QStringLiteral("payments"));
    auto& life = window.find<LifeView>("lifeView");
    life.setFocus();
    QTest::keyClick(&life, Qt::Key_Home);
    CHECK(life.accessibleDescription().startsWith("none"));
    QTest::keyClick(&life, Qt::Key_Right);
    CHECK(life.accessibleDescription().contains("from none by + checkout.session.completed"));
    auto& table = window.find<EditTable>("paymentEvents");
    auto* model = static_cast<EventModel*>(table.model());
    QTest::keyClick(&life, Qt::Key_Down);
    const PaymentEventId first = model->idAt(table.currentIndex().row());
    QTest::keyClick(&life, Qt::Key_Down);
    CHECK(model->idAt(table.currentIndex().row()) != first);
    const LifeLayout::Lane& lane = life.layoutOfLife().lanes.front();
    QTest::mouseClick(&life, Qt::LeftButton, {}, lane.label.center().toPoint());
    CHECK(model->idAt(table.currentIndex().row()) == lane.events.front());
}

TEST_CASE("lanes and states of the drawing lie apart at every width", "[payments]")
{
    for (const char* provider : {"stripe", "razorpay", "paypal"})
        for (const char* trial : {"none", "days_14"})
            for (const double width : {640.0, 900.0, 1600.0}) {
                const SubscriptionLife life = subscriptionLife(sellingDesign({provider}, "subscription", trial));
                const LifeLayout layout = layOutLife(life, width);
                INFO(provider << " " << trial << " " << width);
                REQUIRE(layout.boxes.size() == life.states.size());
                for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
                    const auto& a = layout.lanes[i];
                    CHECK(QRectF(QPointF(), layout.size).contains(QPointF(a.end, a.y)));
                    for (std::size_t j = i + 1; j < layout.lanes.size(); ++j) {
                        const auto& b = layout.lanes[j];
                        if (a.y != b.y)
                            continue;
                        const auto [aLeft, aRight] = std::minmax({*std::min_element(a.starts.begin(), a.starts.end()), *std::max_element(a.starts.begin(), a.starts.end()), a.end});
                        const auto [bLeft, bRight] = std::minmax({*std::min_element(b.starts.begin(), b.starts.end()), *std::max_element(b.starts.begin(), b.starts.end()), b.end});
                        CHECK((aRight < bLeft || bRight < aLeft));
                    }
                    for (const QRectF& box : layout.boxes)
                        CHECK_FALSE(box.contains(QPointF(a.end, a.y)));
                }
                for (std::size_t i = 1; i < layout.boxes.size(); ++i)
                    CHECK(layout.boxes[i - 1].right() < layout.boxes[i].left());
            }
}

TEST_CASE("what is checked of a message is switched, and missing events are added", "[payments][gui]")
{
    Project project = withoutEvent(withoutEvent(selling(), "charge.dispute.created"), "customer.subscription.paused");
    Webhook open = *project.webhooks.begin();
    open.verifiesSignature = false;
    project.webhooks = project.webhooks.with(open);
    OpenWindow window(project, QStringLiteral("payments"));
    const Project opened = window.session().project();
    window.photograph("payments-problems");
    auto& box = window.find<QCheckBox>("webhook.stripe.signature");
    CHECK_FALSE(box.isChecked());
    box.click();
    window.until([&] { return window.session().project().webhooks.begin()->verifiesSignature; }, "the signature");
    window.until([&] { return window.find<QAbstractButton>("addUsualEvents").isVisible(); }, "the side as it is now");
    window.click("addUsualEvents");
    window.until([&] { return subscriptionLife(window.session().project()).problems.empty(); }, "a complete life");
    window.session().undo();
    window.session().undo();
    CHECK(sameAs(window.session().project(), opened));
}

TEST_CASE("prices are edited as whole numbers", "[payments][gui]")
{
    OpenWindow window(selling(), QStringLiteral("payments"));
    auto& views = window.find<Segments>("paymentViews");
    views.findChildren<QAbstractButton*>()[1]->click();
    auto& table = window.find<EditTable>("planPrices");
    CHECK(table.isVisible());
    window.photograph("payments-plans");
    CHECK(table.model()->index(0, PriceModel::Name).data().toString() == "Free");
    CHECK_FALSE(table.model()->setData(table.model()->index(1, PriceModel::Price), QStringLiteral("29.50")));
    CHECK(table.model()->setData(table.model()->index(1, PriceModel::Price), QStringLiteral("3100")));
    CHECK(window.session().project().plans.find(PlanId::derive("Team"))->price == "3100");
}

TEST_CASE("with several providers one is looked at alone, and where nothing is paid the page says so", "[payments][gui]")
{
    OpenWindow two(selling({"stripe", "paypal"}), QStringLiteral("payments"));
    auto& table = two.find<EditTable>("paymentEvents");
    const int all = table.model()->rowCount();
    two.photograph("payments-two");
    two.find<Segments>("paymentProvider").findChildren<QAbstractButton*>()[2]->click();
    CHECK(table.model()->rowCount() < all);
    OpenWindow none(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), QStringLiteral("payments"));
    CHECK(none.find<QPushButton>("answerPayments").isVisible());
    none.photograph("payments-empty");
}
