#include "ui/api/api_page.h"

#include "core/edits/call_edits.h"
#include "core/edits/element_edits.h"
#include "ui/api/api_forms.h"
#include "ui/api/call_list.h"
#include "ui/api/call_words.h"
#include "ui/api/channel_pane.h"
#include "ui/api/contract_pane.h"
#include "ui/api/endpoint_pane.h"
#include "ui/api/offer_dialog.h"
#include "ui/api/webhook_pane.h"
#include "ui/theme/icons.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

bool hasCalls(const Project& project)
{
    return !project.endpoints.empty() || !project.webhooks.empty() || !project.channels.empty();
}

QString styleWords(const std::string& style)
{
    return style == "rest" ? QStringLiteral("REST") : style == "graphql" ? QStringLiteral("GraphQL") : style == "provider_sdk" ? ApiPage::tr("the provider’s SDK") : ApiPage::tr("style not decided");
}

constexpr const char* formats[] = {"", "envelope", "problem"};

}  // namespace

ApiPage::ApiPage(const PageContext& context) : Page(context)
{
    makeActions();
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setObjectName(QStringLiteral("apiSplit"));
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);
    across->addWidget(makeList());
    across->addWidget(makeCall());
    m_contract = new ContractPane(context);
    m_contract->setMinimumWidth(300);
    across->addWidget(m_contract);
    across->setStretchFactor(0, 0);
    across->setStretchFactor(1, 3);
    across->setStretchFactor(2, 2);
    across->setSizes({244, 700, 430});
    m_work = across;
    m_empty = makeEmpty();
    layout->addWidget(m_work, 1);
    layout->addWidget(m_empty, 1);

    connect(m_list, &CallList::currentCallChanged, this, &ApiPage::showCall);
    connect(m_list, &CallList::removeWanted, this, &ApiPage::remove);
    connect(m_list, &CallList::filterDropped, this, [this] {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    });
    connect(m_list, &CallList::activatedCall, this, [this] {
        if (m_list->current().kind == ElementKind::Endpoint)
            m_endpoint->editPath();
        else if (m_list->current().kind == ElementKind::Webhook)
            m_webhook->editName();
        else
            m_channel->editName();
    });
    connect(m_contract, &ContractPane::previewChanged, this, [this] { m_endpoint->setPreview(m_contract->preview(), m_contract->project()); });
    connect(&session(), &Session::projectChanged, this, [this] { refresh(); });
    connect(&session(), &Session::projectReplaced, this, [this] { refresh(); });
    connect(&session(), &Session::findingsChanged, this, [this] {
        if (!isVisible()) {
            m_stale = true;
            return;
        }
        m_list->setFindings(worstOf(session().findings()));
        refreshCall();
        refreshHeader();
    });
    refresh();
}

ApiPage::~ApiPage() = default;

void ApiPage::makeActions()
{
    const auto make = [this](const QString& text, auto slot) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
        return action;
    };
    QAction* propose = make(tr("Propose calls from tables…"), [this] { (new OfferDialog(session(), this))->open(); });
    m_addActions.append(propose);
    m_addActions.append(make(tr("Add an action…"), [this] { openActionForm(session(), tableOfCurrent(), this, [this](const ElementRef& made) { addAndShow(made); }); }));
    m_addActions.append(make(tr("Add an upload…"), [this] { openUploadForm(session(), tableOfCurrent(), this, [this](const ElementRef& made) { addAndShow(made); }); }));
    m_addActions.append(make(tr("Add messages from a provider"), [this] {
        addAndShow(addWebhook(session(), true));
        m_webhook->editName();
    }));
    m_addActions.append(make(tr("Add messages to customers"), [this] {
        addAndShow(addWebhook(session(), false));
        m_webhook->editName();
    }));
    m_addActions.append(make(tr("Add a live channel"), [this] {
        addAndShow(addChannel(session(), tableOfCurrent()));
        m_channel->editName();
    }));
    make(tr("Settings of the API…"), [this] { openApiSettings(session(), this); });
}

QWidget* ApiPage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    line->addWidget(oneLine(tr("API"), TypeRole::Title, Ink::Primary));
    m_subtitle = oneLine({}, TypeRole::Base, Ink::Secondary);
    m_subtitle->setObjectName(QStringLiteral("apiSubtitle"));
    line->addWidget(m_subtitle, 1);
    auto* label = oneLine(tr("Answers"), TypeRole::Small, Ink::Secondary);
    label->setMinimumWidth(label->sizeHint().width());
    line->addWidget(label);
    m_answers = new QComboBox;
    m_answers->setObjectName(QStringLiteral("apiAnswers"));
    m_answers->setAccessibleName(tr("What answers look like"));
    m_answers->addItems({tr("Not decided"), tr("Envelope"), tr("RFC 9457")});
    m_answers->setToolTip(tr("Envelope: { success, data, error }. RFC 9457: data as it is, errors as problem details."));
    connect(m_answers, &QComboBox::activated, this, [this](int index) {
        ApiSettings settings = *session().project().api;
        settings.errorFormat = formats[index];
        (void)session().apply({tr("Choose what answers look like").toStdString(), [settings](const Project& project) { return changeApiSettings(project, settings); }, {}});
    });
    line->addWidget(m_answers);
    QPushButton* settings = makeButton(QStringLiteral("apiSettings"), tr("Settings…"), ButtonKind::Plain, QStringLiteral("settings"));
    connect(settings, &QPushButton::clicked, this, [this] { openApiSettings(session(), this); });
    line->addWidget(settings);
    QPushButton* propose = makeButton(QStringLiteral("proposeCalls"), tr("Propose from tables"), ButtonKind::Plain, QStringLiteral("refresh"));
    connect(propose, &QPushButton::clicked, m_addActions.front(), &QAction::trigger);
    line->addWidget(propose);
    return header;
}

