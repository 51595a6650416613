#include "ui/ai/ai_page.h"

#include "core/edits/ai_edits.h"
#include "core/edits/element_edits.h"
#include "ui/ai/ai_side.h"
#include "ui/ai/cost_chart.h"
#include "ui/ai/model_table.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

QString listOf(const std::vector<Money>& sums)
{
    QStringList words;
    for (const Money& sum : sums)
        words.append(qs(textOf(sum)));
    return words.join(QStringLiteral(" + "));
}

bool usesAi(const Project& project)
{
    return !project.aiModels.empty() || !project.aiProviders.empty();
}

}  // namespace

AiPage::AiPage(const PageContext& context) : Page(context)
{
    m_add = new QAction(tr("Add an AI model"), this);
    connect(m_add, &QAction::triggered, this, &AiPage::addModel);
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    auto* down = new QSplitter(Qt::Vertical);
    down->setObjectName(QStringLiteral("aiSplit"));
    down->setHandleWidth(1);
    down->setChildrenCollapsible(false);
    down->addWidget(makeCosts());
    down->addWidget(makeTables());
    down->setStretchFactor(0, 1);
    down->setStretchFactor(1, 1);
    m_side = new AiSide(context);
    auto* side = new QScrollArea;
    side->setFrameShape(QFrame::NoFrame);
    side->setWidgetResizable(true);
    side->setFocusPolicy(Qt::NoFocus);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setWidget(m_side);
    side->setMinimumWidth(metrics().inspectorMin);
    side->setMaximumWidth(440);
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
    connect(m_chart, &CostChart::modelChosen, this, &AiPage::select);
    connect(&session(), &Session::projectChanged, this, [this] { refresh(); });
    connect(&session(), &Session::projectReplaced, this, [this] {
        m_model = {};
        refresh();
    });
    connect(&session(), &Session::findingsChanged, this, [this] {
        if (!m_view->isEditing())
            refresh();
    });
    refresh();
}

AiPage::~AiPage() = default;

QWidget* AiPage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    line->addWidget(oneLine(tr("AI"), TypeRole::Title, Ink::Primary));
    m_subtitle = oneLine({}, TypeRole::Base, Ink::Secondary);
    m_subtitle->setObjectName(QStringLiteral("aiSubtitle"));
    line->addWidget(m_subtitle, 1);
    return header;
}

QWidget* AiPage::makeCosts()
{
    auto* panel = makeGround("page");
    auto* layout = column(0, panel);
    auto* head = row(12);
    head->setContentsMargins(metrics().pagePadding, 12, metrics().pagePadding, 8);
    auto* sums = column(2);
    sums->addWidget(oneLine(tr("Expected cost of a month"), TypeRole::SmallStrong, Ink::Secondary));
    m_total = oneLine({}, TypeRole::Title, Ink::Primary);
    m_total->setObjectName(QStringLiteral("aiTotal"));
    m_detail = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_detail->setObjectName(QStringLiteral("aiDetail"));
    m_budget = oneLine({}, TypeRole::Small, Ink::Secondary);
    m_budget->setObjectName(QStringLiteral("aiOverBudget"));
    sums->addWidget(m_total);
    sums->addWidget(m_detail);
    sums->addWidget(m_budget);
    head->addLayout(sums, 1);
    m_tenants = new QSpinBox;
    m_tenants->setObjectName(QStringLiteral("aiTenants"));
    m_tenants->setAccessibleName(tr("Number of tenants"));
    m_tenants->setRange(0, static_cast<int>(mostAiTenants));
    m_tenants->setSpecialValueText(tr("not asked"));
    m_share = new QDoubleSpinBox;
    m_share->setObjectName(QStringLiteral("aiFallbackShare"));
    m_share->setAccessibleName(tr("Per cent of the requests that go to the fallback"));
    m_share->setRange(0, 100);
    m_share->setDecimals(1);
    m_share->setSuffix(QStringLiteral(" %"));
    const auto field = [&](const QString& label, QAbstractSpinBox* box) {
        auto* lines = column(4);
        lines->addWidget(oneLine(label, TypeRole::Small, Ink::Secondary));
        box->setFixedWidth(120);
        lines->addWidget(box);
        lines->addStretch(1);
        head->addLayout(lines);
    };
    field(tr("Tenants"), m_tenants);
    field(tr("Goes to the fallback"), m_share);
    connect(m_tenants, &QSpinBox::valueChanged, this, [this](int tenants) {
        (void)session().apply({tr("Expect %1 tenants").arg(tenants).toStdString(), [tenants](const Project& project) { return setAiTenants(project, tenants); }, "ai.tenants"});
    });
    connect(m_share, &QDoubleSpinBox::valueChanged, this, [this](double share) {
        (void)session().apply({tr("Send %1 % to the fallback").arg(share).toStdString(), [share](const Project& project) { return setFallbackShare(project, share); }, "ai.fallbackShare"});
    });
    layout->addLayout(head);
    layout->addWidget(new Hairline);
    m_chart = new CostChart;
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_chart);
    layout->addWidget(area, 1);
    auto* note = oneLine(tr("From the prices and the use that you enter below. Exact on the way, rounded to hundredths where it is shown. Hatched: paid to the fallback."), TypeRole::Caption, Ink::Tertiary);
    note->setContentsMargins(metrics().pagePadding, 4, metrics().pagePadding, 8);
    layout->addWidget(note);
    return panel;
}

