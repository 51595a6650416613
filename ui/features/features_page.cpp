#include "ui/features/features_page.h"

#include "core/edits/feature_edits.h"
#include "ui/features/feature_inspector.h"
#include "ui/features/feature_table.h"
#include "ui/features/feature_words.h"
#include "ui/features/matrix_view.h"
#include "ui/features/release_board.h"
#include "ui/features/releases_pane.h"
#include "ui/features/requirements_pane.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {

FeaturesPage::FeaturesPage(const PageContext& context) : Page(context)
{
    makeActions();
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    m_matrix = new MatrixView;
    m_releases = new ReleasesPane(context);
    m_requirements = new RequirementsPane(context);
    m_table = new FeatureTable(context.session);
    m_inspector = new FeatureInspector(context);
    m_top = new QStackedWidget;
    m_top->addWidget(m_matrix);
    m_top->addWidget(m_releases);
    m_top->addWidget(m_requirements);
    m_split = new QSplitter(Qt::Vertical);
    m_split->setObjectName(QStringLiteral("featuresSplit"));
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_top);
    m_split->addWidget(m_table);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({490, 330});
    m_right = new QStackedWidget;
    m_right->addWidget(m_inspector);
    m_right->addWidget(m_requirements->inspector());
    m_right->setMinimumWidth(356);
    m_right->setMaximumWidth(440);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);
    across->addWidget(m_split);
    across->addWidget(m_right);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({1044, 356});
    m_work = across;
    m_empty = makeEmpty();
    layout->addWidget(m_work, 1);
    layout->addWidget(m_empty, 1);
    connectParts();
    refresh();
}

FeaturesPage::~FeaturesPage() = default;

void FeaturesPage::connectParts()
{
    connect(m_matrix, &MatrixView::selectionWanted, this, &FeaturesPage::select);
    connect(m_table, &FeatureTable::selectionWanted, this, &FeaturesPage::select);
    connect(m_inspector, &FeatureInspector::selectionWanted, this, &FeaturesPage::select);
    connect(m_releases->board(), &ReleaseBoard::selectionWanted, this, &FeaturesPage::select);
    connect(m_matrix, &MatrixView::removeWanted, this, &FeaturesPage::removeFeature);
    connect(m_table, &FeatureTable::removeWanted, this, &FeaturesPage::removeFeature);
    connect(m_inspector, &FeatureInspector::removeWanted, this, &FeaturesPage::removeFeature);
    connect(m_releases->board(), &ReleaseBoard::removeWanted, this, &FeaturesPage::removeFeature);
    connect(m_matrix, &MatrixView::priorityWanted, this, &FeaturesPage::setPriorityOf);
    connect(m_table, &FeatureTable::priorityWanted, this, &FeaturesPage::setPriorityOf);
    connect(m_matrix, &MatrixView::dependencyWanted, this, &FeaturesPage::link);
    connect(m_inspector, &FeatureInspector::dependencyWanted, this, &FeaturesPage::link);
    connect(m_inspector, &FeatureInspector::releaseWanted, m_releases, &ReleasesPane::move);
    connect(m_matrix, &MatrixView::editWanted, m_inspector, &FeatureInspector::editName);
    connect(m_releases->board(), &ReleaseBoard::editWanted, m_inspector, &FeatureInspector::editName);
    connect(m_matrix, &MatrixView::placeWanted, this, [this](FeatureId id, int value, int effort, bool byKeyboard) {
        if (const Feature* feature = m_facts.project.features.find(id))
            (void)session().apply(placeEdit(*feature, value, effort, byKeyboard));
    });
    connect(&session(), &Session::projectChanged, this, [this] { refresh(); });
    connect(&session(), &Session::projectReplaced, this, [this] {
        m_selected = {};
        m_all = true;
        refresh();
    });
    connect(&session(), &Session::findingsChanged, this, [this] { m_requirements->refresh(); });
}

bool FeaturesPage::isShown(const Feature& feature) const
{
    return m_all || feature.release == m_release;
}

void FeaturesPage::refresh()
{
    const Project& project = session().project();
    m_facts = factsOf(project);
    if (!m_all && m_release && !project.releases.contains(m_release))
        m_all = true;
    refreshFilter();
    const auto shown = [this](const Feature& feature) { return isShown(feature); };
    m_matrix->setFacts(m_facts, shown);
    m_releases->setFacts(m_facts, [](const Feature&) { return true; });
    m_table->setFacts(m_facts, shown);
    m_inspector->setFacts(m_facts);
    m_requirements->refresh();
    if (!project.features.contains(m_selected))
        select(m_table->firstShown());
    openView(static_cast<View>(m_views->current()));
    for (QAction* action : m_actions)
        action->setEnabled(session().hasProject());
}

void FeaturesPage::refreshFilter()
{
    QMenu* menu = m_filter->menu();
    menu->clear();
    const auto add = [&](const QString& words, bool all, ReleaseId release) {
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(all == m_all && (all || release == m_release));
        if (action->isChecked())
            m_filter->setText(tr("Release: %1").arg(words));
        connect(action, &QAction::triggered, this, [this, all, release] {
            m_all = all;
            m_release = release;
            refresh();
        });
    };
    add(tr("All"), true, {});
    for (const Release* release : releasesInOrder(m_facts.project))
        add(qs(release->name), false, release->id);
    add(tr("None"), false, {});
}

