#include "ui/canvas/diagram_canvas.h"

#include "ui/canvas/canvas_metrics.h"
#include "ui/canvas/glyph_icon.h"
#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QAccessible>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

constexpr double leastZoom = 0.02;
constexpr double mostZoom = 4;
constexpr double margin = 28;

}  // namespace

DiagramCanvas::DiagramCanvas(QWidget* parent) : QWidget(parent), m_minimap(new Minimap(*this)), m_legend(new Legend(this))
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Drawing of the data model"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setProperty("ownFocus", true);
    setMinimumSize(320, 240);
    m_look.theme = &theme();
    connect(m_legend, &Legend::closeWanted, this, &DiagramCanvas::legendClosed);
}

DiagramCanvas::~DiagramCanvas() = default;

void DiagramCanvas::setProject(const Project& project, bool another)
{
    if (m_gesture == Gesture::MoveTables)
        cancelGesture();
    const bool wasEmpty = m_scene.tableCount() == 0;
    m_scene.setProject(project);
    const std::size_t before = m_selection.size();
    std::erase_if(m_selection, [&](TableId id) { return another || !m_scene.box(id); });
    if (m_child && !m_scene.box(m_child))
        m_child = {};
    const bool columnGone = m_look.column && (m_selection.empty() || !m_scene.box(current())->table->column(m_look.column));
    const bool edgeGone = m_look.key && !selectedEdge();
    if (before != m_selection.size() || columnGone || edgeGone)
        setLook(m_selection, columnGone ? ColumnId{} : m_look.column, edgeGone ? ConstraintId{} : m_look.key);
    m_minimap->drawingChanged();
    layOutOverlays();
    if (another || wasEmpty) {
        showEverything();
    }
    update();
}

void DiagramCanvas::setFindings(std::unordered_map<TableId, Severity> worst)
{
    m_scene.setFindings(std::move(worst));
    update();
}

void DiagramCanvas::setDetail(DetailLevel detail)
{
    if (detail == m_scene.detail())
        return;
    m_scene.setDetail(detail);
    m_minimap->drawingChanged();
    update();
}

void DiagramCanvas::setShowFindings(bool show)
{
    m_look.findings = show;
    update();
}

void DiagramCanvas::setShowTenantLinks(bool show)
{
    m_look.tenantLinks = show;
    update();
}

void DiagramCanvas::setShowLegend(bool show)
{
    m_wantsLegend = show;
    layOutOverlays();
}

void DiagramCanvas::setTool(Tool tool)
{
    m_child = {};
    m_look.target = {};
    if (tool != m_tool) {
        m_tool = tool;
        emit toolChanged();
    }
    updateHint(nullptr);
    updateCursor();
    update();
}

void DiagramCanvas::startReference()
{
    const TableId child = current();
    const ColumnId column = m_look.column;
    setTool(Tool::Reference);
    m_child = child;
    m_childColumn = column;
    setFocus(Qt::OtherFocusReason);
    updateHint(nullptr);
    update();
}

void DiagramCanvas::setReferenceSentence(std::function<QString(TableId, TableId)> sentence)
{
    m_referenceSentence = std::move(sentence);
}

const DiagramEdge* DiagramCanvas::selectedEdge() const
{
    const DiagramEdge* found = nullptr;
    if (m_look.key)
        m_scene.forEachEdgeIn(m_scene.bounds().adjusted(-500, -500, 500, 500), [&](const DiagramEdge& edge) {
            if (edge.key == m_look.key)
                found = &edge;
        });
    return found;
}

void DiagramCanvas::select(std::vector<TableId> tables, ColumnId column)
{
    std::erase_if(tables, [&](TableId id) { return !m_scene.box(id); });
    if (tables == m_selection && column == m_look.column && !m_look.key)
        return;
    setLook(std::move(tables), column, {});
}

void DiagramCanvas::selectEdge(ConstraintId key)
{
    setLook({}, {}, key);
}

void DiagramCanvas::setLook(std::vector<TableId> tables, ColumnId column, ConstraintId key)
{
    m_selection = std::move(tables);
    m_look.selected = {m_selection.begin(), m_selection.end()};
    m_look.column = column;
    m_look.key = key;
    m_look.focus = hasFocus() && m_keyboard ? current() : TableId{};
    setAccessibleDescription(describeSelection());
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    m_minimap->update();
    update();
    emit selectionChanged();
}

