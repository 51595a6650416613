#include "ui/logic/logic_page.h"

#include "core/edits/logic_edits.h"
#include "core/logic/logic_faults.h"
#include "core/logic/logic_graph.h"
#include "ui/logic/element_table.h"
#include "ui/logic/logic_side.h"
#include "ui/logic/sequence_panel.h"
#include "ui/logic/sequence_view.h"
#include "ui/logic/service_view.h"
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

constexpr std::size_t servicesView = 0;
constexpr std::size_t jobsView = 1;

bool hasLogic(const Project& project)
{
    return !project.services.empty() || !project.jobs.empty() || !project.externalCalls.empty() || !project.messages.empty() || !project.buckets.empty() ||
           !project.searchIndexes.empty() || !project.channels.empty();
}

/// Kinds that this page shows.
bool isLogic(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Service:
    case ElementKind::Job:
    case ElementKind::ExternalCall:
    case ElementKind::Message:
    case ElementKind::Bucket:
    case ElementKind::SearchIndex:
    case ElementKind::Channel: return true;
    default: return false;
    }
}

}  // namespace

LogicPage::LogicPage(const PageContext& context)
    : Page(context), m_lists{servicePartList(), jobPartList(), callPartList(), messagePartList(), bucketPartList(), searchPartList(), channelPartList()}, m_views(m_lists.size()), m_chosen(m_lists.size())
{
    m_add = new QAction(tr("Add to the logic"), this);
    connect(m_add, &QAction::triggered, this, &LogicPage::add);
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    auto* left = makeGround("page");
    auto* lines = column(0, left);
    lines->addWidget(makeBar());
    lines->addWidget(new Hairline);
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeServices());
    for (std::size_t i = 1; i < m_lists.size(); ++i)
        m_stack->addWidget(makeTable(i));
    lines->addWidget(m_stack, 1);

    m_side = new LogicSide(context, m_lists);
    QScrollArea* side = scrolling(m_side);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setMinimumWidth(metrics().inspectorMin);
    side->setMaximumWidth(460);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setObjectName(QStringLiteral("logicSplit"));
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);
    across->addWidget(left);
    across->addWidget(side);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({1000, 352});
    m_work = across;
    m_empty = makeEmpty();
    layout->addWidget(m_work, 1);
    layout->addWidget(m_empty, 1);

    connect(m_side, &LogicSide::elementChosen, this, [this](const ElementRef& element) {
        if (!showElement(element))
            navigator().showElement(element);
    });
    connect(&session(), &Session::projectChanged, this, [this] { refresh(); });
    connect(&session(), &Session::projectReplaced, this, [this] {
        m_chosen.assign(m_lists.size(), {});
        refresh();
    });
    connect(&session(), &Session::findingsChanged, this, [this] {
        const EditTable* table = m_views[current()].table;
        if (!table || !table->isEditing())
            refresh();
    });
    refresh();
    openView();
}

LogicPage::~LogicPage() = default;

QWidget* LogicPage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    line->addWidget(oneLine(tr("Logic and jobs"), TypeRole::Title, Ink::Primary));
    m_subtitle = oneLine({}, TypeRole::Base, Ink::Secondary);
    m_subtitle->setObjectName(QStringLiteral("logicSubtitle"));
    line->addWidget(m_subtitle, 1);
    QPushButton* propose = makeButton(QStringLiteral("proposeServices"), {}, ButtonKind::Plain, QStringLiteral("wand"));
    connect(propose, &QPushButton::clicked, this, &LogicPage::proposeServices);
    m_proposeButton = propose;
    line->addWidget(propose);
    QPushButton* add = makeButton(QStringLiteral("addLogic"), {}, ButtonKind::Plain, QStringLiteral("plus"));
    connect(add, &QPushButton::clicked, this, &LogicPage::add);
    m_addButton = add;
    line->addWidget(add);
    QPushButton* remove = makeButton(QStringLiteral("removeLogic"), tr("Remove"), ButtonKind::Quiet, QStringLiteral("trash"));
    connect(remove, &QPushButton::clicked, this, [this] { this->remove(chosen()); });
    m_removeButton = remove;
    line->addWidget(remove);
    return header;
}

