#include "ui/coverage/gap_pane.h"

#include "core/edits/feature_edits.h"
#include "core/test_plan/derived_tests.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr GapList lists[] = {GapList::Unasked, GapList::ByAnswer, GapList::Undelivered, GapList::Untested};
constexpr const char* listNames[] = {"gapsUnasked", "gapsByAnswer", "gapsUndelivered", "gapsUntested"};

}  // namespace

GapPane::GapPane(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = column(0, this);
    layout->addWidget(makeLists());
    layout->addWidget(new Hairline);
    m_model = new GapModel(this);
    m_table = new EditTable(QStringLiteral("gapTable"), tr("Gaps in the design"), m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWidths({260, 110, 300});
    connect(m_table, &QTableView::activated, this, &GapPane::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_filling)
            return;
        refreshFixes();
        emit currentChanged();
    });
    layout->addWidget(m_table, 1);
    m_nothing = new QWidget;
    auto* words = column(6, m_nothing);
    words->addStretch(1);
    words->addWidget(new IconLabel(QStringLiteral("ok"), Ink::Ok, nullptr, 24), 0, Qt::AlignHCenter);
    m_nothingText = new Text({}, TypeRole::Base, Ink::Secondary);
    m_nothingText->setObjectName(QStringLiteral("noGaps"));
    m_nothingText->setOneLine(true);
    words->addWidget(m_nothingText, 0, Qt::AlignHCenter);
    words->addStretch(2);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFixes());
}

QWidget* GapPane::makeLists()
{
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(6, bar);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    auto* group = new QButtonGroup(this);
    for (int i = 0; i < 4; ++i) {
        m_lists[i] = makeButton(QString::fromLatin1(listNames[i]), {}, ButtonKind::Chip);
        m_lists[i]->setCheckable(true);
        m_lists[i]->setChecked(i == 0);
        group->addButton(m_lists[i], i);
        line->addWidget(m_lists[i]);
    }
    connect(group, &QButtonGroup::idClicked, this, [this](int id) {
        m_list = lists[id];
        fill();
        emit currentChanged();
    });
    line->addStretch(1);
    return bar;
}

QWidget* GapPane::makeFixes()
{
    m_fixes = new QWidget;
    m_fixes->setFixedHeight(metrics().toolbar + 8);
    auto* line = row(8, m_fixes);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    m_features = new QComboBox;
    m_features->setObjectName(QStringLiteral("gapFeature"));
    m_features->setAccessibleName(tr("Feature that asks for it"));
    m_features->setMinimumWidth(220);
    line->addWidget(m_features);
    m_assign = makeButton(QStringLiteral("assignGap"), tr("It is part of this feature"));
    connect(m_assign, &QPushButton::clicked, this, &GapPane::assign);
    line->addWidget(m_assign);
    m_test = makeButton(QStringLiteral("testGap"), tr("Add a test"), ButtonKind::Plain, QStringLiteral("plus"));
    connect(m_test, &QPushButton::clicked, this, &GapPane::makeTests);
    line->addWidget(m_test);
    line->addStretch(1);
    m_open = makeButton(QStringLiteral("openGap"), tr("Open"), ButtonKind::Plain, QStringLiteral("arrow-right"));
    m_open->setToolTip(tr("Go to where it is edited (Enter)"));
    connect(m_open, &QPushButton::clicked, this, &GapPane::openCurrent);
    line->addWidget(m_open);
    return m_fixes;
}

void GapPane::show(const CoverageFacts& facts, const QString& filter)
{
    m_facts = facts;
    m_filter = filter;
    const QString titles[] = {tr("Nothing asks for it"), tr("Only an answer asks"), tr("Nothing delivers it"), tr("No test covers it")};
    for (int i = 0; i < 4; ++i) {
        const auto count = static_cast<qsizetype>(gapsOf(facts.coverage(), lists[i]).size());
        m_lists[i]->setText(QStringLiteral("%1 %2").arg(titles[i], grouped(count)));
        m_lists[i]->setAccessibleName(m_lists[i]->text());
    }
    const QSignalBlocker quiet(m_features);
    const FeatureId before = m_features->currentIndex() >= 0 ? m_featureIds[static_cast<std::size_t>(m_features->currentIndex())] : FeatureId();
    m_features->clear();
    m_featureIds.clear();
    std::vector<const Feature*> features;
    for (const Feature& feature : facts.project().features)
        if (feature.moscow != Moscow::Wont)
            features.push_back(&feature);
    std::stable_sort(features.begin(), features.end(), [](const Feature* a, const Feature* b) { return a->name < b->name; });
    for (const Feature* feature : features) {
        m_features->addItem(qs(feature->name));
        m_featureIds.push_back(feature->id);
        if (feature->id == before)
            m_features->setCurrentIndex(m_features->count() - 1);
    }
    fill();
}

