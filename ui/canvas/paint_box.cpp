#include "ui/canvas/paint_box.h"

#include "ui/canvas/canvas_metrics.h"
#include "ui/canvas/glyph_icon.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace barch::ui {
namespace {

constexpr QSizeF nameNeeds(44, 22);  ///< a block smaller than this on the screen has no room for a name

/// Whole pixels, so that hairlines are sharp.
QRectF snapped(const QRectF& rect)
{
    const double left = std::round(rect.left());
    const double top = std::round(rect.top());
    return {left, top, std::round(rect.right()) - left, std::round(rect.bottom()) - top};
}

QColor tint(const DiagramBox& box, const Theme& theme)
{
    const ClassLook look = lookOf(box.table->tenancyClass, theme);
    return look.shade ? look.shade->subtle : theme.surface.subtle;
}
QColor ink(const DiagramBox& box, const Theme& theme)
{
    const ClassLook look = lookOf(box.table->tenancyClass, theme);
    return look.shade ? look.shade->fill : theme.line.outline;
}

/// Middle of the text line to its base line.
double baseline(double middle, Face face, double pixels)
{
    return std::round(middle + ascent(face, pixels) * 0.36);
}

QPainterPath roundedTop(const QRectF& rect, double radius)
{
    QPainterPath path;
    path.moveTo(rect.bottomLeft());
    path.lineTo(rect.left(), rect.top() + radius);
    path.arcTo(rect.left(), rect.top(), 2 * radius, 2 * radius, 180, -90);
    path.lineTo(rect.right() - radius, rect.top());
    path.arcTo(rect.right() - 2 * radius, rect.top(), 2 * radius, 2 * radius, 90, -90);
    path.lineTo(rect.bottomRight());
    path.closeSubpath();
    return path;
}

class BoxPainter {
public:
    BoxPainter(QPainter& painter, const DiagramScene& scene, const DiagramBox& box, const DiagramLook& look)
        : p(painter), m_scene(scene), m_box(box), m_look(look), m_theme(*look.theme), z(look.zoom),
          m_rect(snapped(look.toView(box.rect))), m_selected(look.selected.contains(box.id))
    {
    }

    void paint()
    {
        const CanvasMetrics& m = canvasMetrics();
        if (z < m.namesFrom) {
            block();
        } else {
            frame(z < m.columnsFrom || m_box.shown.empty());
            if (z >= m.columnsFrom) {
                header();
                rows();
            } else {
                nameOnly(std::max(8.0, 16 * z));
            }
            badge();
            outline();
        }
        if (m_look.focus == m_box.id)
            ring();
    }

private:
    double radius() const { return std::min(canvasMetrics().radius * z, m_rect.height() / 2); }
    double headerHeight() const { return std::min(m_rect.height(), std::round(canvasMetrics().header * z)); }

    void frame(bool wholeTinted)
    {
        p.setRenderHint(QPainter::Antialiasing, true);
        p.setPen(Qt::NoPen);
        if (wholeTinted) {
            p.setBrush(tint(m_box, m_theme));
            p.drawRoundedRect(m_rect, radius(), radius());
        } else {
            p.setBrush(m_theme.surface.page);
            p.drawRoundedRect(m_rect, radius(), radius());
            p.setBrush(tint(m_box, m_theme));
            p.drawPath(roundedTop(QRectF(m_rect.left(), m_rect.top(), m_rect.width(), headerHeight()), radius()));
        }
        const double height = wholeTinted ? m_rect.height() : headerHeight();
        p.save();
        QPainterPath clip;
        clip.addRoundedRect(m_rect, radius(), radius());
        p.setClipPath(clip, Qt::IntersectClip);
        paintStripe(p, QRectF(m_rect.left(), m_rect.top(), 6 * std::max(0.6, z), height), m_box.table->tenancyClass, m_theme, false);
        p.restore();
        p.setRenderHint(QPainter::Antialiasing, false);
        if (!wholeTinted) {
            const ClassLook look = lookOf(m_box.table->tenancyClass, m_theme);
            p.fillRect(QRectF(m_rect.left() + 1, m_rect.top() + headerHeight() - 1, m_rect.width() - 2, 1),
                       look.shade ? look.shade->border : m_theme.line.hairline);
        }
    }

    void outline()
    {
        p.setRenderHint(QPainter::Antialiasing, true);
        p.setBrush(Qt::NoBrush);
        const bool lit = m_selected || m_look.target == m_box.id;
        p.setPen(lit ? QPen(m_theme.accent.fill, 2) : QPen(m_theme.line.strong, 1));
        const double inset = lit ? 0 : 0.5;
        p.drawRoundedRect(m_rect.adjusted(inset, inset, -inset, -inset), radius(), radius());
        p.setRenderHint(QPainter::Antialiasing, false);
    }

