#include "ui/payments/payments_page.h"

#include "core/edits/element_edits.h"
#include "core/payments/subscription_life.h"
#include "ui/payments/event_model.h"
#include "ui/payments/life_view.h"
#include "ui/payments/payment_side.h"
#include "ui/payments/price_model.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

bool sellsAnything(const Project& project)
{
    return !project.payments->providers.empty() || !project.paymentEvents.empty();
}

}  // namespace

PaymentsPage::PaymentsPage(const PageContext& context) : Page(context)
{
    m_add = new QAction(tr("Add a payment event"), this);
    connect(m_add, &QAction::triggered, this, &PaymentsPage::addEvent);
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);

    m_life = new LifeView;
    m_lifeArea = scrolling(m_life);
    m_noLife = makeGround("canvas");
    auto* words = column(6, m_noLife);
    words->addStretch(1);
    words->addWidget(oneLine(tr("Nothing is paid by subscription"), TypeRole::Strong, Ink::Primary), 0, Qt::AlignHCenter);
    words->addWidget(oneLine(tr("Payments are made once each. There are no states between which a subscription moves."), TypeRole::Base, Ink::Secondary), 0, Qt::AlignHCenter);
    words->addStretch(1);

    auto* down = new QSplitter(Qt::Vertical);
    down->setObjectName(QStringLiteral("paymentsSplit"));
    down->setHandleWidth(1);
    down->setChildrenCollapsible(false);
    down->addWidget(m_lifeArea);
    down->addWidget(m_noLife);
    down->addWidget(makeTables());
    down->setStretchFactor(0, 3);
    down->setStretchFactor(2, 2);
    down->setSizes({500, 500, 360});

    m_side = new PaymentSide(context);
    auto* side = scrolling(m_side);
    side->setMinimumWidth(metrics().inspectorMin);
    side->setMaximumWidth(440);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);
    across->addWidget(down);
    across->addWidget(side);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({1060, 340});
    m_work = across;
    m_empty = makeEmpty();
    layout->addWidget(m_work, 1);
    layout->addWidget(m_empty, 1);

    connect(m_life, &LifeView::eventChosen, this, &PaymentsPage::select);
    connect(m_side, &PaymentSide::eventChosen, this, &PaymentsPage::select);
    connect(&session(), &Session::projectChanged, this, [this] { refresh(); });
    connect(&session(), &Session::projectReplaced, this, [this] {
        m_event = {};
        refresh();
    });
    connect(&session(), &Session::findingsChanged, this, [this] {
        if (!m_events->isEditing() && !m_prices->isEditing())
            refresh();
    });
    refresh();
}

PaymentsPage::~PaymentsPage() = default;

QWidget* PaymentsPage::makeHeader()
{
    QWidget* header = pageHeader(m_headerLine);
    m_headerLine->addWidget(oneLine(tr("Payments"), TypeRole::Title, Ink::Primary));
    m_subtitle = oneLine({}, TypeRole::Base, Ink::Secondary);
    m_subtitle->setObjectName(QStringLiteral("paymentsSubtitle"));
    m_headerLine->addWidget(m_subtitle, 1);
    return header;
}