void GapPane::fill()
{
    const int row = m_table->currentIndex().row();
    {
        const QScopedValueRollback quiet(m_filling, true);
        m_model->show(m_facts, m_list, m_filter);
        if (m_model->rowCount() > 0)
            m_table->selectionModel()->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    const bool any = m_model->rowCount() > 0;
    m_table->setVisible(any);
    m_nothing->setVisible(!any);
    const QString done[] = {tr("A feature, a requirement or an answer asks for everything."), tr("Nothing is there for an answer alone."),
                            tr("Every feature and every requirement is looked after."), tr("A test covers every table, call, job and feature.")};
    m_nothingText->set(!m_filter.isEmpty() && !gapsOf(m_facts.coverage(), m_list).empty() ? tr("Nothing here matches “%1”.").arg(m_filter) : done[static_cast<int>(m_list)]);
    refreshFixes();
}

void GapPane::refreshFixes()
{
    const auto count = static_cast<qsizetype>(chosen().size());
    const bool asks = m_list == GapList::Unasked || m_list == GapList::ByAnswer;
    m_fixes->setVisible(m_model->rowCount() > 0);
    m_features->setVisible(asks && m_features->count() > 0);
    m_assign->setVisible(asks && m_features->count() > 0);
    m_assign->setEnabled(count > 0);
    m_assign->setText(count > 1 ? tr("These %1 are part of this feature").arg(grouped(count)) : tr("It is part of this feature"));
    m_test->setVisible(m_list == GapList::Untested);
    m_test->setEnabled(count > 0);
    m_test->setText(count > 1 ? tr("Add %1 tests").arg(grouped(count)) : tr("Add a test"));
    m_open->setEnabled(bool(current().id));
}

std::vector<ElementRef> GapPane::chosen() const
{
    std::vector<ElementRef> elements;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        if (const CoverageGap* gap = m_model->at(index.row()))
            elements.push_back(gap->element);
    return elements;
}

ElementRef GapPane::current() const
{
    const CoverageGap* gap = m_model->at(m_table->currentIndex().row());
    return gap ? gap->element : ElementRef();
}

QWidget* GapPane::view() const
{
    return m_table;
}

void GapPane::openCurrent()
{
    if (const ElementRef element = current(); element.id)
        m_context.navigator.showElement(element);
}

void GapPane::assign()
{
    const std::vector<ElementRef> elements = chosen();
    if (elements.empty() || m_features->currentIndex() < 0)
        return;
    const FeatureId feature = m_featureIds[static_cast<std::size_t>(m_features->currentIndex())];
    const QString name = m_features->currentText();
    if (m_context.session.apply({tr("Make %1 part of %2").arg(counted(static_cast<qsizetype>(elements.size()), tr("element"), tr("elements")), name).toStdString(),
                                 [feature, elements](const Project& project) { return deliver(project, feature, elements); }, {}}))
        m_table->setFocus(Qt::OtherFocusReason);
}

void GapPane::makeTests()
{
    const std::vector<ElementRef> elements = chosen();
    if (elements.empty())
        return;
    const QString words = counted(static_cast<qsizetype>(elements.size()), tr("test"), tr("tests"));
    if (m_context.session.apply({tr("Add %1 to the plan").arg(words).toStdString(), [elements](const Project& project) { return addTestsOf(project, elements); }, {}})) {
        m_context.navigator.notify(Severity::Info, tr("%1 added to the test plan, with what to try. Ctrl+Z takes them away.").arg(words));
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

}  // namespace barch::ui
