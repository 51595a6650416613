#include "ui/data_model/column_grid.h"

#include "core/edits/column_edits.h"
#include "core/model/column_type.h"
#include "ui/data_model/column_model.h"
#include "ui/data_model/model_edits.h"
#include "ui/data_model/section_list.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace barch::ui {
namespace {

/// Edits in place, with the types to choose from; a check box in the middle of its cell.
class CellDelegate : public QStyledItemDelegate {
public:
    CellDelegate(Session& session, QObject* parent) : QStyledItemDelegate(parent), m_session(session) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        auto* edit = new QLineEdit(parent);
        edit->setObjectName(QStringLiteral("cellEditor"));
        edit->setProperty("ownFocus", true);
        edit->setStyleSheet(QStringLiteral("QLineEdit { border: 2px solid %1; border-radius: 4px; padding: 0 4px; min-height: 0; max-height: 64px; }")
                                .arg(theme().accent.ring.name()));
        edit->setFont(index.data(Qt::FontRole).value<QFont>());
        if (index.column() == ColumnModel::Type) {
            const QStringList names = typeNames(m_session.project());
            auto* completer = new QCompleter(names, edit);
            completer->setFilterMode(Qt::MatchContains);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setMaxVisibleItems(10);
            edit->setCompleter(completer);
            // Enter takes what is offered first, unless what was typed is a type already.
            connect(edit, &QLineEdit::textEdited, completer, [edit, completer, names] {
                const auto type = parseColumnType(edit->text().toStdString());
                const bool isType = (type && type->known) || names.contains(edit->text());
                if (completer->popup()->isVisible())
                    completer->popup()->setCurrentIndex(isType ? QModelIndex() : completer->completionModel()->index(0, 0));
            }, Qt::QueuedConnection);  // the list follows the text only after this signal
        }
        return edit;
    }

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationSize = {12, 12};
        option->decorationPosition = QStyleOptionViewItem::Left;
        if (index.column() == ColumnModel::Key)
            option->decorationAlignment = Qt::AlignRight | Qt::AlignVCenter;
        if (index.column() == ColumnModel::Type || index.column() == ColumnModel::Default)
            option->palette.setColor(QPalette::Text, theme().text.secondary);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (option.state & QStyle::State_HasFocus) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(theme().accent.ring, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        }
    }

private:
    Session& m_session;
};

}  // namespace

ColumnGrid::ColumnGrid(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new ColumnModel(session, this)), m_view(new QTableView),
      m_references(new SectionList)
{
    m_view->setObjectName(QStringLiteral("columns"));
    m_view->setAccessibleName(tr("Columns"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CellDelegate(session, m_view));
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                            QAbstractItemView::SelectedClicked);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setProperty("ownFocus", true);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    m_view->verticalHeader()->setMinimumSectionSize(metrics().tableRow);
    QHeaderView* header = m_view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(24);
    header->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 4px; }"));
    header->setSectionResizeMode(ColumnModel::Key, QHeaderView::Fixed);
    header->resizeSection(ColumnModel::Key, 32);
    header->setSectionResizeMode(ColumnModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(ColumnModel::Type, QHeaderView::Interactive);
    header->resizeSection(ColumnModel::Type, 104);
    header->setSectionResizeMode(ColumnModel::Nullable, QHeaderView::Fixed);
    header->resizeSection(ColumnModel::Nullable, 36);
    header->resizeSection(ColumnModel::Default, 84);
    header->setHighlightSections(false);
    m_view->installEventFilter(this);

    auto* add = makeButton(QStringLiteral("addColumn"), tr("Add column"), ButtonKind::Quiet, QStringLiteral("plus"));
    add->setProperty("small", true);
    auto* addRow = row(8);
    addRow->setContentsMargins(8, 4, 12, 4);
    addRow->addWidget(add);
    addRow->addStretch(1);
    addRow->addWidget(new KeyHint(QStringLiteral("Ins")));
    m_details = makeDetails();

    auto* layout = column(0, this);
    layout->addWidget(m_view);
    layout->addLayout(addRow);
    layout->addWidget(new Hairline);
    layout->addWidget(m_details);
    layout->addWidget(m_references);
    connect(add, &QPushButton::clicked, this, &ColumnGrid::addColumn);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ColumnGrid::fit);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showDetails();
        if (!m_following)
            emit columnChosen(current());
    });
    connect(m_references, &SectionList::linkChosen, this, [this](const QString& id) { emit tableWanted(TableId(AnyId(id.toULongLong()))); });
}