    void header()
    {
        const double middle = m_rect.top() + headerHeight() / 2;
        drawGlyph(p, lookOf(m_box.table->tenancyClass, m_theme).glyph, {m_rect.left() + 17 * z, middle}, 14 * z, ink(m_box, m_theme));
        const double room = m_rect.width() - 30 * z - (m_scene.findingOf(m_box.id) ? 26 : 8) * z;
        const double pixels = 13 * z;
        m_box.name.draw(p, {std::round(m_rect.left() + 30 * z), baseline(middle, Face::Strong, pixels)}, pixels, m_theme.text.primary, room);
    }

    /// The name in the middle, on up to four lines where one is too short for it.
    void nameOnly(double indent)
    {
        const double pixels = std::max(10.0, std::round(13 * z));
        if (m_rect.height() < 12)
            return;
        const double left = std::round(m_rect.left() + indent);
        const double room = m_rect.right() - left - 3;
        const double step = pixels + 3;
        struct Line {
            std::size_t from, to;
        };
        std::vector<Line> lines;
        double width = 0;
        for (std::size_t i = 0; i < m_box.nameParts.size(); ++i) {
            const double part = m_box.nameParts[i].width(pixels);
            if (lines.empty() || width + part > room) {
                lines.push_back({i, i + 1});
                width = part;
            } else {
                lines.back().to = i + 1;
                width += part;
            }
        }
        const auto most = static_cast<std::size_t>(std::clamp(std::floor((m_rect.height() - 4) / step), 1.0, 4.0));
        if (lines.size() <= 1 || lines.size() > most) {
            m_box.name.draw(p, {left, baseline(m_rect.center().y(), Face::Strong, pixels)}, pixels, m_theme.text.primary, room);
            return;
        }
        double middle = m_rect.center().y() - step * static_cast<double>(lines.size() - 1) / 2;
        for (const Line& line : lines) {
            double x = left;
            for (std::size_t i = line.from; i < line.to; ++i) {
                m_box.nameParts[i].draw(p, {x, baseline(middle, Face::Strong, pixels)}, pixels, m_theme.text.primary, m_rect.right() - x - 2);
                x += m_box.nameParts[i].width(pixels);
            }
            middle += step;
        }
    }

    void rows()
    {
        const CanvasMetrics& m = canvasMetrics();
        const std::vector<BoxRow>& rows = m_box.rows(m_scene.project());
        const double view = m_look.size.height();
        std::optional<std::size_t> lastKey;
        for (std::size_t line = 0; line < m_box.shown.size(); ++line)
            if (rows[m_box.shown[line]].marks.primary)
                lastKey = line;
        for (std::size_t line = 0; line < m_box.shown.size(); ++line) {
            const double top = m_rect.top() + (m.header + static_cast<double>(line) * m.row) * z;
            if (top > view || top + m.row * z < 0)
                continue;
            const BoxRow& row = rows[m_box.shown[line]];
            const bool selected = m_look.column == row.column && m_look.column;
            if (selected)
                p.fillRect(QRectF(m_rect.left() + 1, std::round(top), m_rect.width() - 2, std::round(m.row * z)), m_theme.surface.selected);
            paintRow(row, top + m.row * z / 2);
            if (lastKey == line && line + 1 < m_box.shown.size() && line < 4)
                p.fillRect(QRectF(m_rect.left() + 1, std::round(top + m.row * z) - 1, m_rect.width() - 2, 1), m_theme.line.hairline);
        }
    }

    void paintRow(const BoxRow& row, double middle)
    {
        const CanvasMetrics& m = canvasMetrics();
        const double glyphX = m_rect.left() + (m.keyGlyphX + 6) * z;
        const double size = 12 * z;
        if (row.marks.primary)
            drawGlyph(p, "key", {glyphX, middle}, size, m_theme.text.primary);
        else if (row.marks.tenantKey)
            drawGlyph(p, "tenant-key", {glyphX, middle}, size, m_theme.tenancy.root.fill);
        else if (row.marks.reference)
            drawGlyph(p, "reference", {glyphX, middle}, size, m_theme.text.tertiary);

        const char* flag = row.marks.primary && row.marks.reference ? "reference"
                           : row.marks.unique                       ? "unique"
                           : row.marks.indexed && !row.marks.primary ? "index"
                                                                    : nullptr;
        if (flag)
            drawGlyph(p, flag, {m_rect.right() - 9 * z, middle}, 10 * z, m_theme.text.secondary);
        double right = m_rect.right() - m.typeRight * z;
        const double typePixels = std::round(10.5 * z * 2) / 2;
        if (row.nullable) {
            static const GlyphText mark(Face::Strong, QStringLiteral("?"));
            if (flag)
                right -= 5 * z;
            mark.draw(p, {std::round(right + 1), baseline(middle, Face::Mono, typePixels)}, typePixels, m_theme.text.secondary);
        }
        const double nameRoom = right - m_rect.left() - m.nameX * z;
        const double typeWidth = row.type.width(typePixels);
        const double namePixels = 12 * z;
        const double nameWidth = row.name.width(namePixels);
        // Where both don't fit the name goes first, but never alone.
        const double typeRoom = std::max(nameRoom - nameWidth - 8 * z, std::min(typeWidth, nameRoom * 0.35));
        const double typeX = right - std::min(typeWidth, typeRoom);
        row.type.draw(p, {std::round(typeX), baseline(middle, Face::Mono, typePixels)}, typePixels, m_theme.text.secondary, typeRoom);
        row.name.draw(p, {std::round(m_rect.left() + m.nameX * z), baseline(middle, Face::Plain, namePixels)}, namePixels,
                      m_theme.text.primary, typeX - 6 * z - m_rect.left() - m.nameX * z);
    }

