#include "ui/canvas/glyph_icon.h"

#include "ui/theme/icons.h"

#include <QPainter>
#include <QPixmap>

#include <cmath>
#include <map>
#include <string_view>
#include <tuple>

namespace barch::ui {

void drawGlyph(QPainter& painter, const char* name, QPointF centre, double size, const QColor& colour)
{
    using Key = std::tuple<std::string_view, int, QRgb>;
    static std::map<Key, QPixmap> pictures;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const int pixels = std::max(1, qRound(size * ratio));
    QPixmap& picture = pictures[{name, pixels, colour.rgba()}];
    if (picture.isNull()) {
        picture = QPixmap(pixels, pixels);
        picture.fill(Qt::transparent);
        QPainter on(&picture);
        paintIcon(on, QLatin1String(name), QRectF(0, 0, pixels, pixels), colour);
    }
    const double side = pixels / ratio;
    const QPointF corner(std::round((centre.x() - side / 2) * ratio) / ratio, std::round((centre.y() - side / 2) * ratio) / ratio);
    painter.drawPixmap(QRectF(corner, QSizeF(side, side)), picture, QRectF(picture.rect()));
}

ClassLook lookOf(TenancyClass tenancyClass, const Theme& theme)
{
    switch (tenancyClass) {
    case TenancyClass::Root: return {"tenancy-root", &theme.tenancy.root, QT_TRANSLATE_NOOP("TenancyClass", "Tenant root")};
    case TenancyClass::Owned: return {"tenancy-owned", &theme.tenancy.owned, QT_TRANSLATE_NOOP("TenancyClass", "Tenant-owned")};
    case TenancyClass::Global: return {"tenancy-global", &theme.tenancy.shared, QT_TRANSLATE_NOOP("TenancyClass", "Shared / global")};
    case TenancyClass::Link: return {"tenancy-link", &theme.tenancy.link, QT_TRANSLATE_NOOP("TenancyClass", "Link table")};
    case TenancyClass::Undeclared: break;
    }
    return {"tenancy-undeclared", nullptr, QT_TRANSLATE_NOOP("TenancyClass", "Not declared")};
}

const char* glyphOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Info: break;
    }
    return "info";
}

const Shade& shadeOf(Severity severity, const Theme& theme)
{
    switch (severity) {
    case Severity::Error: return theme.severity.error;
    case Severity::Warning: return theme.severity.warning;
    case Severity::Info: break;
    }
    return theme.severity.info;
}

}  // namespace barch::ui