QWidget* ApiPage::makeList()
{
    auto* side = makeGround("subtle");
    side->setMinimumWidth(200);
    side->setMaximumWidth(420);
    auto* lines = column(0, side);
    auto* top = row(6);
    top->setContentsMargins(8, 8, 8, 6);
    m_filter = makeFilter(QStringLiteral("callFilter"), tr("Filter calls"), QStringLiteral("filter"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_list->setFilter(words);
        refreshHeader();
    });
    top->addWidget(m_filter, 1);
    auto* focus = new QAction(this);
    focus->setShortcut(QKeySequence::Find);
    focus->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(focus, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    addAction(focus);
    auto* add = new QToolButton;
    add->setObjectName(QStringLiteral("addCall"));
    add->setIcon(icon(QStringLiteral("plus")));
    add->setToolTip(tr("Add calls, messages or channels"));
    add->setAccessibleName(add->toolTip());
    add->setFocusPolicy(Qt::StrongFocus);
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    menu->addActions(m_addActions);
    add->setMenu(menu);
    top->addWidget(add);
    lines->addLayout(top);
    m_summary = oneLine({}, TypeRole::Caption, Ink::Secondary);
    m_summary->setObjectName(QStringLiteral("callSummaryLine"));
    m_summary->setContentsMargins(12, 0, 12, 4);
    lines->addWidget(m_summary);
    m_list = new CallList;
    lines->addWidget(m_list, 1);
    lines->addWidget(new Hairline);
    m_footer = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_footer->setObjectName(QStringLiteral("callFooter"));
    m_footer->setContentsMargins(12, 0, 12, 0);
    m_footer->setFixedHeight(metrics().toolbar);
    lines->addWidget(m_footer);
    return side;
}

QWidget* ApiPage::makeCall()
{
    m_panes = new QStackedWidget;
    m_endpoint = new EndpointPane(context());
    m_webhook = new WebhookPane(context());
    m_channel = new ChannelPane(context());
    for (QWidget* pane : {static_cast<QWidget*>(m_endpoint), static_cast<QWidget*>(m_webhook), static_cast<QWidget*>(m_channel)}) {
        setGround(pane, "page");
        m_panes->addWidget(pane);
    }
    auto* nothing = makeGround("page");
    auto* words = column(6, nothing);
    words->addStretch(1);
    words->addWidget(oneLine(tr("Choose a call"), TypeRole::Strong, Ink::Primary), 0, Qt::AlignHCenter);
    words->addWidget(oneLine(tr("What it takes, shows and promises stands here."), TypeRole::Small, Ink::Secondary), 0, Qt::AlignHCenter);
    words->addStretch(2);
    m_panes->addWidget(nothing);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("callScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumWidth(360);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_panes);
    connect(m_endpoint, &EndpointPane::removeWanted, this, [this] { remove(m_list->current()); });
    connect(m_webhook, &WebhookPane::removeWanted, this, [this] { remove(m_list->current()); });
    connect(m_channel, &ChannelPane::removeWanted, this, [this] { remove(m_list->current()); });
    return m_scroll;
}

QWidget* ApiPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* lines = column(8, empty);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("code"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("Nothing can be called yet"), TypeRole::Title, Ink::Primary), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("Offer tables of the data model. Paths, fields, permissions and error answers follow from them."), TypeRole::Base, Ink::Secondary), 0, Qt::AlignHCenter);
    QPushButton* propose = makeButton(QStringLiteral("proposeFirst"), tr("Propose from tables"), ButtonKind::Primary);
    connect(propose, &QPushButton::clicked, m_addActions.front(), &QAction::trigger);
    lines->addSpacing(4);
    lines->addWidget(propose, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    return empty;
}

void ApiPage::refresh()
{
    m_stale = !isVisible();
    if (!m_stale)
        refreshNow();
}

void ApiPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        refresh();
}

void ApiPage::refreshNow()
{
    const Project& project = session().project();
    const bool any = hasCalls(project);
    m_work->setVisible(any);
    m_empty->setVisible(!any);
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(session().hasProject());
    m_list->setContent(project, worstOf(session().findings()));
    if (m_list->current().kind == ElementKind::Project && any) {
        // The first call is shown where none was chosen.
        const std::vector<CallRow> rows = callRows(project, {}, {}, {});
        if (rows.size() > 1 && m_filter->text().isEmpty())
            m_list->select(rows[1].element);
    }
    refreshHeader();
    refreshCall();
}

