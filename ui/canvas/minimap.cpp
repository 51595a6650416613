#include "ui/canvas/minimap.h"

#include "ui/canvas/diagram_canvas.h"
#include "ui/canvas/filler.h"
#include "ui/canvas/glyph_icon.h"
#include "ui/theme/appearance.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace barch::ui {

Minimap::Minimap(DiagramCanvas& canvas) : QWidget(&canvas), m_canvas(canvas)
{
    setObjectName(QStringLiteral("minimap"));
    setFixedSize(216, 134);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Overview of the drawing"));
}

void Minimap::drawingChanged()
{
    m_picture = {};
    update();
}

void Minimap::drawPicture()
{
    const Theme& t = theme();
    const double ratio = devicePixelRatioF();
    QImage image(size() * ratio, QImage::Format_RGB32);
    image.fill(t.surface.page);
    QRectF all = m_canvas.scene().bounds();
    if (!all.isEmpty()) {
        all.adjust(-20, -20, 20, 20);
        const QSizeF room(width() - 8, height() - 8);
        m_scale = std::min(room.width() / all.width(), room.height() / all.height());
        m_origin = all.center() - QPointF(width(), height()) / (2 * m_scale);
        Filler filler(image);
        const double z = m_scale * ratio;
        const auto toView = [&](const QRectF& rect) { return QRectF((rect.topLeft() - m_origin) * z, rect.size() * z); };
        for (const DiagramArea& area : m_canvas.scene().areas())
            filler.fill(toView(area.rect), t.surface.inset.rgb());
        m_canvas.scene().forEachBox([&](const DiagramBox& box) {
            const ClassLook look = lookOf(box.table->tenancyClass, t);
            const QRectF rect = toView(box.rect);
            filler.fill(rect, (look.shade ? look.shade->border : t.line.strong).rgb());
            filler.fill(rect.left(), rect.top(), rect.right(), std::min(rect.bottom(), rect.top() + std::max(1.0, 24 * z)),
                        (look.shade ? look.shade->fill : t.line.outline).rgb());
        });
    }
    m_picture = QPixmap::fromImage(image);
    m_picture.setDevicePixelRatio(ratio);
}

void Minimap::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull())
        drawPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const Theme& t = theme();
    for (const TableId id : m_canvas.selection().size() < 200 ? m_canvas.selection() : std::vector<TableId>{}) {
        if (const DiagramBox* box = m_canvas.scene().box(id)) {
            painter.setPen(QPen(t.accent.fill, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF((box->rect.topLeft() - m_origin) * m_scale, box->rect.size() * m_scale).toAlignedRect());
        }
    }
    const QRectF seen = m_canvas.look().visible();
    const QRectF frame = QRectF((seen.topLeft() - m_origin) * m_scale, seen.size() * m_scale)
                             .intersected(QRectF(rect()).adjusted(1, 1, -1, -1));
    painter.setPen(QPen(t.line.strong, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(QPen(t.accent.fill, 2));
    painter.drawRect(frame);
}

QPointF Minimap::placeAt(QPointF at) const
{
    return at / m_scale + m_origin;
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    m_canvas.centreOn(placeAt(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        m_canvas.centreOn(placeAt(event->position()));
}

}  // namespace barch::ui