void DiagramCanvas::reveal(TableId table)
{
    const DiagramBox* box = m_scene.box(table);
    if (!box)
        return;
    const QRectF seen = m_look.visible().adjusted(margin, margin, -margin, -margin);
    const bool readable = m_look.zoom >= canvasMetrics().namesFrom;
    if (readable && seen.contains(box->rect))
        return;
    if (!readable) {
        m_look.zoom = 1;
        emit zoomChanged();
    }
    if (readable && seen.height() < box->rect.height()) {
        centreOn({box->rect.center().x(), box->rect.top() + seen.height() / 2 - margin});
        return;
    }
    centreOn(box->rect.center());
}

void DiagramCanvas::setZoom(double zoom)
{
    const DiagramBox* box = m_scene.box(current());
    const QPointF anchor = box && m_look.visible().contains(box->rect.center()) ? box->rect.center() : middle();
    zoomAt(m_look.toView(anchor), zoom);
}

void DiagramCanvas::zoomAt(QPointF at, double zoom)
{
    zoom = std::clamp(zoom, leastZoom, mostZoom);
    if (std::abs(zoom - 1) < 0.02)
        zoom = 1;
    if (zoom == m_look.zoom)
        return;
    const QPointF place = m_look.toPlace(at);
    m_look.zoom = zoom;
    m_look.origin = place - at / zoom;
    viewMoved();
    emit zoomChanged();
}

void DiagramCanvas::fit(double atMost)
{
    const QRectF all = m_scene.bounds().adjusted(-margin, -margin, margin, margin);
    if (m_scene.tableCount() == 0 || size().isEmpty())
        return;
    m_look.zoom = std::clamp(std::min(width() / all.width(), height() / all.height()), leastZoom, atMost);
    centreOn(all.center());
    emit zoomChanged();
}

void DiagramCanvas::zoomToFit()
{
    fit(mostZoom);
}

void DiagramCanvas::showEverything()
{
    fit(1);
    m_showsEverything = true;
}

void DiagramCanvas::centreOn(QPointF place)
{
    m_look.size = size();
    m_look.origin = place - QPointF(width(), height()) / (2 * m_look.zoom);
    viewMoved();
}

void DiagramCanvas::viewMoved()
{
    m_showsEverything = false;
    // Whole pixels, so that a drawing that is moved keeps its sharp lines.
    m_look.origin = {std::round(m_look.origin.x() * m_look.zoom) / m_look.zoom, std::round(m_look.origin.y() * m_look.zoom) / m_look.zoom};
    m_minimap->update();
    update();
    emit viewChanged();
}

QString DiagramCanvas::describeSelection() const
{
    const Project& project = m_scene.project();
    if (m_look.key) {
        const DiagramEdge* edge = selectedEdge();
        const Table* child = edge ? project.table(edge->child) : nullptr;
        const Table* parent = edge ? project.table(edge->parent) : nullptr;
        if (!child || !parent)
            return {};
        return tr("Reference from %1 to %2, %3.")
            .arg(qs(child->name), qs(parent->name), edge->optional ? tr("may be empty") : tr("required"));
    }
    if (m_selection.empty())
        return tr("Nothing is selected. %1.").arg(counted(static_cast<qsizetype>(m_scene.tableCount()), tr("table"), tr("tables")));
    const Table* table = project.table(current());
    if (m_selection.size() > 1)
        return tr("%1 tables are selected, the last is %2.").arg(m_selection.size()).arg(qs(table->name));
    QStringList parts{tr("Table %1, %2, %3").arg(qs(table->name), tr(lookOf(table->tenancyClass, *m_look.theme).words).toLower(),
                                                 counted(static_cast<qsizetype>(table->columns.size()), tr("column"), tr("columns")))};
    QStringList refers;
    QStringList used;
    m_scene.forEachEdgeOf(table->id, [&](const DiagramEdge& edge) {
        const Table* other = project.table(edge.child == table->id ? edge.parent : edge.child);
        QStringList& names = edge.child == table->id ? refers : used;
        if (other && !names.contains(qs(other->name)))
            names.append(qs(other->name));
    });
    if (!refers.isEmpty())
        parts.append(tr("refers to %1").arg(refers.join(QStringLiteral(", "))));
    if (!used.isEmpty())
        parts.append(tr("used by %1").arg(used.join(QStringLiteral(", "))));
    if (const Column* column = table->column(m_look.column))
        parts.append(tr("column %1, %2").arg(qs(column->name), qs(shownType(project, *column))));
    return parts.join(QStringLiteral("; ")) + '.';
}