QWidget* PaymentsPage::makeTables()
{
    auto* panel = makeGround("page");
    auto* layout = column(0, panel);
    layout->addWidget(new Hairline);
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(10, bar);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    m_views = new Segments({tr("Events"), tr("Plans and prices")});
    m_views->setObjectName(QStringLiteral("paymentViews"));
    m_views->setAccessibleName(tr("What the table shows"));
    line->addWidget(m_views);
    m_hint = oneLine({}, TypeRole::Small, Ink::Secondary);
    line->addWidget(m_hint, 1);
    layout->addWidget(bar);
    layout->addWidget(new Hairline);

    m_eventModel = new EventModel(session(), this);
    m_events = new EditTable(QStringLiteral("paymentEvents"), tr("Payment events"), m_eventModel);
    m_events->setWidths({80, 250, 84, 230, 90});
    const auto buttons = m_events->addButtons(line, QStringLiteral("PaymentEvent"), tr("Event"), tr("Add a payment event"));
    connect(m_events, &EditTable::addWanted, this, &PaymentsPage::addEvent);
    connect(m_events, &EditTable::removeWanted, this, &PaymentsPage::removeEvent);
    connect(m_events->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (m_filling)
            return;
        m_event = m_eventModel->idAt(now.row());
        m_life->select(m_event);
    });
    m_priceModel = new PriceModel(session(), this);
    m_prices = new EditTable(QStringLiteral("planPrices"), tr("Plans and prices"), m_priceModel);
    m_prices->setWidths({160, 130, 90, 90, 260});
    m_tables = new QStackedWidget;
    m_tables->addWidget(m_events);
    m_tables->addWidget(m_prices);
    layout->addWidget(m_tables, 1);
    const auto open = [this, buttons] {
        const bool plans = m_views->current() == Plans;
        m_tables->setCurrentIndex(plans ? 1 : 0);
        m_hint->set(plans ? tr("Prices are whole numbers of the smallest unit. F2 edits a cell.") : tr("F2 edits a cell. What a row does is drawn above."));
        buttons.add->setVisible(!plans);
        buttons.remove->setVisible(!plans);
    };
    connect(m_views, &Segments::chosen, this, open);
    open();
    return panel;
}

QWidget* PaymentsPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* lines = column(8, empty);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("payments"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("Nothing is paid yet"), TypeRole::Title, Ink::Primary), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("Say how customers pay. Plans, webhook events and the life of a subscription follow from it."), TypeRole::Base, Ink::Secondary), 0, Qt::AlignHCenter);
    QPushButton* answer = makeButton(QStringLiteral("answerPayments"), tr("Say how customers pay"), ButtonKind::Primary);
    connect(answer, &QPushButton::clicked, this, [this] { navigator().showElement(ElementRef::answer("services.payments")); });
    lines->addSpacing(4);
    lines->addWidget(answer, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    return empty;
}

void PaymentsPage::refreshProviders()
{
    const std::vector<std::string>& providers = session().project().payments->providers;
    if (providers == m_providers)
        return;
    m_providers = providers;
    delete m_choice;
    m_choice = nullptr;
    if (providers.size() < 2)
        return;
    QStringList names{tr("All")};
    for (const std::string& provider : providers)
        names.append(qs(provider));
    m_choice = new Segments(names);
    m_choice->setObjectName(QStringLiteral("paymentProvider"));
    m_choice->setAccessibleName(tr("Whose events are shown"));
    connect(m_choice, &Segments::chosen, this, [this] { refresh(); });
    m_headerLine->addWidget(m_choice);
}

std::string PaymentsPage::shownProvider() const
{
    const int at = m_choice ? m_choice->current() : 0;
    return at > 0 ? m_providers[static_cast<std::size_t>(at) - 1] : std::string();
}

void PaymentsPage::refresh()
{
    const Project& project = session().project();
    refreshProviders();
    const bool any = sellsAnything(project);
    m_work->setVisible(any);
    m_empty->setVisible(!any);
    m_add->setEnabled(session().hasProject());
    const PaymentTerms terms = paymentTermsOf(*project.payments);
    QStringList names;
    for (const std::string& provider : m_providers) {
        const auto found = session().content().providers.find(provider);
        names.append(found == session().content().providers.end() ? qs(provider) : qs(found->second.name));
    }
    names.append(terms.subscriptions ? terms.trial ? tr("subscriptions with a free trial") : tr("subscriptions") : tr("paid once"));
    names.append(counted(static_cast<qsizetype>(project.paymentEvents.size()), tr("event"), tr("events")));
    if (!project.plans.empty())
        names.append(counted(static_cast<qsizetype>(project.plans.size()), tr("plan"), tr("plans")));
    m_subtitle->set(any ? names.join(QStringLiteral(" · ")) : QString());
    SubscriptionLife life = subscriptionLife(project, shownProvider());
    const bool hasLife = !life.states.empty();
    m_lifeArea->setVisible(hasLife);
    m_noLife->setVisible(!hasLife);
    m_side->show(project, subscriptionLife(project).problems);
    m_life->setLife(project, std::move(life));
    const QScopedValueRollback quiet(m_filling, true);
    const int column = std::max(0, m_events->currentIndex().column());
    m_eventModel->refresh(shownProvider());
    const int at = std::max(0, m_eventModel->rowOf(m_event));
    m_event = m_eventModel->idAt(at);
    if (m_event)
        m_events->setCurrentIndex(m_eventModel->index(at, column));
    m_life->select(m_event);
    const QModelIndex price = m_prices->currentIndex();
    m_priceModel->refresh();
    if (m_priceModel->rowCount() > 0)
        m_prices->setCurrentIndex(m_priceModel->index(std::clamp(price.row(), 0, m_priceModel->rowCount() - 1), std::max(0, price.column())));
}