void ApiPage::refreshHeader()
{
    const Project& project = session().project();
    const ApiSettings& settings = *project.api;
    QStringList words{styleWords(settings.style)};
    if (!settings.basePath.empty())
        words.append(tr("base path %1").arg(qs(settings.basePath)));
    if (!settings.rateLimit.empty())
        words.append(qs(settings.rateLimit));
    m_subtitle->set(words.join(QStringLiteral(" · ")));
    const auto format = std::find_if(std::begin(formats), std::end(formats), [&](const char* each) { return settings.errorFormat == each; });
    m_answers->setCurrentIndex(format == std::end(formats) ? 0 : static_cast<int>(format - std::begin(formats)));
    m_summary->set(tr("%1 · %2").arg(counted(m_list->calls(), tr("call"), tr("calls")), counted(m_list->groups(), tr("group"), tr("groups"))));
    const auto marked = static_cast<qsizetype>(worstOf(session().findings()).size());
    m_footer->set(marked == 0 ? tr("No findings") : tr("%1 with findings").arg(counted(marked, tr("entry"), tr("entries"))));
}

void ApiPage::refreshCall()
{
    const ElementRef& element = m_list->current();
    switch (element.kind) {
    case ElementKind::Endpoint:
        m_endpoint->show(EndpointId(element.id));
        m_panes->setCurrentWidget(m_endpoint);
        break;
    case ElementKind::Webhook:
        m_webhook->refresh(WebhookId(element.id));
        m_panes->setCurrentWidget(m_webhook);
        break;
    case ElementKind::Channel:
        m_channel->refresh(ChannelId(element.id));
        m_panes->setCurrentWidget(m_channel);
        break;
    default: m_panes->setCurrentIndex(3);
    }
    m_contract->select(element);
}

void ApiPage::showCall()
{
    m_scroll->verticalScrollBar()->setValue(0);
    refreshCall();
}

TableId ApiPage::tableOfCurrent() const
{
    const ElementRef& element = m_list->current();
    const Project& project = session().project();
    if (element.kind == ElementKind::Endpoint)
        if (const Endpoint* endpoint = project.endpoints.find(EndpointId(element.id)))
            return endpoint->table;
    if (element.kind == ElementKind::Channel)
        if (const Channel* channel = project.channels.find(ChannelId(element.id)))
            return channel->table;
    return {};
}

void ApiPage::addAndShow(const ElementRef& element)
{
    if (element.kind != ElementKind::Project)
        m_list->select(element);
}

void ApiPage::remove(const ElementRef& element)
{
    const Project& project = session().project();
    QString name;
    Edit edit;
    if (const Endpoint* endpoint = element.kind == ElementKind::Endpoint ? project.endpoints.find(EndpointId(element.id)) : nullptr) {
        name = methodOf(*endpoint) + QLatin1Char(' ') + qs(endpoint->path);
        edit = [id = endpoint->id](const Project& before) { return removeElement(before, id); };
    } else if (const Webhook* webhook = element.kind == ElementKind::Webhook ? project.webhooks.find(WebhookId(element.id)) : nullptr) {
        name = qs(webhook->name);
        edit = [id = webhook->id](const Project& before) { return removeElement(before, id); };
    } else if (const Channel* channel = element.kind == ElementKind::Channel ? project.channels.find(ChannelId(element.id)) : nullptr) {
        name = qs(channel->name);
        edit = [id = channel->id](const Project& before) { return removeElement(before, id); };
    } else {
        return;
    }
    if (session().apply({tr("Remove %1").arg(name).toStdString(), edit, {}}))
        sayRemoved(name);
}

void ApiPage::activate()
{
    focusOn(m_list);
}

bool ApiPage::showElement(const ElementRef& element)
{
    const Project& project = session().project();
    if (element.kind == ElementKind::Webhook) {
        // Messages of payment providers are looked at where the money is.
        const Webhook* webhook = project.webhooks.find(WebhookId(element.id));
        const std::vector<std::string>& payments = project.payments->providers;
        if (!webhook || std::find(payments.begin(), payments.end(), webhook->provider) != payments.end())
            return false;
    } else if (element.kind != ElementKind::Endpoint && element.kind != ElementKind::Channel) {
        return false;
    }
    if (m_stale)
        refreshNow();
    return m_list->select(element);
}

QList<QAction*> ApiPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Model") ? m_actions : QList<QAction*>();
}

QList<QWidget*> ApiPage::panes() const
{
    if (!m_work->isVisible())
        return {};
    return {m_list, m_scroll, m_contract->view()};
}

Badge apiBadge(const Session& session)
{
    const auto count = static_cast<qsizetype>(session.project().endpoints.size());
    return count == 0 ? Badge{} : Badge{{}, Ink::Tertiary, grouped(count), counted(count, Session::tr("call"), Session::tr("calls"))};
}

}  // namespace barch::ui
