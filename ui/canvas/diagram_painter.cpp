#include "ui/canvas/diagram_painter.h"

#include "ui/canvas/canvas_metrics.h"
#include "ui/canvas/filler.h"
#include "ui/canvas/glyph_icon.h"
#include "ui/canvas/paint_box.h"
#include "ui/canvas/paint_edge.h"
#include "ui/theme/metrics.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

constexpr double overviewBelow = 0.2;
constexpr double titleNeeds = 20;  ///< below this height of its strip, a title goes onto the border

QRgb mixed(const QColor& a, const QColor& b, double part)
{
    const auto mix = [&](int x, int y) { return static_cast<int>(x + (y - x) * part); };
    return qRgb(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

/// The grid of dots: one row is made and laid down again for each.
void paintDots(QPainter& painter, const DiagramLook& look)
{
    const double gap = canvasMetrics().gridDot;
    if (look.zoom < canvasMetrics().columnsFrom)
        return;
    const QPointF first = look.toView(QPointF(std::ceil(look.origin.x() / gap) * gap, std::ceil(look.origin.y() / gap) * gap));
    QImage dots(look.size.width(), 1, QImage::Format_ARGB32_Premultiplied);
    dots.fill(Qt::transparent);
    auto* bits = reinterpret_cast<QRgb*>(dots.bits());
    for (double x = first.x(); x < look.size.width(); x += gap * look.zoom)
        bits[std::clamp(qRound(x), 0, look.size.width() - 1)] = look.theme->line.grid.rgb();
    for (double y = first.y(); y < look.size.height(); y += gap * look.zoom)
        painter.drawImage(QPoint(0, qRound(y)), dots);
}

}  // namespace

void DiagramPainter::paint(QPainter& painter, const DiagramScene& scene, const DiagramLook& look, DiagramPart part,
                           const std::unordered_set<TableId>& moving)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (look.zoom < overviewBelow && part == DiagramPart::All) {
        paintOverview(painter, scene, look);
        return;
    }
    if (part != DiagramPart::Moving)
        paintGround(painter, scene, look);
    const auto included = [&](bool moves) { return part == DiagramPart::All || moves == (part == DiagramPart::Moving); };
    const QRectF visible = look.visible().adjusted(-24 / look.zoom, -24 / look.zoom, 24 / look.zoom, 24 / look.zoom);
    std::vector<const DiagramEdge*> lit;
    scene.forEachEdgeIn(visible, [&](const DiagramEdge& edge) {
        if (!isShown(edge, look) || !included(moving.contains(edge.child) || moving.contains(edge.parent)))
            return;
        if (isLit(edge, look))
            lit.push_back(&edge);
        else
            paintEdge(painter, edge, look);
    });
    std::vector<const DiagramBox*> above;
    scene.forEachBoxIn(visible, [&](const DiagramBox& box) {
        if (!included(moving.contains(box.id)))
            return;
        if (look.selected.contains(box.id))
            above.push_back(&box);
        else
            paintBox(painter, scene, box, look);
    });
    for (const DiagramEdge* edge : lit)
        paintEdge(painter, *edge, look);
    for (const DiagramBox* box : above)
        paintBox(painter, scene, *box, look);
    if (part != DiagramPart::Resting && canvasMetrics().areaTitle * look.zoom < titleNeeds)
        paintAreaLabels(painter, scene, look);
}

void DiagramPainter::paintAreaLabels(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    const Theme& theme = *look.theme;
    painter.setFont(typeface(TypeRole::Overline));
    const QFontMetricsF words(painter.font());
    const QRectF view(QPointF(), look.size);
    std::vector<QRectF> labels;
    for (const DiagramArea& area : scene.areas()) {
        const QRectF rect = look.toView(area.rect);
        if (rect.width() < 40 || rect.height() < 30 || !rect.adjusted(0, -10, 0, 0).intersects(view))
            continue;
        const double room = std::max(rect.width() - 14, 60.0);
        const double width = std::min(words.horizontalAdvance(area.name), room);
        const QRectF label(std::round(rect.left() + 6), std::round(rect.top() - 8), std::ceil(width) + 8, 15);
        if (std::ranges::any_of(labels, [&](const QRectF& other) { return other.intersects(label); }))
            continue;
        labels.push_back(label);
        painter.fillRect(label, theme.canvas.area);
        painter.setPen(theme.text.primary);
        painter.drawText(label, Qt::AlignCenter, words.elidedText(area.name, Qt::ElideRight, width + 1));
    }
}

