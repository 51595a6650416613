#include "ui/canvas/canvas_metrics.h"
#include "ui/canvas/diagram_canvas.h"
#include "ui/widgets/small_widgets.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

/// Mouse, wheel and keys of the canvas.
namespace barch::ui {

void DiagramCanvas::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = m_last = event->position();
    m_keyboard = false;
    m_look.focus = {};
    const QPointF place = m_look.toPlace(event->position());
    if (event->button() == Qt::MiddleButton ||
        (event->button() == Qt::LeftButton && (m_spaceHeld || m_tool == Tool::Hand))) {
        m_gesture = Gesture::Pan;
        updateCursor();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (m_tool == Tool::Table) {
        setTool(Tool::Select);
        emit tableWanted(place);
        return;
    }
    if (m_tool == Tool::Reference) {
        referenceClick(m_scene.boxAt(place), place);
        return;
    }
    pickAt(place, event->modifiers());
}

void DiagramCanvas::pickAt(QPointF place, Qt::KeyboardModifiers modifiers)
{
    const bool add = modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
    m_narrowOnRelease = false;
    if (const DiagramBox* box = m_scene.boxAt(place)) {
        const TableId id = box->id;
        const ColumnId column = m_look.zoom >= canvasMetrics().columnsFrom ? box->columnAt(place) : ColumnId{};
        const bool already = m_look.selected.contains(id);
        std::vector<TableId> picked = m_selection;
        std::erase(picked, id);
        if (add) {
            if (!already)
                picked.push_back(id);
            select(std::move(picked));
        } else if (already && m_selection.size() > 1) {
            m_narrowOnRelease = true;
            picked.push_back(id);
            select(std::move(picked), column);
        } else {
            select({id}, column);
        }
        m_gesture = m_look.selected.contains(id) ? Gesture::Pressed : Gesture::None;
        return;
    }
    if (const DiagramEdge* edge = m_scene.edgeAt(place, 5 / m_look.zoom, m_selection); edge && !add) {
        selectEdge(edge->key);
        return;
    }
    if (const DiagramArea* area = m_scene.areaTitleAt(place)) {
        std::vector<TableId> inside = add ? m_selection : std::vector<TableId>{};
        m_scene.forEachBox([&](const DiagramBox& box) {
            if (box.area == area->id && std::ranges::find(inside, box.id) == inside.end())
                inside.push_back(box.id);
        });
        select(std::move(inside));
        m_gesture = Gesture::Pressed;
        return;
    }
    if (!add)
        select({});
    m_gesture = Gesture::Band;
}

void DiagramCanvas::referenceClick(const DiagramBox* box, QPointF place)
{
    if (!box) {
        setTool(Tool::Select);
        return;
    }
    if (!m_child) {
        m_child = box->id;
        m_childColumn = m_look.zoom >= canvasMetrics().columnsFrom ? box->columnAt(place) : ColumnId{};
        select({m_child}, m_childColumn);
        updateHint(nullptr);
        update();
        return;
    }
    const TableId child = m_child;
    const ColumnId column = m_childColumn;
    const TableId parent = box->id;
    setTool(Tool::Select);
    emit referenceWanted(child, column, parent);
}

void DiagramCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    switch (m_gesture) {
    case Gesture::Pan:
        m_look.origin -= (at - m_last) / m_look.zoom;
        m_last = at;
        viewMoved();
        return;
    case Gesture::Pressed:
        if ((at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        startMoving();
        [[fallthrough]];
    case Gesture::MoveTables: moveTo(at); return;
    case Gesture::Band:
        m_last = at;
        update();
        return;
    case Gesture::None: break;
    }
    m_last = at;
    if (m_tool == Tool::Reference) {
        const DiagramBox* under = m_scene.boxAt(m_look.toPlace(at));
        m_look.target = under ? under->id : TableId{};
        updateHint(under);
        update();
    }
}

void DiagramCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const Gesture finished = std::exchange(m_gesture, m_gesture == Gesture::MoveTables ? Gesture::MoveTables : Gesture::None);
    switch (finished) {
    case Gesture::MoveTables: finishMoving(); break;
    case Gesture::Pressed:
        if (m_narrowOnRelease)
            select({current()}, m_look.column);
        break;
    case Gesture::Band: {
        const QRectF band(m_look.toPlace(QRectF(m_pressedAt, m_last).normalized().topLeft()),
                          QRectF(m_pressedAt, m_last).normalized().size() / m_look.zoom);
        if ((m_last - m_pressedAt).manhattanLength() >= 4) {
            std::vector<TableId> inside = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier) ? m_selection : std::vector<TableId>{};
            m_scene.forEachBoxIn(band, [&](const DiagramBox& box) {
                if (std::ranges::find(inside, box.id) == inside.end())
                    inside.push_back(box.id);
            });
            select(std::move(inside));
        }
        update();
        break;
    }
    case Gesture::Pan:
    case Gesture::None: break;
    }
    updateCursor();
}

void DiagramCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_tool != Tool::Select || m_spaceHeld)
        return;
    m_gesture = Gesture::None;
    const QPointF place = m_look.toPlace(event->position());
    if (const DiagramBox* box = m_scene.boxAt(place))
        emit editWanted(box->id, m_look.zoom >= canvasMetrics().columnsFrom ? box->columnAt(place) : ColumnId{});
    else if (!m_scene.edgeAt(place, 5 / m_look.zoom, m_selection))
        emit tableWanted(place);
}

void DiagramCanvas::startMoving()
{
    m_gesture = Gesture::MoveTables;
    m_moved = {};
    m_resting = {};
    setCursor(Qt::ClosedHandCursor);
}

void DiagramCanvas::moveTo(QPointF at)
{
    const double snap = canvasMetrics().snap;
    const QPointF way = (at - m_pressedAt) / m_look.zoom;
    const QPointF wanted(std::round(way.x() / snap) * snap, std::round(way.y() / snap) * snap);
    if (wanted == m_moved)
        return;
    m_scene.shift(m_selection, wanted - m_moved);
    m_moved = wanted;
    update();
}

void DiagramCanvas::finishMoving()
{
    m_gesture = Gesture::None;
    m_resting = {};
    if (m_moved.isNull())
        return;
    const std::vector<Placement> placements = placementsOf(m_selection);
    m_scene.forgetShifts();
    update();
    emit tablesMoved(placements);
}

std::vector<Placement> DiagramCanvas::placementsOf(const std::vector<TableId>& tables) const
{
    std::vector<Placement> placements;
    for (const TableId id : tables) {
        const DiagramBox* box = m_scene.box(id);
        if (!box)
            continue;
        const Placement* was = m_scene.project().placements.find(id);
        Placement placement = was ? *was : Placement{};
        placement.id = id;
        placement.x = box->rect.x();
        placement.y = box->rect.y();
        if (!isPlaced(&placement))
            placement.y = canvasMetrics().snap;  // 0, 0 says that it has no place
        placements.push_back(std::move(placement));
    }
    return placements;
}

void DiagramCanvas::cancelGesture()
{
    const Gesture was = std::exchange(m_gesture, Gesture::None);
    m_resting = {};
    if (was == Gesture::MoveTables)
        m_scene.forgetShifts();
    updateCursor();
    update();
}

void DiagramCanvas::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        const double steps = (pixels.isNull() ? angle.y() : pixels.y() * 2) / 120.0;
        zoomAt(event->position(), m_look.zoom * std::pow(1.2, steps));
        return;
    }
    QPointF by = pixels.isNull() ? QPointF(angle) * 0.6 : QPointF(pixels);
    if (event->modifiers() & Qt::ShiftModifier && by.x() == 0)
        by = {by.y(), 0};
    m_look.origin -= by / m_look.zoom;
    m_resting = {};
    viewMoved();
}

bool DiagramCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture)
        return pinch(static_cast<QNativeGestureEvent*>(event)) || QWidget::event(event);
    if (event->type() == QEvent::ShortcutOverride) {
        // Plain letters and Delete belong to the drawing while it has the focus.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Escape))
            event->accept();
    }
    return QWidget::event(event);
}

bool DiagramCanvas::pinch(QNativeGestureEvent* event)
{
    if (event->gestureType() != Qt::ZoomNativeGesture)
        return false;
    zoomAt(event->position(), m_look.zoom * (1 + event->value()));
    return true;
}

void DiagramCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!std::exchange(m_keyboard, true)) {
        m_look.focus = current();
        update();
    }
    switch (event->key()) {
    case Qt::Key_Left: return arrow(Direction::Left, event->modifiers());
    case Qt::Key_Right: return arrow(Direction::Right, event->modifiers());
    case Qt::Key_Up: return arrow(Direction::Up, event->modifiers());
    case Qt::Key_Down: return arrow(Direction::Down, event->modifiers());
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tool == Tool::Reference && current()) {
            const DiagramBox* box = m_scene.box(current());
            return referenceClick(box, box ? box->rect.topLeft() : QPointF());
        }
        if (current())
            emit editWanted(current(), m_look.column);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: emit removeWanted(); return;
    case Qt::Key_Escape:
        if (m_gesture != Gesture::None)
            cancelGesture();
        else if (m_tool != Tool::Select)
            setTool(Tool::Select);
        else if (m_look.column)
            select({current()});
        else
            setLook({}, {}, {});
        return;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            updateCursor();
        }
        return;
    default: break;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        std::vector<TableId> all;
        m_scene.forEachBox([&](const DiagramBox& box) { all.push_back(box.id); });
        select(std::move(all));
        return;
    }
    if (event->modifiers() == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_T: emit tableWanted(middle()); return;
        case Qt::Key_R: setTool(Tool::Reference); return;
        case Qt::Key_H: setTool(Tool::Hand); return;
        case Qt::Key_V: setTool(Tool::Select); return;
        default: break;
        }
    }
    QWidget::keyPressEvent(event);
}

void DiagramCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

/// Without a modifier to the nearest table, with Shift the selected tables move, with Ctrl the view does.
void DiagramCanvas::arrow(Direction direction, Qt::KeyboardModifiers modifiers)
{
    QPointF way;
    switch (direction) {
    case Direction::Left: way = {-1, 0}; break;
    case Direction::Right: way = {1, 0}; break;
    case Direction::Up: way = {0, -1}; break;
    case Direction::Down: way = {0, 1}; break;
    }
    if (modifiers & Qt::ControlModifier) {
        m_look.origin += way * 80 / m_look.zoom;
        viewMoved();
        return;
    }
    if (modifiers & Qt::ShiftModifier) {
        if (m_selection.empty())
            return;
        std::vector<Placement> placements = placementsOf(m_selection);
        for (Placement& placement : placements) {
            placement.x += way.x() * canvasMetrics().gridDot;
            placement.y += way.y() * canvasMetrics().gridDot;
        }
        emit tablesNudged(placements);
        return;
    }
    TableId next;
    if (current()) {
        next = nearestTable(m_scene, current(), direction);
    } else {
        double best = 1e18;
        m_scene.forEachBox([&](const DiagramBox& box) {
            const double distance = (box.rect.center() - middle()).manhattanLength();
            if (distance < best) {
                best = distance;
                next = box.id;
            }
        });
    }
    if (!next)
        return;
    select({next});
    m_look.target = m_tool == Tool::Reference ? next : TableId{};
    reveal(next);
    updateHint(m_scene.box(next));
}

void DiagramCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QPointF place = m_look.toPlace(QPointF(event->pos()));
        const DiagramBox* box = m_scene.boxAt(place);
        if (box && !m_look.selected.contains(box->id))
            select({box->id}, m_look.zoom >= canvasMetrics().columnsFrom ? box->columnAt(place) : ColumnId{});
        else if (const DiagramEdge* edge = box ? nullptr : m_scene.edgeAt(place, 5 / m_look.zoom, m_selection))
            selectEdge(edge->key);
        else if (!box)
            select({});
        emit menuWanted(event->globalPos(), place);
        return;
    }
    const DiagramBox* box = m_scene.box(current());
    const QPointF place = box ? box->rect.topLeft() : middle();
    emit menuWanted(mapToGlobal(m_look.toView(place).toPoint()), place);
}

void DiagramCanvas::updateCursor()
{
    if (m_gesture == Gesture::Pan)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld || m_tool == Tool::Hand)
        setCursor(Qt::OpenHandCursor);
    else if (m_tool == Tool::Table || m_tool == Tool::Reference)
        setCursor(Qt::CrossCursor);
    else
        unsetCursor();
}

void DiagramCanvas::updateHint(const DiagramBox* under)
{
    QString hint;
    if (m_tool == Tool::Table) {
        hint = tr("Click where the table goes. Esc cancels.");
    } else if (m_tool == Tool::Reference) {
        const Table* child = m_scene.project().table(m_child);
        if (!child)
            hint = tr("Click the table that refers to another one: the one that holds the key. Esc cancels.");
        else if (under && m_referenceSentence)
            hint = m_referenceSentence(m_child, under->id);
        else
            hint = tr("Now click the table that %1 refers to. Esc cancels.").arg(qs(child->name));
    }
    if (hint != m_hint) {
        m_hint = hint;
        setAccessibleDescription(hint.isEmpty() ? describeSelection() : hint);
        update();
    }
}

}  // namespace barch::ui
