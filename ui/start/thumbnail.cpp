#include "ui/start/thumbnail.h"

#include "ui/theme/appearance.h"

#include <QPainter>

#include <algorithm>
#include <map>

namespace barch::ui {
namespace {

constexpr double boxWidth = 196;  // in the units of the drawing
constexpr double rowHeight = 20;
constexpr std::size_t shownInGrid = 12;

QColor colourOf(TenancyClass tenancy)
{
    const Theme& t = theme();
    switch (tenancy) {
    case TenancyClass::Root: return t.tenancy.root.fill;
    case TenancyClass::Owned: return t.tenancy.owned.fill;
    case TenancyClass::Link: return t.tenancy.link.fill;
    case TenancyClass::Global:
    case TenancyClass::Undeclared: break;
    }
    return t.tenancy.shared.fill;
}

}  // namespace

Thumbnail::Thumbnail(Project project, QWidget* parent) : QWidget(parent)
{
    setFixedHeight(106);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    place(project);
}

void Thumbnail::place(const Project& project)
{
    std::map<TableId, std::size_t> index;
    // A placement may name no more than the area: the table has its place once somebody looked at the drawing.
    const auto placed = static_cast<std::size_t>(std::count_if(project.placements.begin(), project.placements.end(),
                                                               [](const Placement& each) { return each.x != 0 || each.y != 0; }));
    const bool drawn = placed * 2 > project.tables.size();
    for (const Table& table : project.tables) {
        Box box;
        box.tenancy = table.tenancyClass;
        box.rows = static_cast<int>(std::min<std::size_t>(table.columns.size(), 14));
        box.id = table.id;
        const double height = 28 + box.rows * rowHeight;
        if (drawn) {
            const Placement* placement = project.placements.find(table.id);
            if (!placement)
                continue;
            box.where = QRectF(placement->x, placement->y, boxWidth, height);
        } else {
            if (m_boxes.size() == shownInGrid)
                break;
            const auto at = static_cast<int>(m_boxes.size());
            box.rows = std::min(box.rows, 5);
            box.where = QRectF(at % 4 * (boxWidth + 90), at / 4 * 190, boxWidth, 28 + box.rows * rowHeight);
        }
        index.emplace(table.id, m_boxes.size());
        m_bounds = m_bounds.united(box.where);
        m_boxes.push_back(box);
    }
    for (const Table& table : project.tables)
        for (const ForeignKey& key : table.foreignKeys) {
            const auto from = index.find(table.id);
            const auto to = index.find(key.target);
            const bool toTenant = to != index.end() && m_boxes[to->second].tenancy == TenancyClass::Root;
            if (from != index.end() && to != index.end() && from != to && !toTenant)
                m_links.push_back({from->second, to->second});
        }
}

void Thumbnail::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = theme();
    p.fillRect(rect(), t.surface.canvas);
    if (m_boxes.empty())
        return;
    p.setRenderHint(QPainter::Antialiasing);
    const double margin = 10;
    const double scale = std::min({(width() - 2 * margin) / m_bounds.width(), (height() - 2 * margin) / m_bounds.height(), 0.22});
    const QPointF origin((width() - m_bounds.width() * scale) / 2, (height() - m_bounds.height() * scale) / 2);
    const auto shown = [&](const QRectF& box) {
        return QRectF(origin + (box.topLeft() - m_bounds.topLeft()) * scale, box.size() * scale);
    };
    p.setPen(QPen(t.line.strong, 0.8));
    for (const Link& link : m_links) {
        const QRectF a = shown(m_boxes[link.from].where);
        const QRectF b = shown(m_boxes[link.to].where);
        const bool leftToRight = a.center().x() < b.center().x();
        const QPointF start(leftToRight ? a.right() : a.left(), a.top() + std::min(8.0, a.height() / 2));
        const QPointF end(leftToRight ? b.left() : b.right(), b.top() + std::min(8.0, b.height() / 2));
        const double middle = (start.x() + end.x()) / 2;
        p.drawPolyline(QPolygonF({start, {middle, start.y()}, {middle, end.y()}, end}));
    }
    for (const Box& box : m_boxes) {
        const QRectF where = shown(box.where);
        const double head = std::max(2.5, 28 * scale);
        p.setPen(QPen(t.line.strong, 0.7));
        p.setBrush(t.surface.page);
        p.drawRoundedRect(where, 1.5, 1.5);
        p.setPen(Qt::NoPen);
        p.setBrush(colourOf(box.tenancy));
        p.drawRoundedRect(QRectF(where.topLeft(), QSizeF(where.width(), head)), 1.5, 1.5);
        if (where.width() < 20)
            continue;
        p.setPen(QPen(t.line.strong, 0.8));
        const double step = std::max(2.6, rowHeight * scale);
        int at = 0;
        for (double y = where.top() + head + step * 0.7; y < where.bottom() - 1; y += step, ++at)
            p.drawLine(QPointF(where.left() + 2.5, y), QPointF(where.left() + where.width() * (at % 3 == 1 ? 0.8 : 0.6), y));
    }
}

}  // namespace barch::ui