void DiagramPainter::paintGround(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    const Theme& theme = *look.theme;
    painter.fillRect(QRect(QPoint(), look.size), theme.surface.canvas);
    paintDots(painter, look);
    painter.setFont(typeface(TypeRole::SmallStrong));
    const QFontMetricsF words(painter.font());
    for (const DiagramArea& area : scene.areas()) {
        const QRectF rect = look.toView(area.rect);
        if (!rect.intersects(QRectF(QPointF(), look.size)))
            continue;
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(theme.line.hairline, 1));
        painter.setBrush(theme.canvas.area);
        const QRectF edge(std::floor(rect.left()) + 0.5, std::floor(rect.top()) + 0.5, std::round(rect.width()), std::round(rect.height()));
        painter.drawRoundedRect(edge, 8, 8);
        painter.setRenderHint(QPainter::Antialiasing, false);
        const double titleHeight = canvasMetrics().areaTitle * look.zoom;
        if (titleHeight < titleNeeds)
            continue;
        painter.setPen(theme.text.secondary);
        painter.drawText(QPointF(std::round(rect.left() + 12), std::round(rect.top() + std::min(20.0, titleHeight - 6))),
                         words.elidedText(area.name, Qt::ElideRight, rect.width() - 16));
    }
}

void DiagramPainter::paintOverview(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    const Theme& theme = *look.theme;
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize pixels = look.size * ratio;
    if (m_overview.size() != pixels)
        m_overview = QImage(pixels, QImage::Format_RGB32);
    m_overview.fill(theme.surface.canvas);
    Filler filler(m_overview);
    const double z = look.zoom * ratio;
    const auto place = [&](QPointF at) { return (at - look.origin) * z; };
    const QRectF visible = look.visible();
    for (const DiagramArea& area : scene.areas()) {
        const QRectF rect(place(area.rect.topLeft()), area.rect.size() * z);
        filler.fill(rect, theme.line.hairline.rgb());
        filler.fill(rect.adjusted(1, 1, -1, -1), theme.canvas.area.rgb());
    }

    const QRgb quiet = mixed(theme.surface.canvas, theme.canvas.edge, 0.45);
    const QRgb bright = theme.accent.fill.rgb();
    std::vector<const DiagramEdge*> lit;
    const auto draw = [&](const DiagramEdge& edge, QRgb colour, double width) {
        for (std::size_t i = 0; i < edge.route.stretches(); ++i)
            filler.line(place(edge.route.points[i]), place(edge.route.points[i + 1]), colour, width);
    };
    scene.forEachEdgeIn(visible, [&](const DiagramEdge& edge) {
        if (edge.tenantLink)
            return;
        if (isLit(edge, look))
            lit.push_back(&edge);
        else
            draw(edge, quiet, 1);
    });
    scene.forEachBoxIn(visible, [&](const DiagramBox& box) {
        const ClassLook looks = lookOf(box.table->tenancyClass, theme);
        const QPointF a = place(box.rect.topLeft());
        const QPointF b = place(box.rect.bottomRight());
        const bool marked = look.selected.contains(box.id);
        const double line = marked ? 2 : 1;
        filler.fill(a.x(), a.y(), b.x(), b.y(), marked ? bright : looks.shade ? looks.shade->border.rgb() : theme.line.strong.rgb());
        filler.fill(a.x() + line, a.y() + line, b.x() - line, b.y() - line, looks.shade ? looks.shade->subtle.rgb() : theme.surface.subtle.rgb());
        filler.fill(a.x(), a.y(), b.x(), a.y() + std::max(2.0, 24 * z), looks.shade ? looks.shade->fill.rgb() : theme.line.outline.rgb());
    });
    for (const DiagramEdge* edge : lit)
        draw(*edge, bright, 2);
    m_overview.setDevicePixelRatio(ratio);
    painter.drawImage(QPointF(), m_overview);
    m_overview.setDevicePixelRatio(1);

    paintAreaLabels(painter, scene, look);
    if (look.findings && scene.hasFindings()) {
        scene.forEachBoxIn(visible, [&](const DiagramBox& box) {
            if (const Severity* worst = scene.findingOf(box.id); worst && *worst == Severity::Error)
                drawGlyph(painter, glyphOf(*worst), look.toView(box.rect).topRight(), 10, theme.severity.error.fill);
        });
    }
    if (const DiagramBox* focus = scene.box(look.focus)) {
        painter.setPen(QPen(theme.accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(look.toView(focus->rect).adjusted(-3, -3, 3, 3));
    }
}

}  // namespace barch::ui