QWidget* LogicPage::makeBar()
{
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(10, bar);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    QStringList titles;
    for (const PartList& list : m_lists)
        titles.append(list.title);
    m_choice = new Segments(titles);
    m_choice->setObjectName(QStringLiteral("logicViews"));
    m_choice->setAccessibleName(tr("What is shown"));
    m_choice->setMinimumWidth(m_choice->sizeHint().width());
    connect(m_choice, &Segments::chosen, this, &LogicPage::openView);
    line->addWidget(m_choice);
    m_hint = oneLine({}, TypeRole::Small, Ink::Secondary);
    line->addWidget(m_hint, 1);
    return bar;
}

QWidget* LogicPage::makeNothing(const PartList& list)
{
    auto* nothing = new QWidget;
    auto* lines = column(8, nothing);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(list.icon, Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(list.nothing, TypeRole::Base, Ink::Secondary), 0, Qt::AlignHCenter);
    QPushButton* answer = makeButton(QStringLiteral("answer.%1").arg(list.title), tr("Look at the question"), ButtonKind::Link);
    connect(answer, &QPushButton::clicked, this, [this, question = list.question] { navigator().showElement(ElementRef::answer(question.toStdString())); });
    lines->addWidget(answer, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    return nothing;
}

QWidget* LogicPage::makeServices()
{
    auto* area = makeGround("canvas");
    auto* lines = column(0, area);
    m_services = new ServiceView;
    View& view = m_views[servicesView];
    QScrollArea* scrolled = scrolling(m_services);
    connect(m_services, &ServiceView::seenWanted, scrolled, [scrolled](const QRect& where) {
        scrolled->ensureVisible(where.center().x(), where.center().y(), where.width() / 2 + 12, where.height() / 2 + 16);
    });
    view.work = scrolled;
    view.nothing = makeNothing(m_lists[servicesView]);
    lines->addWidget(view.work, 1);
    lines->addWidget(view.nothing, 1);
    connect(m_services, &ServiceView::serviceChosen, this, [this](ServiceId id) { chooseIn(servicesView, id); });
    connect(m_services, &ServiceView::removeWanted, this, [this](ServiceId id) { remove(id); });
    connect(m_services, &ServiceView::editWanted, this, [this] { m_side->edit(); });
    connect(m_services, &ServiceView::connectWanted, this, [this](ServiceId from, ServiceId to) {
        const Project& project = session().project();
        const QString label = tr("Let %1 use %2").arg(qs(project.services.find(from)->name), qs(project.services.find(to)->name));
        (void)session().apply({label.toStdString(), [from, to](const Project& before) { return setUses(before, from, to, true); }, {}});
    });
    return area;
}

QWidget* LogicPage::makeTable(std::size_t number)
{
    auto* area = makeGround("page");
    auto* lines = column(0, area);
    View& view = m_views[number];
    view.model = new ElementTable(session(), m_lists[number], this);
    view.table = new EditTable(QStringLiteral("logic.%1").arg(m_lists[number].title), m_lists[number].title, view.model);
    int column = 0;
    for (const Part& part : m_lists[number].parts)
        if (part.width > 0)
            view.table->setColumnWidth(column++, part.width);
    view.work = number == jobsView ? withSequence(view.table) : view.table;
    view.nothing = makeNothing(m_lists[number]);
    lines->addWidget(view.work, 1);
    lines->addWidget(view.nothing, 1);
    connect(view.table, &EditTable::removeWanted, this, [this, model = view.model](int at) { remove(model->idAt(at)); });
    connect(view.table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, number, model = view.model](const QModelIndex& now) {
        if (!m_filling)
            chooseIn(number, model->idAt(now.row()));
    });
    return area;
}

QWidget* LogicPage::withSequence(QWidget* table)
{
    m_sequence = new SequencePanel(session());
    auto* down = new QSplitter(Qt::Vertical);
    down->setObjectName(QStringLiteral("jobsSplit"));
    down->setHandleWidth(1);
    down->setChildrenCollapsible(false);
    down->addWidget(table);
    down->addWidget(m_sequence);
    down->setStretchFactor(0, 1);
    down->setStretchFactor(1, 1);
    down->setSizes({400, 440});
    return down;
}

