#include "ui/migrations/step_list.h"

#include "ui/migrations/step_paint.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace barch::ui {

StepList::StepList(QWidget* parent) : QListView(parent), m_model(new StepModel(this))
{
    setObjectName(QStringLiteral("stepList"));
    setAccessibleName(tr("Steps of the migration"));
    setModel(m_model);
    setItemDelegate(new StepDelegate(this));
    setMouseTracking(true);
    setResizeMode(QListView::Adjust);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setProperty("ownFocus", true);
}

void StepList::show(const MigrationPreview& preview, const MigrationDecisions& decisions)
{
    const StepRow* now = m_model->row(currentIndex().row());
    const std::optional<StepRow> was = now ? std::optional(*now) : std::nullopt;
    const int at = currentIndex().row();
    m_model->set(rowsOf(preview), decisions);
    int wanted = -1;
    for (int i = 0; was && i < m_model->rowCount() && wanted < 0; ++i) {
        const StepRow& row = *m_model->row(i);
        if (row.isHeading == was->isHeading && row.element == was->element && row.name == was->name && row.what == was->what)
            wanted = i;
    }
    if (wanted < 0)
        wanted = std::min(std::max(at, 0), m_model->rowCount() - 1);
    if (wanted >= 0)
        setCurrentIndex(m_model->index(wanted));
}

void StepList::goToUndecided()
{
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (!m_model->isDecided(*m_model->row(i))) {
            setCurrentIndex(m_model->index(i));
            scrollTo(currentIndex());
            setFocus(Qt::OtherFocusReason);
            return;
        }
}

bool StepList::isOnInput(const QModelIndex& index, QPoint at) const
{
    const StepRow* row = m_model->row(index.row());
    return row && row->decision == StepRow::Decision::Fill && layoutOf(*row, visualRect(index).width()).input.contains(at - visualRect(index).topLeft());
}

bool StepList::isOnBox(const QModelIndex& index, QPoint at) const
{
    const StepRow* row = m_model->row(index.row());
    if (!row || row->decision == StepRow::Decision::None)
        return false;
    const StepLayout layout = layoutOf(*row, visualRect(index).width());
    return layout.box.united(layout.boxWords).contains(at - visualRect(index).topLeft());
}

void StepList::openOrEdit(const QModelIndex& index)
{
    const StepRow* row = m_model->row(index.row());
    if (row && row->decision == StepRow::Decision::Fill)
        edit(index);
    else if (row && row->element.id)
        emit elementWanted(row->element);
}

void StepList::keyPressEvent(QKeyEvent* event)
{
    setProperty("byKeyboard", true);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return openOrEdit(currentIndex());
    QListView::keyPressEvent(event);
}

void StepList::mousePressEvent(QMouseEvent* event)
{
    setProperty("byKeyboard", false);
    QListView::mousePressEvent(event);
}

void StepList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (isOnInput(index, event->pos()) && !isEditing())
        edit(index);
}

void StepList::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    const StepRow* row = m_model->row(index.row());
    if (row && row->element.id && !isOnInput(index, event->pos()) && !isOnBox(index, event->pos()))
        emit elementWanted(row->element);
}

void StepList::focusInEvent(QFocusEvent* event)
{
    setProperty("byKeyboard", event->reason() != Qt::MouseFocusReason);
    QListView::focusInEvent(event);
    viewport()->update();
}

}  // namespace barch::ui