QWidget* AiPage::makeTables()
{
    auto* panel = makeGround("page");
    auto* layout = column(0, panel);
    layout->addWidget(new Hairline);
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(10, bar);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    m_views = new Segments({tr("Models"), tr("Use and prices")});
    m_views->setObjectName(QStringLiteral("aiViews"));
    m_views->setAccessibleName(tr("What the table shows"));
    line->addWidget(m_views);
    m_hint = oneLine({}, TypeRole::Small, Ink::Secondary);
    line->addWidget(m_hint, 1);
    layout->addWidget(bar);
    layout->addWidget(new Hairline);
    m_table = new ModelTable(session(), this);
    m_view = new EditTable(QStringLiteral("aiModels"), tr("AI models"), m_table);
    m_view->setWidths({170, 100, 200, 150, 90, 74, 140, 64, 240, 116, 84, 84, 78, 84, 84, 74, 120});
    m_view->addButtons(line, QStringLiteral("AiModel"), tr("Model"), tr("Add an AI model"));
    connect(m_view, &EditTable::addWanted, this, &AiPage::addModel);
    connect(m_view, &EditTable::removeWanted, this, &AiPage::removeModel);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (!m_filling)
            select(m_table->idAt(now.row()));
    });
    connect(m_views, &Segments::chosen, this, &AiPage::openView);
    layout->addWidget(m_view, 1);
    openView();
    return panel;
}

QWidget* AiPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* lines = column(8, empty);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("ai"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("No AI in this design"), TypeRole::Title, Ink::Primary), 0, Qt::AlignHCenter);
    lines->addWidget(oneLine(tr("Say whether your product uses AI, or add a model by the work that it does."), TypeRole::Base, Ink::Secondary), 0, Qt::AlignHCenter);
    auto* buttons = row(8);
    QPushButton* answer = makeButton(QStringLiteral("answerAi"), tr("Answer the questions"), ButtonKind::Primary);
    connect(answer, &QPushButton::clicked, this, [this] { navigator().showElement(ElementRef::answer("ai.use")); });
    QPushButton* add = makeButton(QStringLiteral("firstAiModel"), tr("Add a model"));
    connect(add, &QPushButton::clicked, this, &AiPage::addModel);
    buttons->addStretch(1);
    buttons->addWidget(answer);
    buttons->addWidget(add);
    buttons->addStretch(1);
    lines->addSpacing(4);
    lines->addLayout(buttons);
    lines->addStretch(3);
    return empty;
}

void AiPage::openView()
{
    const bool use = m_views->current() == Use;
    for (int part = 1; part < ModelTable::PartCount; ++part)
        m_view->setColumnHidden(part, use != (part >= ModelTable::firstOfUse));
    m_hint->set(use ? tr("Your own figures: prices of a million tokens, tokens of one request.") : tr("By configured name: which model it is today is read from the variable."));
    if (m_view->currentIndex().isValid() && m_view->isColumnHidden(m_view->currentIndex().column()))
        m_view->setCurrentIndex(m_table->index(m_view->currentIndex().row(), ModelTable::Name));
}

void AiPage::showCosts()
{
    const bool any = !m_estimate.totals.empty();
    m_total->set(any ? listOf(m_estimate.totals) : tr("not known yet"));
    std::int64_t saved = 0;
    for (const ModelCost& cost : m_estimate.models)
        saved += m_estimate.totals.size() == 1 ? cost.savedMillionths : 0;
    QStringList details;
    if (!any)
        details.append(tr("Enter prices and expected use in the table below."));
    if (!m_estimate.perTenant.empty())
        details.append(tr("%1 for each tenant").arg(listOf(m_estimate.perTenant)));
    if (saved > 0)
        details.append(tr("%1 saved by the cache").arg(qs(textOf(Money{m_estimate.totals.front().currency, saved}))));
    const auto left = std::count_if(m_estimate.models.begin(), m_estimate.models.end(), [](const ModelCost& cost) { return cost.gap == CostGap::NoPrice || cost.gap == CostGap::BadNumber; });
    if (any && left > 0)
        details.append(tr("%1 not counted").arg(counted(left, tr("model"), tr("models"))));
    m_detail->set(details.join(QStringLiteral(" · ")));
    m_detail->setVisible(!details.isEmpty());
    m_budget->setVisible(any && m_estimate.budgetMillionths.has_value());
    if (m_estimate.budgetMillionths) {
        const QString budget = qs(textOf(Money{m_estimate.totals.size() == 1 ? m_estimate.totals.front().currency : std::string(), *m_estimate.budgetMillionths}));
        m_budget->set(m_estimate.totals.size() > 1 ? tr("Budget %1; sums in several currencies can't be held against it.").arg(budget)
                      : m_estimate.overBudget      ? tr("More than the budget of %1.").arg(budget)
                                                   : tr("Within the budget of %1.").arg(budget));
        m_budget->setInk(m_estimate.overBudget ? Ink::WarningText : Ink::Secondary);
    }
}