QWidget* LogicPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* lines = column(8, empty);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("action"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("No logic yet"), TypeRole::Title, Ink::Primary), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("Accept the proposal: it brings services, jobs and calls that your answers ask for. Or begin with a service of your own."), TypeRole::Base, Ink::Secondary), 0, Qt::AlignHCenter);
    auto* buttons = row(8);
    QPushButton* proposal = makeButton(QStringLiteral("openProposal"), tr("Open the proposal"), ButtonKind::Primary);
    connect(proposal, &QPushButton::clicked, this, [this] { navigator().openPage(QStringLiteral("proposal")); });
    QPushButton* add = makeButton(QStringLiteral("firstService"), tr("Add a service"));
    connect(add, &QPushButton::clicked, this, &LogicPage::add);
    buttons->addStretch(1);
    buttons->addWidget(proposal);
    buttons->addWidget(add);
    buttons->addStretch(1);
    lines->addSpacing(4);
    lines->addLayout(buttons);
    lines->addStretch(3);
    return empty;
}

std::size_t LogicPage::current() const
{
    return static_cast<std::size_t>(std::max(0, m_choice->current()));
}

std::vector<LogicProblem> LogicPage::problems() const
{
    std::vector<LogicProblem> all;
    for (const Finding& finding : session().findings())
        if (!finding.waived && finding.severity != Severity::Info && isLogic(finding.element.kind))
            all.push_back({finding.element, qs(finding.message), finding.fingerprint(), finding.severity});
    for (const LogicFault& fault : logicFaults(session().project())) {
        const bool told = fault.kind == LogicFaultKind::BadBackoff && std::any_of(all.begin(), all.end(), [&](const LogicProblem& problem) { return problem.element.id == fault.element.id; });
        if (!told)
            all.push_back({fault.element, qs(fault.text), {}, Severity::Warning});
    }
    return all;
}

void LogicPage::refresh()
{
    const Project& project = session().project();
    m_work->setVisible(hasLogic(project));
    m_empty->setVisible(!hasLogic(project));
    m_add->setEnabled(session().hasProject());
    const std::vector<LogicProblem> wrong = problems();
    std::map<AnyId, QString> faults;
    for (const LogicProblem& problem : wrong)
        faults.try_emplace(problem.element.id, problem.text);
    const auto count = [](const auto& all) { return static_cast<qsizetype>(all.size()); };
    QStringList words{counted(count(project.services), tr("service"), tr("services")), counted(count(project.jobs), tr("job"), tr("jobs")),
                      counted(count(project.externalCalls), tr("outside call"), tr("outside calls"))};
    if (!wrong.empty())
        words.append(counted(count(wrong), tr("problem"), tr("problems")));
    m_subtitle->set(hasLogic(project) ? words.join(QStringLiteral(" · ")) : QString());
    const QScopedValueRollback quiet(m_filling, true);
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        View& view = m_views[i];
        const std::vector<AnyId> ids = m_lists[i].ids(project);
        view.work->setVisible(!ids.empty());
        view.nothing->setVisible(ids.empty());
        if (std::find(ids.begin(), ids.end(), m_chosen[i]) == ids.end())
            m_chosen[i] = ids.empty() ? AnyId() : ids.front();
        if (!view.table)
            continue;
        const int column = std::max(0, view.table->currentIndex().column());
        view.model->refresh(faults);
        if (m_chosen[i])
            view.table->setCurrentIndex(view.model->index(view.model->rowOf(m_chosen[i]), column));
    }
    m_services->show(project, std::move(faults));
    m_services->select(ServiceId(m_chosen[servicesView]));
    m_removeButton->setEnabled(static_cast<bool>(chosen()));
    m_addButton->setVisible(hasLogic(project));
    m_removeButton->setVisible(hasLogic(project));
    const auto bare = static_cast<qsizetype>(resourcesWithoutService(project));
    auto* propose = static_cast<QPushButton*>(m_proposeButton);
    propose->setText(tr("Services for %1").arg(counted(bare, tr("resource"), tr("resources"))));
    propose->setToolTip(tr("Adds a controller, a service and a repository for each resource of the API that has none of its own."));
    propose->setVisible(current() == servicesView && bare > 0);
    showSide();
}