    void badge()
    {
        const Severity* worst = m_look.findings ? m_scene.findingOf(m_box.id) : nullptr;
        if (!worst)
            return;
        const double size = std::max(11.0, 14 * z);
        const QPointF at = z >= canvasMetrics().columnsFrom ? QPointF(m_rect.right() - 14 * z, m_rect.top() + headerHeight() / 2)
                                                            : QPointF(m_rect.right() - 2, m_rect.top() + 1);
        drawGlyph(p, glyphOf(*worst), at, size, shadeOf(*worst, m_theme).fill);
    }

    void block()
    {
        p.fillRect(m_rect, m_theme.line.strong);
        p.fillRect(m_rect.adjusted(1, 1, -1, -1), tint(m_box, m_theme));
        paintStripe(p, QRectF(m_rect.left(), m_rect.top(), m_rect.width(), std::max(3.0, 16 * z)), m_box.table->tenancyClass, m_theme, true);
        if (m_selected || m_look.target == m_box.id) {
            p.setPen(QPen(m_theme.accent.fill, 2));
            p.setBrush(Qt::NoBrush);
            p.drawRect(m_rect);
        }
        if (m_look.findings)
            if (const Severity* worst = m_scene.findingOf(m_box.id))
                drawGlyph(p, glyphOf(*worst), m_rect.topRight(), 11, shadeOf(*worst, m_theme).fill);
        if (m_rect.width() >= nameNeeds.width() && m_rect.height() >= nameNeeds.height())
            nameOnly(4);
    }

    void ring()
    {
        p.setRenderHint(QPainter::Antialiasing, true);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(m_theme.accent.ring, 2));
        p.drawRoundedRect(m_rect.adjusted(-3, -3, 3, 3), radius() + 3, radius() + 3);
        p.setRenderHint(QPainter::Antialiasing, false);
    }

    QPainter& p;
    const DiagramScene& m_scene;
    const DiagramBox& m_box;
    const DiagramLook& m_look;
    const Theme& m_theme;
    const double z;
    const QRectF m_rect;
    const bool m_selected;
};

}  // namespace

void paintBox(QPainter& painter, const DiagramScene& scene, const DiagramBox& box, const DiagramLook& look)
{
    BoxPainter(painter, scene, box, look).paint();
}

void paintStripe(QPainter& painter, const QRectF& where, TenancyClass tenancyClass, const Theme& theme, bool onTop)
{
    const ClassLook look = lookOf(tenancyClass, theme);
    const QColor colour = look.shade ? look.shade->fill : theme.line.outline;
    const double thick = (onTop ? where.height() : where.width()) / 6;  // of a 6 px place
    const auto bar = [&](double from, double size) {
        return onTop ? QRectF(where.left(), where.top() + from * thick, where.width(), size * thick)
                     : QRectF(where.left() + from * thick, where.top(), size * thick, where.height());
    };
    const auto dashes = [&](double on, double off) {
        const double length = onTop ? where.width() : where.height();
        for (double at = 0; at < length; at += on + off) {
            const double size = std::min(on, length - at);
            painter.fillRect(onTop ? QRectF(where.left() + at, where.top(), size, 4 * thick)
                                   : QRectF(where.left(), where.top() + at, 4 * thick, size), colour);
        }
    };
    switch (tenancyClass) {
    case TenancyClass::Owned: painter.fillRect(bar(0, 4), colour); break;
    case TenancyClass::Root:
        painter.fillRect(bar(0, 3), colour);
        painter.fillRect(bar(4.5, 1.5), colour);
        break;
    case TenancyClass::Global:
        painter.fillRect(bar(0, 1.5), colour);
        painter.fillRect(bar(2.5, 1.5), colour);
        break;
    case TenancyClass::Link: dashes(4, 3); break;
    case TenancyClass::Undeclared: dashes(2, 4); break;
    }
}

}  // namespace barch::ui
