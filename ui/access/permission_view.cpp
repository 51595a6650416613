#include "ui/access/permission_view.h"

#include "ui/access/reach_look.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/text.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int groupWidth = 92;
constexpr int glyphSize = 16;

void line(QPainter& painter, const QRect& rect)
{
    painter.setPen(theme().line.hairline);
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

/// Group and title of each line, and always in sight.
class LineHeader : public QHeaderView {
public:
    explicit LineHeader(QTableView* view) : QHeaderView(Qt::Vertical, view)
    {
        setSectionsClickable(true);
        setSectionResizeMode(QHeaderView::Fixed);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const auto* view = static_cast<const QTableView*>(parentWidget());
        const bool current = view->currentIndex().isValid() && view->currentIndex().row() == section;
        painter->save();
        painter->fillRect(rect, theme().surface.page);
        const QRect title = rect.adjusted(groupWidth, 0, 0, 0);
        painter->fillRect(QRect(rect.left(), rect.top(), groupWidth, rect.height()), theme().surface.subtle);
        if (current)
            painter->fillRect(title, theme().surface.hover);
        line(*painter, title);
        const auto text = [&](const QRect& where, TypeRole role, const QColor& colour, const QString& words) {
            painter->setFont(typeface(role));
            painter->setPen(colour);
            painter->drawText(where, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(typeface(role)).elidedText(words, Qt::ElideRight, where.width()));
        };
        if (model()->headerData(section, Qt::Vertical, PermissionModel::FirstOfGroupRole).toBool()) {
            if (section > 0) {
                painter->setPen(theme().line.hairline);
                painter->drawLine(rect.topLeft(), QPoint(rect.left() + groupWidth, rect.top()));
            }
            text(QRect(rect.left() + 20, rect.top(), groupWidth - 24, rect.height()), TypeRole::SmallStrong, theme().text.secondary,
                 model()->headerData(section, Qt::Vertical, PermissionModel::GroupRole).toString());
        }
        text(title.adjusted(8, 0, -8, 0), TypeRole::Base, theme().text.primary, model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString());
        painter->restore();
    }
};

class RoleHeader : public QHeaderView {
public:
    explicit RoleHeader(QTableView* view) : QHeaderView(Qt::Horizontal, view)
    {
        setSectionsClickable(true);
        setMinimumSectionSize(72);
        setSectionResizeMode(QHeaderView::Fixed);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const auto* view = static_cast<const QTableView*>(parentWidget());
        const bool current = view->currentIndex().isValid() && view->currentIndex().column() == section;
        const QFont font = typeface(current ? TypeRole::SmallStrong : TypeRole::Small);
        painter->save();
        painter->fillRect(rect, theme().surface.subtle);
        line(*painter, rect);
        painter->setFont(font);
        painter->setPen(current ? theme().text.primary : theme().text.secondary);
        painter->drawText(rect.adjusted(4, 0, -4, 0), Qt::AlignCenter,
                          QFontMetrics(font).elidedText(model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(), Qt::ElideRight, rect.width() - 8));
        painter->restore();
    }
};

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* view = static_cast<const QTableView*>(option.widget);
        const QModelIndex current = view->currentIndex();
        const bool isCurrent = index == current;
        if (isCurrent)
            painter->fillRect(option.rect, theme().surface.selected);
        else if (current.isValid() && (index.row() == current.row() || index.column() == current.column()))
            painter->fillRect(option.rect, theme().surface.hover);
        line(*painter, option.rect);
        drawReach(*painter, glyphRect(option.rect), static_cast<Reach>(index.data(PermissionModel::ReachRole).toInt()),
                  index.data(PermissionModel::InheritedRole).toBool());
        if (isCurrent) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(view->hasFocus() ? theme().accent.ring : theme().accent.border, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -2), 3, 3);
            painter->restore();
        }
    }

    static QRectF glyphRect(const QRect& cell)
    {
        return QRectF(cell.center().x() - glyphSize / 2, cell.center().y() - glyphSize / 2, glyphSize, glyphSize);
    }
};

}  // namespace