void LogicPage::openView()
{
    const std::size_t view = current();
    m_stack->setCurrentIndex(static_cast<int>(view));
    auto* add = static_cast<QPushButton*>(m_addButton);
    const QString one = m_lists[view].one;
    add->setText(one.left(1).toUpper() + one.mid(1));
    add->setAccessibleName(tr("Add: %1").arg(one));
    m_hint->set(view == servicesView ? tr("Drag from one box to another: the first uses the second.") : tr("F2 edits a cell."));
    refresh();
}

void LogicPage::showSide()
{
    m_side->show(session().project(), ElementRef::of(m_lists[current()].kind, chosen()), problems());
    if (current() == jobsView)
        m_sequence->show(JobId(chosen()));
}

void LogicPage::chooseIn(std::size_t view, AnyId id)
{
    m_chosen[view] = id;
    m_removeButton->setEnabled(static_cast<bool>(id));
    if (view == current())
        showSide();
}

void LogicPage::add()
{
    const std::size_t view = m_empty->isVisible() ? servicesView : current();
    const PartList& list = m_lists[view];
    const AnyId id = AnyId::random();
    if (!session().apply({tr("Add a %1").arg(list.one).toStdString(), [make = list.add, id](const Project& before) { return make(before, id); }, {}}))
        return;
    (void)showElement(ElementRef::of(list.kind, id));
    EditTable* table = m_views[view].table;
    if (!table)
        return m_side->edit();
    table->setFocus(Qt::OtherFocusReason);
    table->setCurrentIndex(m_views[view].model->index(m_views[view].model->rowOf(id), 0));
    table->edit(table->currentIndex());
}

void LogicPage::remove(AnyId id)
{
    const std::size_t view = current();
    const PartList& list = m_lists[view];
    const std::vector<AnyId> ids = list.ids(session().project());
    const auto at = std::find(ids.begin(), ids.end(), id);
    if (at == ids.end())
        return;
    const QString name = list.parts.front().text(session().project(), id);
    const AnyId next = std::next(at) != ids.end() ? *std::next(at) : at != ids.begin() ? *std::prev(at) : AnyId();
    if (!session().apply({tr("Remove the %1 %2").arg(list.one, name).toStdString(), [take = list.remove, id](const Project& before) { return take(before, id); }, {}}))
        return;
    if (next)
        (void)showElement(ElementRef::of(list.kind, next));
    sayRemoved(name);
}

void LogicPage::proposeServices()
{
    (void)session().apply({tr("Add services for the resources of the API").toStdString(), addResourceServices, {}});
}

void LogicPage::activate()
{
    if (!m_work->isVisible())
        return setFocus(Qt::OtherFocusReason);
    const View& view = m_views[current()];
    QWidget* target = view.table ? static_cast<QWidget*>(view.table) : m_services;
    target->setFocus(Qt::OtherFocusReason);
}

bool LogicPage::showElement(const ElementRef& element)
{
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        if (m_lists[i].kind != element.kind)
            continue;
        const std::vector<AnyId> ids = m_lists[i].ids(session().project());
        if (std::find(ids.begin(), ids.end(), element.id) == ids.end())
            return false;
        m_chosen[i] = element.id;
        m_choice->setCurrent(static_cast<int>(i));
        openView();
        if (const View& view = m_views[i]; view.table)
            view.table->scrollTo(view.table->currentIndex());
        else
            m_services->reveal();
        return true;
    }
    return false;
}

QList<QAction*> LogicPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Model") ? QList<QAction*>{m_add} : QList<QAction*>();
}

QList<QWidget*> LogicPage::panes() const
{
    if (!m_work->isVisible())
        return {};
    const View& view = m_views[current()];
    QList<QWidget*> panes{m_choice, view.table ? static_cast<QWidget*>(view.table) : m_services};
    if (current() == jobsView)
        panes.append(m_sequence->view());
    return panes << m_side;
}

Badge logicBadge(const Session& session)
{
    const Project& project = session.project();
    if (const auto faults = static_cast<qsizetype>(logicFaults(project).size()); faults > 0)
        return {QStringLiteral("warning"), Ink::Warning, grouped(faults), counted(faults, Session::tr("problem"), Session::tr("problems"))};
    const auto count = static_cast<qsizetype>(project.jobs.size());
    return count == 0 ? Badge{} : Badge{{}, Ink::Tertiary, grouped(count), counted(count, Session::tr("job"), Session::tr("jobs"))};
}

}  // namespace barch::ui