void DiagramCanvas::paintEvent(QPaintEvent*)
{
    m_look.size = size();
    QPainter painter(this);
    if (m_gesture == Gesture::MoveTables) {
        if (m_resting.isNull()) {
            m_resting = QPixmap(size() * devicePixelRatioF());
            m_resting.setDevicePixelRatio(devicePixelRatioF());
            QPainter on(&m_resting);
            m_painter.paint(on, m_scene, m_look, DiagramPart::Resting, m_look.selected);
        }
        painter.drawPixmap(0, 0, m_resting);
        m_painter.paint(painter, m_scene, m_look, DiagramPart::Moving, m_look.selected);
    } else {
        m_painter.paint(painter, m_scene, m_look);
    }
    if (m_gesture == Gesture::Band)
        paintBand(painter);
    if (m_tool == Tool::Reference && m_child)
        paintReference(painter);
    if (!m_hint.isEmpty())
        paintHint(painter);
    if (hasFocus() && m_keyboard && !m_look.focus && m_scene.tableCount() > 0) {
        painter.setPen(QPen(m_look.theme->accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void DiagramCanvas::paintBand(QPainter& painter)
{
    const QRectF band = QRectF(m_pressedAt, m_last).normalized();
    QColor fill = m_look.theme->accent.fill;
    fill.setAlpha(28);
    painter.setPen(QPen(m_look.theme->accent.fill, 1));
    painter.setBrush(fill);
    painter.drawRect(band.adjusted(0.5, 0.5, 0.5, 0.5));
}

void DiagramCanvas::paintReference(QPainter& painter)
{
    const DiagramBox* child = m_scene.box(m_child);
    if (!child)
        return;
    const QRectF from = m_look.toView(child->rect);
    const QPointF start(m_last.x() > from.center().x() ? from.right() : from.left(),
                        m_look.toView(QPointF(0, child->lineOf(m_childColumn))).y());
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_look.theme->accent.fill, 1.6, Qt::DashLine));
    const double half = std::round((start.x() + m_last.x()) / 2);
    painter.drawPolyline(QPolygonF({start, {half, start.y()}, {half, m_last.y()}, m_last}));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DiagramCanvas::paintHint(QPainter& painter)
{
    painter.setFont(typeface(TypeRole::Base));
    const QFontMetricsF words(painter.font());
    const double most = width() - 48;
    const QString text = words.elidedText(m_hint, Qt::ElideRight, most - 24);
    const double wide = words.horizontalAdvance(text) + 24;
    const QRectF card(std::round((width() - wide) / 2) + 0.5, 12.5, std::round(wide), 32);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_look.theme->line.strong, 1));
    painter.setBrush(m_look.theme->surface.raised);
    painter.drawRoundedRect(card, 6, 6);
    painter.setPen(m_look.theme->text.primary);
    painter.drawText(card, Qt::AlignCenter, text);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DiagramCanvas::resizeEvent(QResizeEvent* event)
{
    m_look.size = size();
    m_resting = {};
    layOutOverlays();
    if (m_showsEverything)
        showEverything();
    else if (event->oldSize().isValid())
        viewMoved();
}

void DiagramCanvas::layOutOverlays()
{
    const int gap = 12;
    const bool room = height() > 420 && width() > 560;
    m_minimap->setVisible(room && m_scene.tableCount() > 0);
    m_minimap->setGeometry(gap, height() - gap - m_minimap->height(), m_minimap->width(), m_minimap->height());
    m_legend->setVisible(m_wantsLegend && m_scene.tableCount() > 0 && height() > 620 && width() > 760);
    m_legend->adjustSize();
    m_legend->move(gap, m_minimap->y() - 8 - m_legend->height());
}

void DiagramCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_look.theme = &theme();
        m_minimap->drawingChanged();
        update();
    }
}

void DiagramCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_keyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    m_look.focus = m_keyboard ? current() : TableId{};
    update();
}

void DiagramCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_look.focus = {};
    m_spaceHeld = false;
    updateCursor();
    update();
}

}  // namespace barch::ui
