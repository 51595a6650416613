#include "ui/access/reach_look.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QPainter>

namespace barch::ui {
namespace {

const Shade& shadeOf(Reach reach)
{
    switch (reach) {
    case Reach::All: return theme().severity.ok;
    case Reach::Own: return theme().severity.info;
    default: return theme().tenancy.root;
    }
}

}  // namespace

void drawReach(QPainter& painter, const QRectF& where, Reach reach, bool inherited)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (reach == Reach::None) {
        painter.setPen(QPen(theme().text.tertiary, 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(where.center().x() - 3.5, where.center().y()), QPointF(where.center().x() + 3.5, where.center().y()));
        painter.restore();
        return;
    }
    const Shade& shade = shadeOf(reach);
    const QRectF box = where.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(inherited ? theme().line.outline : shade.border, 1, inherited ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(inherited ? QBrush(Qt::NoBrush) : QBrush(shade.subtle));
    painter.drawRoundedRect(box, 4, 4);
    if (reach == Reach::Own) {
        const QRectF disc(where.center().x() - 4, where.center().y() - 4, 8, 8);
        painter.setPen(QPen(shade.fill, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade.fill);
        painter.drawPie(disc, 90 * 16, -180 * 16);
    } else {
        const double side = where.width() - 4;
        paintIcon(painter, reach == Reach::All ? QStringLiteral("tick") : QStringLiteral("key"),
                  QRectF(where.center().x() - side / 2, where.center().y() - side / 2, side, side), shade.fill);
    }
    painter.restore();
}

QString reachWords(Reach reach)
{
    switch (reach) {
    case Reach::All: return QCoreApplication::translate("Access", "every row of the tenant");
    case Reach::Own: return QCoreApplication::translate("Access", "own rows only");
    case Reach::Scoped: return QCoreApplication::translate("Access", "if the key’s scope allows");
    case Reach::None: break;
    }
    return QCoreApplication::translate("Access", "no");
}

}  // namespace barch::ui