QWidget* ColumnGrid::makeDetails()
{
    auto* details = makeGround("subtle");
    auto* layout = new QGridLayout(details);
    layout->setContentsMargins(16, 8, 12, 10);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(6);
    m_detailsTitle = new Text({}, TypeRole::SmallStrong, Ink::Secondary);
    m_detailsTitle->setOneLine(true);
    layout->addWidget(m_detailsTitle, 0, 0, 1, 2);
    m_comment = new QLineEdit;
    m_comment->setObjectName(QStringLiteral("columnComment"));
    m_comment->setPlaceholderText(tr("What the column holds"));
    m_comment->setAccessibleName(tr("Comment on the column"));
    layout->addWidget(m_comment, 1, 0, 1, 2);
    m_classification = new QComboBox;
    m_classification->setObjectName(QStringLiteral("classification"));
    m_classification->setAccessibleName(tr("Kind of data"));
    m_classification->addItems({tr("Not classified"), tr("No personal data"), tr("Personal"), tr("Sensitive"), tr("Health"), tr("Financial"), tr("Secret")});
    m_protection = new QComboBox;
    m_protection->setObjectName(QStringLiteral("protection"));
    m_protection->setAccessibleName(tr("Protection"));
    m_protection->addItems({tr("Stored as it is"), tr("Hashed"), tr("Encrypted"), tr("Tokenised")});
    layout->addWidget(m_classification, 2, 0);
    layout->addWidget(m_protection, 2, 1);

    connect(m_comment, &QLineEdit::textEdited, this, [this](const QString& text) {
        const TableId table = m_model->table();
        const ColumnId column = m_shown;
        (void)m_session.apply({tr("Change the comment on %1").arg(m_detailsTitle->text()).toStdString(),
                               [=, words = text.toStdString()](const Project& p) { return setColumnComment(p, table, column, words); },
                               "column-comment/" + column.text()});
    });
    connect(m_comment, &QLineEdit::editingFinished, this, [this] { m_session.closeStep(); });
    connect(m_classification, &QComboBox::activated, this, [this](int value) {
        const TableId table = m_model->table();
        const ColumnId column = m_shown;
        (void)m_session.apply({tr("Classify %1").arg(m_detailsTitle->text()).toStdString(),
                               [=](const Project& p) { return setColumnClassification(p, table, column, static_cast<Classification>(value)); }, {}});
    });
    connect(m_protection, &QComboBox::activated, this, [this](int value) {
        const TableId table = m_model->table();
        const ColumnId column = m_shown;
        const Table* now = m_session.project().table(table);
        const Column* shown = now ? now->column(column) : nullptr;
        const std::string method = shown ? shown->protectionMethod : std::string();
        (void)m_session.apply({tr("Protect %1").arg(m_detailsTitle->text()).toStdString(),
                               [=](const Project& p) { return setColumnProtection(p, table, column, static_cast<Protection>(value), value ? method : std::string()); }, {}});
    });
    return details;
}

void ColumnGrid::setTable(TableId table)
{
    m_following = true;
    m_model->setTable(table);
    m_following = false;
    fit();
    showDetails();
    showReferences();
}

void ColumnGrid::refresh()
{
    const ColumnId was = m_shown;
    m_following = true;
    m_model->refresh();
    if (was && m_model->rowOf(was) >= 0)
        m_view->setCurrentIndex(m_model->index(m_model->rowOf(was), std::max(1, m_view->currentIndex().column())));
    m_following = false;
    showDetails();
    showReferences();
}

void ColumnGrid::fit()
{
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() + m_model->rowCount() * metrics().tableRow + 2);
}

ColumnId ColumnGrid::current() const
{
    return m_model->columnAt(m_view->currentIndex().row());
}

void ColumnGrid::setCurrent(ColumnId column)
{
    if (column == current())
        return;
    m_following = true;
    const int row = m_model->rowOf(column);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, ColumnModel::Name));
    else
        m_view->selectionModel()->clear();
    m_following = false;
    showDetails();
}