void FeaturesPage::openView(View view)
{
    m_views->setCurrent(view);
    const QString hints[] = {tr("drag to change value and effort"), tr("drag to another release"), tr("what is measured, and what meets it")};
    m_subtitle->set(QStringLiteral("%1 · %2").arg(counted(static_cast<qsizetype>(m_facts.project.features.size()), tr("feature"), tr("features")), hints[view]));
    const bool empty = session().project().features.empty() && (view == Matrix || session().project().releases.empty()) && view != Requirements;
    m_work->setVisible(!empty);
    m_empty->setVisible(empty);
    m_top->setCurrentIndex(view);
    m_table->setVisible(view != Requirements);
    m_right->setCurrentIndex(view == Requirements ? 1 : 0);
    m_legend->setVisible(view != Requirements && width() >= 1150);
    m_subtitle->setVisible(width() >= 900);
    m_filter->setVisible(view == Matrix);
    m_arrows->setVisible(view == Matrix);
}

void FeaturesPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    openView(static_cast<View>(m_views->current()));
}

void FeaturesPage::select(FeatureId id)
{
    m_selected = id;
    m_matrix->select(id);
    m_releases->board()->select(id);
    m_table->select(id);
    m_inspector->select(id);
}

void FeaturesPage::addFeature()
{
    Feature feature;
    feature.id = FeatureId::random();
    feature.name = tr("New feature").toStdString();
    feature.value = 3;
    feature.effort = 3;
    if (!m_all)
        feature.release = m_release;
    if (!session().apply({tr("Add a feature").toStdString(), [feature](const Project& project) { return barch::addFeature(project, feature); }, {}}))
        return;
    if (m_views->current() == Requirements)
        openView(Matrix);
    select(feature.id);
    m_inspector->editName();
}

void FeaturesPage::removeFeature(FeatureId id)
{
    const Feature* feature = m_facts.project.features.find(id);
    if (!feature)
        return;
    const QString name = qs(feature->name);
    const FeatureId next = m_table->besides(id);
    if (session().apply({tr("Remove the feature %1").arg(name).toStdString(), [id](const Project& project) { return barch::removeFeature(project, id); }, {}})) {
        select(next);
        sayRemoved(name);
    }
}

void FeaturesPage::link(FeatureId from, FeatureId to)
{
    const Feature* feature = m_facts.project.features.find(from);
    const Feature* dependency = m_facts.project.features.find(to);
    if (!feature || !dependency)
        return;
    QStringList circle;
    for (const FeatureId id : circleWith(m_facts.project, from, to))
        circle.append(qs(m_facts.project.features.find(id)->name));
    const QString label = tr("Let %1 wait for %2").arg(qs(feature->name), qs(dependency->name));
    if (session().apply({label.toStdString(), [from, to](const Project& project) { return addDependency(project, from, to); }, {}}) && !circle.isEmpty())
        navigator().notify(Severity::Warning, tr("These now wait for each other in a circle: %1. None of them can be started.").arg((circle << circle.front()).join(QStringLiteral(" → "))));
}

void FeaturesPage::setPriorityOf(FeatureId id, Moscow moscow)
{
    if (const Feature* feature = m_facts.project.features.find(id))
        (void)session().apply({tr("Make %1 a %2").arg(qs(feature->name), wordOf(moscow)).toStdString(), [id, moscow](const Project& project) { return setPriority(project, id, moscow); }, {}});
}

void FeaturesPage::activate()
{
    if (m_empty->isVisible())
        return setFocus(Qt::OtherFocusReason);
    if (m_views->current() == Matrix)
        m_matrix->setFocus(Qt::OtherFocusReason);
    else if (m_views->current() == Releases)
        m_releases->board()->setFocus(Qt::OtherFocusReason);
    else
        m_requirements->view()->setFocus(Qt::OtherFocusReason);
}

bool FeaturesPage::showElement(const ElementRef& element)
{
    if (element.kind == ElementKind::Feature) {
        m_all = true;
        refresh();
        if (m_views->current() == Requirements)
            openView(Matrix);
        select(FeatureId(element.id));
        return true;
    }
    if (element.kind == ElementKind::Release) {
        openView(Releases);
        return true;
    }
    if (element.kind == ElementKind::Requirement) {
        if (!m_requirements->select(RequirementId(element.id)))
            return false;
        openView(Requirements);
        return true;
    }
    return false;
}

QList<QAction*> FeaturesPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Model") ? m_actions : QList<QAction*>();
}

QList<QWidget*> FeaturesPage::panes() const
{
    if (m_views->current() == Requirements)
        return {m_requirements->view(), m_right};
    return {m_views->current() == Matrix ? static_cast<QWidget*>(m_matrix) : m_releases->board(), m_table->view(), m_inspector};
}

Badge featuresBadge(const Session& session)
{
    const Project& project = session.project();
    if (project.features.empty())
        return {};
    const auto problems = static_cast<qsizetype>(factsOf(project).problems());
    if (problems > 0)
        return {QStringLiteral("warning"), Ink::Warning, grouped(problems), counted(problems, Session::tr("order problem"), Session::tr("order problems"))};
    const auto count = static_cast<qsizetype>(project.features.size());
    return {{}, Ink::Tertiary, grouped(count), counted(count, Session::tr("feature"), Session::tr("features"))};
}

}  // namespace barch::ui
