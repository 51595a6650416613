#include "ui/access/isolation_table.h"

#include "core/access/permission_policies.h"
#include "ui/palette/palette_rows.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr TenancyClass classes[] = {TenancyClass::Owned, TenancyClass::Link, TenancyClass::Root, TenancyClass::Global};
constexpr Tag::Tone tones[] = {Tag::Tone::Owned, Tag::Tone::Link, Tag::Tone::Root, Tag::Tone::Shared};

/// Chooses the class in place.
class ClassDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* combo = new QComboBox(parent);
        combo->setObjectName(QStringLiteral("classEditor"));
        combo->setAccessibleName(IsolationModel::tr("Isolation class"));
        for (const TenancyClass each : {TenancyClass::Undeclared, TenancyClass::Root, TenancyClass::Owned, TenancyClass::Global, TenancyClass::Link})
            combo->addItem(icon(tenancyIcon(each), tenancyInk(each)), tenancyTitle(each), static_cast<int>(each));
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto* self = const_cast<ClassDelegate*>(this);
            emit self->commitData(combo);
            emit self->closeEditor(combo);
        });
        return combo;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        auto* combo = static_cast<QComboBox*>(editor);
        combo->setCurrentIndex(combo->findData(index.data(IsolationModel::ClassRole)));
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentData(), Qt::EditRole);
    }
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationSize = {14, 14};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem plain = option;
        plain.state &= ~QStyle::State_HasFocus;
        QStyledItemDelegate::paint(painter, plain, index);
        if (index.column() == IsolationModel::Class)
            paintIcon(*painter, QStringLiteral("chevron-down"), QRectF(option.rect.right() - 20, option.rect.center().y() - 6, 12, 12), Ink::Tertiary);
        if (option.state & QStyle::State_HasFocus) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(theme().accent.ring, 2));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -2), 3, 3);
            painter->restore();
        }
    }
};

}  // namespace

IsolationTable::IsolationTable(QWidget* parent) : QWidget(parent), m_model(new IsolationModel(this)), m_view(new QTableView)
{
    setObjectName(QStringLiteral("isolation"));
    auto* layout = column(0, this);
    auto* head = new QWidget;
    head->setFixedHeight(metrics().panelHeader);
    auto* bar = row(8, head);
    bar->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    auto* title = new Text(tr("Tenant isolation"), TypeRole::Strong);
    title->setOneLine(true);
    m_hint = new Text(tr("what keeps the rows of each table apart"), TypeRole::Small, Ink::Secondary);
    m_hint->setOneLine(true);
    title->setMinimumWidth(title->sizeHint().width());
    bar->addWidget(title);
    bar->addWidget(m_hint);
    bar->addStretch(1);
    for (int i = 0; i < 4; ++i) {
        m_counts[i] = new Tag({}, tones[i], tenancyIcon(classes[i]));
        bar->addWidget(m_counts[i]);
    }
    m_writeAll = makeButton(QStringLiteral("writeAllPolicies"), tr("Write policies…"), ButtonKind::Plain, QStringLiteral("lock"));
    m_writeAll->setProperty("small", true);
    m_writeAll->setToolTip(tr("Policies for all tables about which roles decide, from the matrix. You see the SQL first."));
    connect(m_writeAll, &QPushButton::clicked, this, &IsolationTable::writeAllWanted);
    bar->addWidget(m_writeAll);
    layout->addWidget(head);
    layout->addWidget(new Hairline);

    m_view->setObjectName(QStringLiteral("isolationTable"));
    m_view->setAccessibleName(tr("Tenant isolation by table"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ClassDelegate(m_view));
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setTabKeyNavigation(false);
    m_view->setProperty("ownFocus", true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setStyleSheet(QStringLiteral("QAbstractItemView { padding: 0; }"));
    m_view->setProperty("padded", true);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    QHeaderView* header = m_view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    layout->addWidget(m_view, 1);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (const TableId table = m_model->tableAt(now.row()))
            emit tableChosen(table);
    });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        const std::string fingerprint = m_model->fingerprintAt(index.row());
        if (index.column() == IsolationModel::Remark && !fingerprint.empty())
            emit findingWanted(fingerprint);
    });
    connect(m_model, &IsolationModel::classWanted, this, &IsolationTable::classWanted, Qt::QueuedConnection);
}

void IsolationTable::show(Snapshot snapshot)
{
    const TableId was = current();
    int counts[4] = {};
    for (const Table& table : snapshot->project.tables)
        for (int i = 0; i < 4; ++i)
            counts[i] += table.tenancyClass == classes[i];
    for (int i = 0; i < 4; ++i) {
        m_counts[i]->set(QStringLiteral("%1 %2").arg(tenancyTitle(classes[i])).arg(counts[i]), tones[i], tenancyIcon(classes[i]));
        m_counts[i]->setVisible(counts[i] > 0);
    }
    m_writeAll->setVisible(!tablesForPolicies(snapshot->project).empty());
    m_model->show(std::move(snapshot));
    setCurrent(m_model->rowOf(was) >= 0 ? was : m_model->tableAt(0));
}

void IsolationTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < 860;
    m_hint->setVisible(!narrow);
    const int wide[] = {190, 160, 112, 190};
    const int small[] = {150, 140, 100, 140};
    for (int i = 0; i < 4; ++i)
        m_view->horizontalHeader()->resizeSection(i, narrow ? small[i] : wide[i]);
}

TableId IsolationTable::current() const
{
    return m_model->tableAt(m_view->currentIndex().row());
}

void IsolationTable::setCurrent(TableId table)
{
    const int row = m_model->rowOf(table);
    if (row >= 0 && row != m_view->currentIndex().row())
        m_view->setCurrentIndex(m_model->index(row, IsolationModel::Name));
}

}  // namespace barch::ui
