#include "ui/theme/icons.h"

#include "ui/theme/appearance.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace barch::ui {
namespace {

QByteArray source(const QString& name)
{
    QFile file(":/icons/" + name + ".svg");
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "icon", qPrintable(name));
    return opened ? file.readAll() : QByteArray();
}

/// The drawings say currentColor for the ink, knockout for what is cut out of a filled shape, and
/// the names of tokens for more colours.
QByteArray tinted(const QString& name, const QColor& colour)
{
    QByteArray svg = source(name);
    svg.replace("currentColor", colour.name().toLatin1());
    svg.replace("knockout", theme().surface.page.name().toLatin1());
    if (svg.contains("token:"))
        for (auto it = theme().byName.begin(); it != theme().byName.end(); ++it)
            svg.replace("token:" + it.key().toLatin1() + '"', it.value().name().toLatin1() + '"');
    return svg;
}

QPixmap rendered(const QString& name, const QColor& colour, QSize size)
{
    const QString key = QStringLiteral("barch/%1/%2/%3x%4/%5").arg(name, colour.name()).arg(size.width()).arg(size.height())
                            .arg(theme().dark);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(tinted(name, colour));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIcon : public QIconEngine {
public:
    TintedIcon(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        Ink ink = m_ink;
        if (mode == QIcon::Disabled)
            ink = Ink::Disabled;
        else if (state == QIcon::On && m_ink == Ink::Secondary)
            ink = Ink::Accent;
        return rendered(m_name, theme().ink(ink), size);
    }
    QIconEngine* clone() const override { return new TintedIcon(m_name, m_ink); }

private:
    QString m_name;
    Ink m_ink;
};

}  // namespace

QIcon icon(const QString& name, Ink ink)
{
    return QIcon(new TintedIcon(name, ink));
}

void paintIcon(QPainter& painter, const QString& name, const QRectF& where, const QColor& colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize size = (where.size() * ratio * painter.worldTransform().m11()).toSize();
    if (!size.isEmpty())
        painter.drawPixmap(where, rendered(name, colour, size), QRectF(QPointF(), size));
}

void paintIcon(QPainter& painter, const QString& name, const QRectF& where, Ink ink)
{
    paintIcon(painter, name, where, theme().ink(ink));
}

}  // namespace barch::ui