void ColumnGrid::addColumn()
{
    const Table* table = m_session.project().table(m_model->table());
    if (!table)
        return;
    const Column fresh = freshColumn(*table);
    const TableId owner = table->id;
    const int row = m_view->currentIndex().row();
    const std::size_t position = row < 0 ? atEnd : static_cast<std::size_t>(row) + 1;
    if (m_session.apply({tr("Add a column to %1").arg(qs(table->name)).toStdString(),
                         [=](const Project& p) { return barch::addColumn(p, owner, fresh, position); }, {}}))
        editName(fresh.id);
}

void ColumnGrid::editName(ColumnId column)
{
    const int row = m_model->rowOf(column);
    if (row < 0)
        return;
    m_view->setFocus(Qt::OtherFocusReason);
    const QModelIndex name = m_model->index(row, ColumnModel::Name);
    m_view->setCurrentIndex(name);
    m_view->edit(name);
}

void ColumnGrid::move(int by)
{
    const int row = m_view->currentIndex().row();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_model->rowCount())
        return;
    const TableId owner = m_model->table();
    const ColumnId column = current();
    const Table* table = m_session.project().table(owner);
    (void)m_session.apply({tr("Move column %1").arg(qs(table->column(column)->name)).toStdString(),
                           [=](const Project& p) { return moveColumn(p, owner, column, static_cast<std::size_t>(to)); }, "move-column/" + column.text()});
}

bool ColumnGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool alt = key->modifiers() == Qt::AltModifier;
    const bool renames = key->key() == Qt::Key_F2 && current() && m_view->currentIndex().column() == ColumnModel::Key;
    const bool ours = key->key() == Qt::Key_Insert || renames || (key->key() == Qt::Key_Delete && current()) ||
                      (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) ||
                      (key->key() == Qt::Key_Space && m_view->currentIndex().column() == ColumnModel::Nullable);
    if (!ours)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Insert: addColumn(); break;
    case Qt::Key_F2: editName(current()); break;
    case Qt::Key_Delete: emit removeWanted(current()); break;
    case Qt::Key_Up: move(-1); break;
    case Qt::Key_Down: move(1); break;
    default: {
        const QModelIndex cell = m_view->currentIndex();
        m_model->setData(cell, cell.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    }
    return true;
}

void ColumnGrid::showDetails()
{
    const Table* table = m_session.project().table(m_model->table());
    const Column* column = table ? table->column(current()) : nullptr;
    m_details->setVisible(column != nullptr);
    m_shown = column ? column->id : ColumnId{};
    if (!column)
        return;
    m_detailsTitle->set(qs(column->name));
    if (m_comment->text() != qs(column->comment)) {
        m_comment->setText(qs(column->comment));
        m_comment->setCursorPosition(0);
    }
    m_classification->setCurrentIndex(static_cast<int>(column->classification));
    m_protection->setCurrentIndex(static_cast<int>(column->protection));
}

void ColumnGrid::showReferences()
{
    m_references->begin();
    const Project& project = m_session.project();
    const Table* table = project.table(m_model->table());
    if (table) {
        bool titled = false;
        for (const ForeignKey& key : table->foreignKeys) {
            const Table* target = project.table(key.target);
            if (!target || (key.columns.size() == 1 && key.columns[0] == table->tenantKey))
                continue;
            if (!std::exchange(titled, true))
                m_references->addTitle(tr("Refers to"));
            QStringList names;
            bool optional = false;
            for (const ColumnId id : key.columns)
                if (const Column* column = table->column(id)) {
                    if (key.columns.size() == 1 || id != table->tenantKey)
                        names.append(qs(column->name));
                    optional = optional || column->nullable;
                }
            m_references->addLink(QStringLiteral("arrow-right"), names.join(QStringLiteral(", ")), qs(target->name),
                                  optional ? tr("may be empty") : tr("required"), QString::number(target->id.number()));
        }
        titled = false;
        for (const Table& other : project.tables)
            for (const ForeignKey& key : other.foreignKeys) {
                if (key.target != table->id || other.id == table->id || (key.columns.size() == 1 && key.columns[0] == other.tenantKey))
                    continue;
                if (!std::exchange(titled, true))
                    m_references->addTitle(tr("Used by"));
                m_references->addLink(QStringLiteral("arrow-left"), qs(other.name), {}, {}, QString::number(other.id.number()));
                break;
            }
    }
    m_references->finish();
}

}  // namespace barch::ui
