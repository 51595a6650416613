#include "ui/widgets/edit_table.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyledItemDelegate>

#include <algorithm>

namespace barch::ui {
namespace {

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QStringList choices = index.data(EditTable::ChoicesRole).toStringList();
        QWidget* editor = nullptr;
        if (choices.isEmpty()) {
            editor = QStyledItemDelegate::createEditor(parent, option, index);
        } else {
            auto* list = new QComboBox(parent);
            list->addItems(choices);
            editor = list;
        }
        editor->setObjectName(QStringLiteral("cellEditor"));
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        editor->setFont(index.data(Qt::FontRole).value<QFont>());
        return editor;
    }

    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        if (auto* list = qobject_cast<QComboBox*>(editor))
            list->setCurrentIndex(std::max(0, list->findText(index.data(Qt::EditRole).toString())));
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }

    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        if (auto* list = qobject_cast<QComboBox*>(editor))
            model->setData(index, list->currentText());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

}  // namespace

EditTable::EditTable(const QString& objectName, const QString& accessibleName, QAbstractItemModel* shown, QWidget* parent) : QTableView(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setModel(shown);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setProperty("padded", true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setIconSize({14, 14});
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setFixedHeight(metrics().tableHeader);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void EditTable::setWidths(std::initializer_list<int> widths)
{
    int column = 0;
    for (const int width : widths)
        setColumnWidth(column++, width);
}

EditTable::RowButtons EditTable::addButtons(QHBoxLayout* bar, const QString& name, const QString& text, const QString& adding)
{
    const RowButtons buttons{makeButton(QStringLiteral("add") + name, text, ButtonKind::Plain, QStringLiteral("plus")),
                             makeButton(QStringLiteral("remove") + name, tr("Remove"), ButtonKind::Quiet, QStringLiteral("trash"))};
    buttons.add->setAccessibleName(adding);
    connect(buttons.add, &QPushButton::clicked, this, &EditTable::addWanted);
    connect(buttons.remove, &QPushButton::clicked, this, [this] {
        if (currentIndex().isValid())
            emit removeWanted(currentIndex().row());
    });
    bar->addWidget(buttons.add);
    bar->addWidget(buttons.remove);
    return buttons;
}

void EditTable::showRow(int row)
{
    setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
}

void EditTable::editNewRow(int row, int column)
{
    setFocus(Qt::OtherFocusReason);
    setCurrentIndex(model()->index(row, column));
    edit(currentIndex());
}

int EditTable::rowAfterRemoving(int row) const
{
    return row + 1 < model()->rowCount() ? row + 1 : row - 1;
}

void EditTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        emit removeWanted(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

}  // namespace barch::ui
