#include "ui/canvas/diagram_painter.h"

#include "ui/canvas/canvas_metrics.h"
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

/// Fills rectangles and level or upright lines of one colour into an image, and nothing else.
class Filler {
public:
    explicit Filler(QImage& image)
        : m_bits(reinterpret_cast<QRgb*>(image.bits())), m_stride(image.bytesPerLine() / 4), m_width(image.width()), m_height(image.height())
    {
    }
    void fill(double left, double top, double right, double bottom, QRgb colour)
    {
        const int x1 = std::clamp(static_cast<int>(left), 0, m_width);
        const int x2 = std::clamp(static_cast<int>(right), 0, m_width);
        const int y1 = std::clamp(static_cast<int>(top), 0, m_height);
        const int y2 = std::clamp(static_cast<int>(bottom), 0, m_height);
        for (int y = y1; y < y2; ++y)
            std::fill(m_bits + y * m_stride + x1, m_bits + y * m_stride + x2, colour);
    }
    void line(QPointF a, QPointF b, QRgb colour, double width)
    {
        fill(std::min(a.x(), b.x()), std::min(a.y(), b.y()), std::floor(std::max(a.x(), b.x())) + width,
             std::floor(std::max(a.y(), b.y())) + width, colour);
    }

private:
    QRgb* m_bits;
    qsizetype m_stride;
    int m_width;
    int m_height;
};

QRgb mixed(const QColor& a, const QColor& b, double part)
{
    const auto mix = [&](int x, int y) { return static_cast<int>(x + (y - x) * part); };
    return qRgb(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

void paintDots(QPainter& painter, const DiagramLook& look)
{
    const double step = canvasMetrics().gridDot * look.zoom;
    if (look.zoom < canvasMetrics().columnsFrom)
        return;
    const QPointF first = look.toView(QPointF(std::ceil(look.origin.x() / canvasMetrics().gridDot) * canvasMetrics().gridDot,
                                              std::ceil(look.origin.y() / canvasMetrics().gridDot) * canvasMetrics().gridDot));
    std::vector<QRectF> dots;
    for (double y = first.y(); y < look.size.height(); y += step)
        for (double x = first.x(); x < look.size.width(); x += step)
            dots.emplace_back(std::round(x), std::round(y), 1, 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.theme->line.grid);
    painter.drawRects(dots.data(), static_cast<int>(dots.size()));
}

}  // namespace

void DiagramPainter::paint(QPainter& painter, const DiagramScene& scene, const DiagramLook& look, DiagramPart part,
                           const std::unordered_set<TableId>& moving)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (part != DiagramPart::Moving)
        paintGround(painter, scene, look);
    if (look.zoom < overviewBelow && part == DiagramPart::All) {
        paintOverview(painter, scene, look);
        return;
    }
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
        const QString title = words.elidedText(area.name, Qt::ElideRight, rect.width() - 16);
        painter.setPen(theme.text.secondary);
        const double y = std::max(rect.top() + std::min(20.0, 32 * look.zoom - 6), 0.0);
        if (32 * look.zoom >= 14)
            painter.drawText(QPointF(std::round(rect.left() + 12), std::round(y)), title);
    }
}

void DiagramPainter::paintOverview(QPainter& painter, const DiagramScene& scene, const DiagramLook& look)
{
    const Theme& theme = *look.theme;
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize pixels = look.size * ratio;
    if (m_overview.size() != pixels)
        m_overview = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_overview.fill(Qt::transparent);
    Filler filler(m_overview);
    const double z = look.zoom * ratio;
    const auto place = [&](QPointF at) { return (at - look.origin) * z; };
    const QRectF visible = look.visible();

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

    std::vector<QRectF> titles;  // at the size of the screen, where there is room for them
    painter.setFont(typeface(TypeRole::SmallStrong));
    const QFontMetricsF words(painter.font());
    for (const DiagramArea& area : scene.areas()) {
        const QRectF rect = look.toView(area.rect);
        const double width = words.horizontalAdvance(area.name);
        const QRectF title(std::round(rect.left() + 6), std::round(rect.top() + 4), width + 8, 18);
        if (rect.width() < 40 || !rect.intersects(QRectF(QPointF(), look.size)) ||
            std::ranges::any_of(titles, [&](const QRectF& other) { return other.intersects(title); }))
            continue;
        titles.push_back(title);
        painter.fillRect(title, theme.canvas.area);
        painter.setPen(theme.text.primary);
        painter.drawText(title, Qt::AlignCenter, area.name);
    }
    if (look.findings) {
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