void PaymentsPage::select(PaymentEventId id)
{
    if (m_choice && m_eventModel->rowOf(id) < 0) {
        m_choice->setCurrent(0);
        refresh();
    }
    const int at = m_eventModel->rowOf(id);
    if (at < 0)
        return;
    m_views->setCurrent(Events);
    emit m_views->chosen(Events);
    m_event = id;
    m_events->showRow(at);
    m_events->scrollTo(m_events->currentIndex());
    m_life->select(id);
}

void PaymentsPage::addEvent()
{
    PaymentEvent event;
    event.id = PaymentEventId::random();
    event.provider = !shownProvider().empty() ? shownProvider() : m_providers.empty() ? std::string() : m_providers.front();
    event.event = tr("new.event").toStdString();
    event.action = "record";
    if (!session().apply({tr("Add a payment event").toStdString(), [event](const Project& project) { return putElement(project, event); }, {}}))
        return;
    select(event.id);
    m_events->editNewRow(m_eventModel->rowOf(event.id), EventModel::Name);
}

void PaymentsPage::removeEvent(int row)
{
    const PaymentEventId id = m_eventModel->idAt(row);
    const PaymentEvent* event = session().project().paymentEvents.find(id);
    if (!event)
        return;
    const QString name = qs(event->event);
    m_event = m_eventModel->idAt(m_events->rowAfterRemoving(row));
    if (session().apply({tr("Remove the event %1").arg(name).toStdString(), [id](const Project& project) { return removeElement(project, id); }, {}}))
        sayRemoved(name);
}

void PaymentsPage::activate()
{
    focusOn(m_events);
}

bool PaymentsPage::showElement(const ElementRef& element)
{
    const Project& project = session().project();
    if (element.kind == ElementKind::PaymentEvent && project.paymentEvents.contains(PaymentEventId(element.id))) {
        select(PaymentEventId(element.id));
        return true;
    }
    const Webhook* webhook = element.kind == ElementKind::Webhook ? project.webhooks.find(WebhookId(element.id)) : nullptr;
    const auto& providers = project.payments->providers;
    return webhook && std::find(providers.begin(), providers.end(), webhook->provider) != providers.end();
}

QList<QAction*> PaymentsPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Model") ? QList<QAction*>{m_add} : QList<QAction*>();
}

QList<QWidget*> PaymentsPage::panes() const
{
    if (!m_work->isVisible())
        return {};
    return {m_life, m_tables->currentWidget(), m_side};
}

Badge paymentsBadge(const Session& session)
{
    const Project& project = session.project();
    const auto problems = static_cast<qsizetype>(subscriptionLife(project).problems.size());
    if (problems > 0)
        return {QStringLiteral("warning"), Ink::Warning, grouped(problems), counted(problems, Session::tr("problem"), Session::tr("problems"))};
    const auto count = static_cast<qsizetype>(project.paymentEvents.size());
    return count == 0 ? Badge{} : Badge{{}, Ink::Tertiary, grouped(count), counted(count, Session::tr("event"), Session::tr("events"))};
}

}  // namespace barch::ui
