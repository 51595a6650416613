#include "ui/canvas/paint_edge.h"

#include "ui/canvas/canvas_metrics.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

constexpr double feetFrom = 0.4;

/// The line with rounded corners, without what lies far outside of the view.
QPainterPath pathOf(const std::vector<QPointF>& points, double corner)
{
    QPainterPath path(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QPointF in = points[i] - points[i - 1];
        const QPointF out = points[i + 1] - points[i];
        const double inLength = std::abs(in.x()) + std::abs(in.y());
        const double outLength = std::abs(out.x()) + std::abs(out.y());
        const double r = std::min({corner, inLength / 2, outLength / 2});
        if (r < 0.5) {
            path.lineTo(points[i]);
            continue;
        }
        path.lineTo(points[i] - in / inLength * r);
        path.quadTo(points[i], points[i] + out / outLength * r);
    }
    path.lineTo(points.back());
    return path;
}

/// Half pixels, so that a line of one pixel is sharp.
QPointF sharp(QPointF at)
{
    return {std::floor(at.x()) + 0.5, std::floor(at.y()) + 0.5};
}

struct Foot {
    QPointF at;      ///< where the line meets the box
    double out;      ///< 1: the line leaves to the right
    double z;

    QPointF place(double along, double across) const { return {at.x() + out * along * z, at.y() + across * z}; }
};

void bar(QPainter& p, const Foot& foot, double along)
{
    const double half = canvasMetrics().barHalf;
    p.drawLine(foot.place(along, -half), foot.place(along, half));
}

void circle(QPainter& p, const Foot& foot, double along, const Theme& theme)
{
    const double r = canvasMetrics().circleRadius * foot.z;
    p.setBrush(theme.canvas.area);
    p.drawEllipse(foot.place(along, 0), r, r);
    p.setBrush(Qt::NoBrush);
}

void many(QPainter& p, const Foot& foot, const Theme& theme)
{
    const CanvasMetrics& m = canvasMetrics();
    const QPointF tip = foot.place(m.toeLength, 0);
    p.drawLine(tip, foot.place(0, -m.toeSpread));
    p.drawLine(tip, foot.place(0, m.toeSpread));
    circle(p, foot, m.manyCircle, theme);  // no key can ask for a child: none is always allowed
}

void one(QPainter& p, const Foot& foot, bool optional, const Theme& theme)
{
    const CanvasMetrics& m = canvasMetrics();
    bar(p, foot, m.firstBar);
    if (optional)
        circle(p, foot, m.oneCircle, theme);
    else
        bar(p, foot, m.secondBar);
}

}  // namespace

bool isLit(const DiagramEdge& edge, const DiagramLook& look)
{
    if (look.key)
        return edge.key == look.key;
    return look.selected.contains(edge.child) || look.selected.contains(edge.parent);
}

bool isShown(const DiagramEdge& edge, const DiagramLook& look)
{
    return !edge.tenantLink || look.tenantLinks || isLit(edge, look);
}

void paintEdge(QPainter& p, const DiagramEdge& edge, const DiagramLook& look)
{
    if (edge.route.points.size() < 2)
        return;
    const CanvasMetrics& m = canvasMetrics();
    const Theme& theme = *look.theme;
    const double z = look.zoom;
    const bool lit = isLit(edge, look);
    const QColor colour = edge.tenantLink ? theme.tenancy.root.fill : lit ? theme.accent.fill : theme.canvas.edge;
    const double width = std::max(1.0, (lit ? m.edgeWidthSelected : m.edgeWidth) * std::min(1.0, z));

    std::vector<QPointF> points;
    points.reserve(edge.route.points.size());
    for (const QPointF& point : edge.route.points) {
        // Far away ends are pulled in: the raster engine's numbers are not endless.
        QPointF at = look.toView(point);
        at.setX(std::clamp(at.x(), -4000.0, look.size.width() + 4000.0));
        at.setY(std::clamp(at.y(), -4000.0, look.size.height() + 4000.0));
        points.push_back(sharp(at));
    }
    QPen pen(colour, width);
    const bool feet = z >= feetFrom;
    if (!feet && !edge.tenantLink) {
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const QRectF line = QRectF(points[i] - QPointF(0.5, 0.5), points[i + 1] - QPointF(0.5, 0.5)).normalized();
            p.fillRect(QRectF(line.topLeft(), QSizeF(line.width() + 1, line.height() + 1)), colour);
        }
        return;
    }
    p.setRenderHint(QPainter::Antialiasing, true);
    if (edge.tenantLink)
        pen.setDashPattern({4, 3});
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawPath(pathOf(points, m.corner * z));
    if (feet) {
        pen.setStyle(Qt::SolidLine);
        p.setPen(pen);
        const Foot atChild{points.front(), edge.route.childSide == Side::Right ? 1.0 : -1.0, z};
        const Foot atParent{points.back(), edge.route.parentSide == Side::Right ? 1.0 : -1.0, z};
        if (edge.unique)
            one(p, atChild, true, theme);
        else
            many(p, atChild, theme);
        one(p, atParent, edge.optional, theme);
    }
    p.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace barch::ui