PermissionView::PermissionView(QWidget* parent) : QTableView(parent), m_model(new PermissionModel(this)), m_corner(new Text(tr("May do"), TypeRole::Small, Ink::Secondary, this))
{
    setObjectName(QStringLiteral("permissionMatrix"));
    setAccessibleName(tr("Permissions by role"));
    setModel(m_model);
    setItemDelegate(new CellDelegate(this));
    setVerticalHeader(new LineHeader(this));
    setHorizontalHeader(new RoleHeader(this));
    verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    verticalHeader()->setFixedWidth(330);
    horizontalHeader()->setFixedHeight(metrics().tableHeader);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setProperty("ownFocus", true);
    m_corner->setOneLine(true);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QAbstractItemView { padding: 0; }"));  // lines and their names stand level
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) { setCurrentIndex(m_model->index(std::max(0, currentIndex().row()), column)); });
    connect(verticalHeader(), &QHeaderView::sectionClicked, this, [this](int row) { setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column()))); });
    connect(horizontalHeader(), &QHeaderView::sectionDoubleClicked, this, [this](int column) { emit roleEditWanted(m_model->roleAt(column)); });
    connect(verticalHeader(), &QHeaderView::sectionDoubleClicked, this, [this](int row) {
        if (const PermissionRow* line = m_model->rowAt(row))
            emit permissionEditWanted(*line);
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        viewport()->update();
        horizontalHeader()->viewport()->update();
        verticalHeader()->viewport()->update();
        if (const PermissionRow* row = m_model->rowAt(now.row()))
            emit cellChosen(m_model->roleAt(now.column()), *row);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &PermissionView::fitColumns);
}

void PermissionView::show(Snapshot snapshot)
{
    const QModelIndex was = currentIndex();
    m_model->show(std::move(snapshot));
    if (!currentIndex().isValid() && m_model->rowCount() > 0 && m_model->columnCount() > 0)
        setCurrentIndex(m_model->index(std::clamp(was.row(), 0, m_model->rowCount() - 1), std::clamp(was.column(), 0, m_model->columnCount() - 1)));
}

void PermissionView::fitColumns()
{
    const int count = m_model->columnCount();
    if (count == 0)
        return;
    horizontalHeader()->setDefaultSectionSize(std::max(88, viewport()->width() / count));
}

void PermissionView::resizeEvent(QResizeEvent* event)
{
    verticalHeader()->setFixedWidth(width() < 800 ? 260 : 330);
    QTableView::resizeEvent(event);
    m_corner->setGeometry(groupWidth + 8, 0, verticalHeader()->width() - groupWidth - 8, metrics().tableHeader);
    fitColumns();
}

void PermissionView::want(const QModelIndex& index, Reach reach)
{
    if (const PermissionRow* row = m_model->rowAt(index.row()))
        emit reachWanted(m_model->roleAt(index.column()), *row, reach);
}

/// None, own, all, none; where own can't be told apart, none and all.
void PermissionView::next(const QModelIndex& index)
{
    const PermissionRow* row = m_model->rowAt(index.row());
    if (!row)
        return;
    const Reach reach = m_model->reachAt(index);
    want(index, reach == Reach::None ? (row->hasReach ? Reach::Own : Reach::All) : reach == Reach::All ? Reach::None : Reach::All);
}

void PermissionView::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex index = currentIndex();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (!index.isValid() || !plain)
        return QTableView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return next(index);
    case Qt::Key_A: return want(index, Reach::All);
    case Qt::Key_O:
        if (m_model->rowAt(index.row())->hasReach)
            want(index, Reach::Own);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return want(index, Reach::None);
    case Qt::Key_F2: emit roleEditWanted(m_model->roleAt(index.column())); return;
    default: QTableView::keyPressEvent(event);
    }
}

void PermissionView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() &&
        CellDelegate::glyphRect(visualRect(index)).adjusted(-6, -4, 6, 4).contains(event->position()))
        next(index);
}

}  // namespace barch::ui
