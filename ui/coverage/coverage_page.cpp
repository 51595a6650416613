#include "ui/coverage/coverage_page.h"

#include "ui/coverage/gap_pane.h"
#include "ui/coverage/test_pane.h"
#include "ui/coverage/trace_model.h"
#include "ui/coverage/trace_side.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

}  // namespace

CoveragePage::CoveragePage(const PageContext& context) : Page(context)
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    m_matrixModel = new TraceModel(this);
    m_matrix = new EditTable(QStringLiteral("traceMatrix"), tr("Features and what delivers them"), m_matrixModel);
    m_matrix->setColumnWidth(0, 200);
    for (int i = 1; i < TraceModel::partCount; ++i)
        m_matrix->horizontalHeader()->setSectionResizeMode(i, QHeaderView::Stretch);
    connect(m_matrix, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const FeatureId id = m_matrixModel->idAt(index.row()))
            navigator().showElement(ElementRef::of(ElementKind::Feature, id));
    });
    connect(m_matrix->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (m_filling)
            return;
        m_feature = m_matrixModel->idAt(now.row());
        showSide();
    });
    m_gaps = new GapPane(context);
    connect(m_gaps, &GapPane::currentChanged, this, &CoveragePage::showSide);
    m_tests = new TestPane(context);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_matrix);
    m_stack->addWidget(m_gaps);
    m_stack->addWidget(m_tests);
    m_side = new TraceSide(context);
    m_right = new QStackedWidget;
    m_right->addWidget(scrolling(m_side));
    m_right->addWidget(scrolling(m_tests->side()));
    m_right->setMinimumWidth(metrics().inspectorMin);
    m_right->setMaximumWidth(440);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);
    across->addWidget(m_stack);
    across->addWidget(m_right);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({1044, 340});
    m_work = across;
    m_empty = makeEmpty();
    layout->addWidget(m_work, 1);
    layout->addWidget(m_empty, 1);
    makeActions();
    connect(&session(), &Session::projectChanged, this, [this] { refresh(); });
    connect(&session(), &Session::projectReplaced, this, [this] {
        m_feature = {};
        m_filter->clear();
        refresh();
    });
    openView(Matrix);
}

CoveragePage::~CoveragePage() = default;

QWidget* CoveragePage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    auto* title = new Text(tr("Coverage"), TypeRole::Title);
    title->setOneLine(true);
    line->addWidget(title);
    m_subtitle = new Text({}, TypeRole::Base, Ink::Secondary);
    m_subtitle->setObjectName(QStringLiteral("coverageSubtitle"));
    m_subtitle->setOneLine(true);
    line->addWidget(m_subtitle, 1);
    m_views = new Segments({tr("Matrix"), tr("Gaps"), tr("Test plan")});
    m_views->setObjectName(QStringLiteral("coverageViews"));
    m_views->setAccessibleName(tr("What the page shows"));
    connect(m_views, &Segments::chosen, this, [this](int view) { openView(static_cast<View>(view)); });
    line->addWidget(m_views);
    m_filter = makeFilter(QStringLiteral("coverageFilter"), tr("Filter"), QStringLiteral("filter"));
    m_filter->setAccessibleName(tr("Show only what has this in its name"));
    m_filter->setFixedWidth(180);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { refreshViews(); });
    line->addWidget(m_filter);
    return header;
}

