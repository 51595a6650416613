#include "ui/features/feature_table.h"

#include "core/planning/matrix.h"
#include "ui/features/feature_model.h"
#include "ui/features/feature_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr Moscow order[] = {Moscow::Must, Moscow::Should, Moscow::Could, Moscow::Wont, Moscow::Unset};

}  // namespace

FeatureTable::FeatureTable(Session& session, QWidget* parent) : QWidget(parent), m_model(new FeatureModel(session, this)), m_view(new QTableView)
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    m_view->setObjectName(QStringLiteral("featureTable"));
    m_view->setAccessibleName(tr("Features"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setProperty("padded", true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setIconSize({14, 14});
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->installEventFilter(this);
    auto* header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(false);
    header->setFont(typeface(TypeRole::Small));
    const int widths[] = {190, 88, 58, 58, 64, 64, 60, 70, 62, 60, 104, 110};
    for (int i = 0; i < FeatureModel::PartCount; ++i)
        m_view->setColumnWidth(i, widths[i]);
    header->setStretchLastSection(true);
    header->setFixedHeight(metrics().tableHeader);
    connect(header, &QHeaderView::sectionClicked, this, &FeatureTable::sortBy);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (!m_filling && now.isValid())
            emit selectionWanted(m_model->idAt(now.row()));
    });
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() != FeatureModel::Priority)
            return;
        auto* menu = new QMenu(m_view);
        menu->setObjectName(QStringLiteral("priorityMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const Moscow moscow : order)
            connect(menu->addAction(icon(iconOf(moscow), inkOf(moscow)), wordOf(moscow)), &QAction::triggered, this, [this, id = m_model->idAt(index.row()), moscow] { emit priorityWanted(id, moscow); });
        menu->popup(m_view->viewport()->mapToGlobal(m_view->visualRect(index).bottomLeft()));
    });
    layout->addWidget(m_view, 1);
}

QWidget* FeatureTable::makeHeader()
{
    auto* header = new QWidget;
    header->setFixedHeight(metrics().panelHeader);
    auto* line = row(6, header);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    auto* title = new Text(tr("Table"), TypeRole::Strong);
    title->setOneLine(true);
    auto* words = new Text(tr("order problems first, then priority and RICE"), TypeRole::Small, Ink::Secondary);
    words->setOneLine(true);
    line->addWidget(title);
    line->addSpacing(2);
    line->addWidget(words, 1);
    m_problems = makeButton(QStringLiteral("chipProblems"), {}, ButtonKind::Chip, {});
    m_problems->setIcon(icon(QStringLiteral("error"), Ink::Error));
    m_problems->setIconSize({14, 14});
    m_problems->setCheckable(true);
    connect(m_problems, &QPushButton::toggled, this, &FeatureTable::fill);
    line->addWidget(m_problems);
    const char* names[] = {"chipMust", "chipShould", "chipCould", "chipWont", "chipUnset"};
    for (int i = 0; i < 5; ++i) {
        m_priorities[i] = makeButton(QString::fromLatin1(names[i]), {}, ButtonKind::Chip);
        m_priorities[i]->setIcon(icon(iconOf(order[i]), inkOf(order[i])));
        m_priorities[i]->setIconSize({14, 14});
        m_priorities[i]->setCheckable(true);
        connect(m_priorities[i], &QPushButton::toggled, this, &FeatureTable::fill);
        line->addWidget(m_priorities[i]);
    }
    return header;
}

/// A first click sorts, a second turns round, a third goes back to the usual order.
void FeatureTable::sortBy(int section)
{
    const bool numbers = section >= FeatureModel::Value && section <= FeatureModel::PerEffort;
    const Qt::SortOrder first = numbers ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (m_sorted != section) {
        m_sorted = section;
        m_order = first;
    } else if (m_order == first) {
        m_order = numbers ? Qt::AscendingOrder : Qt::DescendingOrder;
    } else {
        m_sorted = FeatureModel::usualOrder;
    }
    auto* header = m_view->horizontalHeader();
    header->setSortIndicatorShown(m_sorted >= 0);
    if (m_sorted >= 0)
        header->setSortIndicator(m_sorted, m_order);
    m_model->sort(m_sorted, m_order);
    select(m_selected);
}

void FeatureTable::setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown)
{
    m_facts = facts;
    m_shown = shown;
    const auto problems = static_cast<qsizetype>(facts.problems());
    m_problems->setText(counted(problems, tr("order problem"), tr("order problems")));
    m_problems->setAccessibleName(m_problems->text());
    if (problems == 0)
        m_problems->setChecked(false);
    m_problems->setVisible(problems > 0);
    const auto groups = moscowGroups(facts.project);
    for (int i = 0; i < 5; ++i) {
        const auto count = static_cast<qsizetype>(groups[static_cast<std::size_t>(i)].features.size());
        m_priorities[i]->setText(QStringLiteral("%1 %2").arg(wordOf(order[i]), grouped(count)));
        m_priorities[i]->setAccessibleName(m_priorities[i]->text());
        if (count == 0)
            m_priorities[i]->setChecked(false);
        m_priorities[i]->setVisible(count > 0 || order[i] != Moscow::Unset);
    }
    fill();
}

void FeatureTable::fill()
{
    const QScopedValueRollback quiet(m_filling, true);
    std::set<Moscow> wanted;
    for (int i = 0; i < 5; ++i)
        if (m_priorities[i]->isChecked())
            wanted.insert(order[i]);
    m_model->setFacts(m_facts, [&](const Feature& feature) {
        return m_shown(feature) && (wanted.empty() || wanted.contains(feature.moscow)) && (!m_problems->isChecked() || m_facts.hasProblem(feature.id));
    });
    select(m_selected);
}

void FeatureTable::select(FeatureId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    m_selected = id;
    const int at = m_model->rowOf(id);
    if (at < 0)
        return m_view->clearSelection();
    const QModelIndex current = m_view->currentIndex();
    const QModelIndex wanted = m_model->index(at, current.isValid() ? current.column() : 0);
    m_view->setCurrentIndex(wanted);
    m_view->selectRow(at);
    m_view->scrollTo(wanted);
}

/// Where there is no room for all columns, those go that the inspector shows as well.
void FeatureTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int room = width();
    for (const int column : {FeatureModel::Wsjf, FeatureModel::PerEffort})
        m_view->setColumnHidden(column, room < 1000);
    for (const int column : {FeatureModel::Reach, FeatureModel::Impact, FeatureModel::Confidence})
        m_view->setColumnHidden(column, room < 860);
}

FeatureId FeatureTable::firstShown() const
{
    return m_model->idAt(0);
}

FeatureId FeatureTable::besides(FeatureId id) const
{
    const int at = m_model->rowOf(id);
    return m_model->idAt(at + 1 < m_model->rowCount() ? at + 1 : at - 1);
}

bool FeatureTable::keyPressed(int key)
{
    const FeatureId id = m_model->idAt(m_view->currentIndex().row());
    if (!id)
        return false;
    if (key >= Qt::Key_1 && key <= Qt::Key_4) {
        emit priorityWanted(id, order[key - Qt::Key_1]);
        return true;
    }
    if (key == Qt::Key_Delete) {
        emit removeWanted(id);
        return true;
    }
    return false;
}

bool FeatureTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier)
        if (keyPressed(static_cast<QKeyEvent*>(event)->key()))
            return true;
    return QWidget::eventFilter(watched, event);
}

}  // namespace barch::ui
