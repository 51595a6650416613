#include "ui/features/feature_card.h"

#include "ui/features/feature_words.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

constexpr double markSize = 14;
constexpr double textAt = 25;
constexpr int widest = 210;

}  // namespace

int cardWidth(const QString& name)
{
    static const QFontMetricsF metrics(typeface(TypeRole::Small));
    return std::min(widest, static_cast<int>(std::ceil(metrics.horizontalAdvance(name) + textAt + 12)));
}

void paintCard(QPainter& p, const QRectF& where, const CardLook& look)
{
    const Theme& t = theme();
    const bool wont = look.moscow == Moscow::Wont;
    QPen border(look.selected ? t.accent.fill : look.problem ? t.severity.error.fill : look.raised ? t.line.outline : t.line.strong, look.selected ? 2 : 1);
    if (wont && !look.selected)
        border.setStyle(Qt::DashLine);
    p.setPen(border);
    p.setBrush(look.selected ? t.surface.selected : look.raised ? t.surface.raised : t.surface.page);
    p.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBadge, metrics().radiusBadge);
    const double middle = where.center().y();
    paintIcon(p, iconOf(look.moscow), QRectF(where.left() + 7, middle - markSize / 2, markSize, markSize), inkOf(look.moscow));
    double right = where.right() - 6;
    const QFont font = typeface(TypeRole::Small);
    const QFontMetricsF wide(font);
    p.setFont(font);
    if (!look.note.isEmpty()) {
        const double width = wide.horizontalAdvance(look.note);
        p.setPen(t.text.tertiary);
        p.drawText(QRectF(right - width - 1, where.top(), width + 2, where.height()), Qt::AlignVCenter | Qt::AlignRight, look.note);
        right -= width + 6;
    }
    if (look.problem) {
        paintIcon(p, QStringLiteral("error"), QRectF(right - 12, middle - 6, 12, 12), Ink::Error);
        right -= 16;
    }
    const double room = right - where.left() - textAt;
    p.setPen(wont ? t.text.tertiary : t.text.primary);
    const QString shown = wide.horizontalAdvance(look.name) <= room ? look.name : wide.elidedText(look.name, Qt::ElideRight, room);
    p.drawText(QRectF(where.left() + textAt, where.top(), room + 1, where.height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
}

void paintMark(QPainter& p, const QRectF& where, const CardLook& look)
{
    const Theme& t = theme();
    if (look.selected || look.problem || look.raised) {
        p.setPen(QPen(look.selected ? t.accent.fill : look.problem ? t.severity.error.fill : t.line.outline, look.selected ? 2 : 1));
        p.setBrush(look.selected ? t.surface.selected : t.surface.page);
        p.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBadge, metrics().radiusBadge);
    }
    const double side = std::min(markSize, std::min(where.width(), where.height()) - 2);
    paintIcon(p, iconOf(look.moscow), QRectF(where.center().x() - side / 2, where.center().y() - side / 2, side, side), inkOf(look.moscow));
}

QPainterPath arrowBetween(const QRectF& from, const QRectF& to)
{
    const QPointF way = to.center() - from.center();
    const bool sideways = from.right() + 16 < to.left() || to.right() + 16 < from.left();
    QPointF start;
    QPointF end;
    QPointF lean;
    if (sideways) {
        start = {way.x() > 0 ? from.right() : from.left(), from.center().y()};
        end = {way.x() > 0 ? to.left() - 2 : to.right() + 2, to.center().y()};
        lean = {(end.x() - start.x()) / 2, 0};
    } else {
        start = {from.center().x(), way.y() > 0 ? from.bottom() : from.top()};
        end = {to.center().x(), way.y() > 0 ? to.top() - 2 : to.bottom() + 2};
        lean = {0, (end.y() - start.y()) / 2};
    }
    QPainterPath path(start);
    path.cubicTo(start + lean, end - lean, end);
    return path;
}

void paintTip(QPainter& p, const QPainterPath& path)
{
    const QPointF end = path.pointAtPercent(1);
    const QPointF before = path.pointAtPercent(path.length() > 12 ? 1 - 8 / path.length() : 0.5);
    const double angle = std::atan2(end.y() - before.y(), end.x() - before.x());
    constexpr double length = 6;
    constexpr double spread = 0.5;
    p.drawLine(end, end - QPointF(std::cos(angle - spread), std::sin(angle - spread)) * length);
    p.drawLine(end, end - QPointF(std::cos(angle + spread), std::sin(angle + spread)) * length);
}

}  // namespace barch::ui