void AiPage::refresh()
{
    const Project& project = session().project();
    m_work->setVisible(usesAi(project));
    m_empty->setVisible(!usesAi(project));
    m_add->setEnabled(session().hasProject());
    const AiSettings& settings = *project.ai;
    {
        const QSignalBlocker tenants(m_tenants);
        const QSignalBlocker share(m_share);
        m_tenants->setValue(static_cast<int>(std::clamp(settings.tenants, 0.0, mostAiTenants)));
        m_share->setValue(settings.fallbackShare);
    }
    m_estimate = estimateCost(project, {settings.fallbackShare, static_cast<std::int64_t>(std::clamp(settings.tenants, 0.0, mostAiTenants))});
    QStringList words{counted(static_cast<qsizetype>(project.aiModels.size()), tr("model"), tr("models")),
                      counted(static_cast<qsizetype>(project.aiProviders.size()), tr("provider"), tr("providers"))};
    if (const auto circles = static_cast<qsizetype>(fallbackCircles(project).size()); circles > 0)
        words.append(counted(circles, tr("circle of fallbacks"), tr("circles of fallbacks")));
    m_subtitle->set(usesAi(project) ? words.join(QStringLiteral(" · ")) : QString());
    showCosts();
    {
        const QScopedValueRollback quiet(m_filling, true);
        const int column = std::max(0, m_view->currentIndex().column());
        m_table->refresh(m_estimate);
        const int at = std::max(0, m_table->rowOf(m_model));
        m_model = m_table->idAt(at);
        if (m_model)
            m_view->setCurrentIndex(m_table->index(at, column));
    }
    m_chart->show(project, m_estimate);
    m_chart->select(m_model);
    m_side->show(project, m_model);
}

void AiPage::select(AiModelId id)
{
    m_model = id;
    if (const int at = m_table->rowOf(id); at >= 0 && at != m_view->currentIndex().row()) {
        const QScopedValueRollback quiet(m_filling, true);
        m_view->showRow(at);
    }
    m_chart->select(id);
    m_side->show(session().project(), id);
}

void AiPage::addModel()
{
    const Project& project = session().project();
    AiModel model;
    model.id = AiModelId::random();
    const auto taken = [&](const std::string& name) { return std::any_of(project.aiModels.begin(), project.aiModels.end(), [&](const AiModel& each) { return each.name == name; }); };
    model.name = "new_model";
    for (int number = 2; taken(model.name); ++number)
        model.name = "new_model_" + std::to_string(number);
    if (!project.aiProviders.empty())
        model.provider = project.aiProviders.begin()->id;
    if (!project.aiModels.empty())
        model.currency = project.aiModels.begin()->currency;
    model.logsUsage = true;
    if (!session().apply({tr("Add an AI model").toStdString(), [model](const Project& before) { return putElement(before, model); }, {}}))
        return;
    m_views->setCurrent(Asking);
    openView();
    select(model.id);
    m_view->editNewRow(m_table->rowOf(model.id), ModelTable::Name);
}

void AiPage::removeModel(int row)
{
    const AiModelId id = m_table->idAt(row);
    const AiModel* model = session().project().aiModels.find(id);
    if (!model)
        return;
    const QString name = qs(model->name);
    m_model = m_table->idAt(m_view->rowAfterRemoving(row));
    if (session().apply({tr("Remove the model %1").arg(name).toStdString(), [id](const Project& project) { return removeAiModel(project, id); }, {}}))
        sayRemoved(name);
}

void AiPage::activate()
{
    focusOn(m_view);
}

bool AiPage::showElement(const ElementRef& element)
{
    const Project& project = session().project();
    if (element.kind == ElementKind::AiModel && project.aiModels.contains(AiModelId(element.id))) {
        select(AiModelId(element.id));
        return true;
    }
    return element.kind == ElementKind::AiProvider && project.aiProviders.contains(AiProviderId(element.id));
}

QList<QAction*> AiPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Model") ? QList<QAction*>{m_add} : QList<QAction*>();
}

QList<QWidget*> AiPage::panes() const
{
    return m_work->isVisible() ? QList<QWidget*>{m_chart, m_view, m_side} : QList<QWidget*>();
}

Badge aiBadge(const Session& session)
{
    const Project& project = session.project();
    if (const auto circles = static_cast<qsizetype>(fallbackCircles(project).size()); circles > 0)
        return {QStringLiteral("warning"), Ink::Warning, grouped(circles), counted(circles, Session::tr("circle of fallbacks"), Session::tr("circles of fallbacks"))};
    const auto count = static_cast<qsizetype>(project.aiModels.size());
    return count == 0 ? Badge{} : Badge{{}, Ink::Tertiary, grouped(count), counted(count, Session::tr("model"), Session::tr("models"))};
}

}  // namespace barch::ui