QWidget* CoveragePage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* lines = column(8, empty);
    const auto add = [&](const QString& text, TypeRole role, Ink ink) {
        auto* words = new Text(text, role, ink);
        words->setOneLine(true);
        lines->addWidget(words, 0, Qt::AlignHCenter);
    };
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("link"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    add(tr("Nothing to trace yet"), TypeRole::Title, Ink::Primary);
    add(tr("Features ask for tables, calls and jobs; tests cover them. Plan a feature, and this page shows what still lacks."), TypeRole::Base, Ink::Secondary);
    QPushButton* plan = makeButton(QStringLiteral("planFeatures"), tr("Plan features"), ButtonKind::Primary);
    connect(plan, &QPushButton::clicked, this, [this] { navigator().openPage(QStringLiteral("features")); });
    lines->addSpacing(4);
    lines->addWidget(plan, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    return empty;
}

void CoveragePage::makeActions()
{
    auto* filter = new QAction(tr("Filter"), this);
    filter->setShortcut(QKeySequence(QStringLiteral("Ctrl+F")));
    filter->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(filter, &QAction::triggered, m_filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    addAction(filter);
    auto* derive = new QAction(tr("Add the missing tests"), this);
    connect(derive, &QAction::triggered, this, [this] {
        openView(Tests);
        m_tests->deriveTests();
    });
    auto* add = new QAction(tr("Add a test"), this);
    connect(add, &QAction::triggered, this, [this] {
        openView(Tests);
        m_tests->addTest();
    });
    m_actions = {derive, add};
}

void CoveragePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        refresh();
}

void CoveragePage::refresh()
{
    // Nobody looks: what a trace costs is spent when somebody does.
    m_stale = !isVisible();
    if (m_stale)
        return;
    m_facts.follow(session().project());
    refreshViews();
}

void CoveragePage::refreshViews()
{
    const Project& project = m_facts.project();
    const bool empty = project.features.empty() && project.tables.empty() && project.testCases.empty();
    m_work->setVisible(!empty);
    m_empty->setVisible(empty);
    m_filter->setVisible(!empty);
    m_views->setVisible(!empty);
    for (QAction* action : m_actions)
        action->setEnabled(session().hasProject());
    const Coverage& coverage = m_facts.coverage();
    m_subtitle->set(empty ? QString()
                          : QStringList{shareWords(coverage.delivered, tr("features and requirements delivered")), shareWords(coverage.asked, tr("parts asked for")),
                                        shareWords(coverage.tested, tr("tested"))}
                                .join(QStringLiteral(" · ")));
    const QString filter = m_filter->text().trimmed();
    if (m_views->current() == Matrix) {
        const QScopedValueRollback quiet(m_filling, true);
        const int column = std::max(0, m_matrix->currentIndex().column());
        m_matrixModel->show(m_facts, filter);
        const int row = std::max(0, m_matrixModel->rowOf(m_feature));
        m_feature = m_matrixModel->idAt(row);
        if (m_feature)
            m_matrix->setCurrentIndex(m_matrixModel->index(row, column));
    } else if (m_views->current() == Gaps) {
        m_gaps->show(m_facts, filter);
    } else {
        m_tests->refresh(filter);
    }
    showSide();
}

void CoveragePage::openView(View view)
{
    m_views->setCurrent(view);
    m_stack->setCurrentIndex(view);
    m_right->setCurrentIndex(view == Tests ? 1 : 0);
    refreshViews();
}

void CoveragePage::showSide()
{
    if (m_views->current() == Matrix)
        m_side->show(m_facts, ElementRef::of(ElementKind::Feature, m_feature));
    else if (m_views->current() == Gaps)
        m_side->show(m_facts, m_gaps->current());
}

void CoveragePage::activate()
{
    if (!m_work->isVisible())
        return setFocus(Qt::OtherFocusReason);
    panes().front()->setFocus(Qt::OtherFocusReason);
}

bool CoveragePage::showElement(const ElementRef& element)
{
    if (element.kind != ElementKind::TestCase || !session().project().testCases.contains(TestCaseId(element.id)))
        return false;
    m_filter->clear();
    m_facts.follow(session().project());
    openView(Tests);
    return m_tests->select(TestCaseId(element.id));
}

QList<QAction*> CoveragePage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Verify") ? m_actions : QList<QAction*>();
}

QList<QWidget*> CoveragePage::panes() const
{
    if (m_views->current() == Tests)
        return {m_tests->view(), m_right};
    return {m_views->current() == Matrix ? static_cast<QWidget*>(m_matrix) : m_gaps->view(), m_right};
}

}  // namespace barch::ui
