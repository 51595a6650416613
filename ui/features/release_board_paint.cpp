#include "core/planning/figures.h"
#include "ui/features/feature_card.h"
#include "ui/features/release_board.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace barch::ui {

void ReleaseBoard::paintColumn(QPainter& p, std::size_t index) const
{
    const Theme& t = theme();
    const Column& column = m_columns[index];
    const QRectF where = columnRect(index);
    const bool target = m_dragging && columnAt(m_mouse) == index;
    p.setPen(QPen(target ? t.accent.fill : t.line.hairline, target ? 1.5 : 1, target ? Qt::DashLine : Qt::SolidLine));
    p.setBrush(t.surface.subtle);
    p.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusCard, metrics().radiusCard);
    p.setFont(typeface(TypeRole::BaseStrong));
    p.setPen(t.text.primary);
    const QRectF title(where.left() + 12, where.top() + 8, where.width() - 48, 20);
    p.drawText(title, Qt::AlignVCenter | Qt::AlignLeft, QFontMetricsF(p.font()).elidedText(column.title, Qt::ElideRight, title.width()));
    p.setFont(typeface(TypeRole::Small));
    const bool none = !column.release;
    const QString used = qs(roundedText(column.load.used));
    const bool limited = !none && column.load.capacity != 0;
    const bool over = column.load.isOver();
    const QString words = none ? counted(static_cast<qsizetype>(column.features.size()), tr("feature"), tr("features"))
                          : limited ? over ? tr("%1 of %2 points: too much").arg(used, qs(roundedText(column.load.capacity))) : tr("%1 of %2 points").arg(used, qs(roundedText(column.load.capacity)))
                                    : tr("%1 points, no limit").arg(used);
    p.setPen(over ? t.severity.error.text : t.text.secondary);
    double x = where.left() + 12;
    if (over) {
        paintIcon(p, QStringLiteral("error"), QRectF(x, where.top() + 33, 12, 12), Ink::Error);
        x += 16;
    }
    p.drawText(QRectF(x, where.top() + 30, where.right() - x - 8, 18), Qt::AlignVCenter | Qt::AlignLeft, words);
    if (!none) {
        paintIcon(p, QStringLiteral("more"), menuRect(index).adjusted(4, 4, -4, -4), Ink::Secondary);
        const QRectF bar(where.left() + 12, where.top() + 51, where.width() - 24, 5);
        p.setPen(Qt::NoPen);
        p.setBrush(t.surface.inset);
        p.drawRoundedRect(bar, 2.5, 2.5);
        const double part = limited && column.load.capacity > 0 ? std::clamp(column.load.used / column.load.capacity, 0.0, 1.0) : 0;
        p.setBrush(over ? t.severity.error.fill : t.accent.fill);
        if (part > 0)
            p.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * part, bar.height()), 2.5, 2.5);
    }
}

void ReleaseBoard::paintEvent(QPaintEvent* event)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    p.fillRect(event->rect(), t.surface.page);
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        paintColumn(p, column);
        const auto& features = m_columns[column].features;
        for (std::size_t row = 0; row < features.size(); ++row) {
            const QRectF where = cardRect(column, row);
            if (!where.intersects(event->rect()) || (m_dragging && features[row] == m_selected))
                continue;
            const Feature& feature = *m_facts.project.features.find(features[row]);
            CardLook look{.name = qs(feature.name), .moscow = feature.moscow, .note = qs(roundedText(loadOf(feature)))};
            look.selected = feature.id == m_selected;
            look.problem = m_facts.hasProblem(feature.id);
            paintCard(p, where, look);
        }
    }
    const auto place = placeOf(m_selected);
    const Feature* feature = m_facts.project.features.find(m_selected);
    if (!place || !feature)
        return;
    QRectF where = cardRect(place->first, place->second);
    if (m_dragging) {
        where.moveTopLeft(m_mouse - m_grip);
        paintCard(p, where, {.name = qs(feature->name), .moscow = feature->moscow, .selected = true, .raised = true});
    } else if (hasFocus() && m_byKeyboard) {
        p.setPen(QPen(t.accent.ring, metrics().focusRing));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(where.adjusted(-2, -2, 2, 2), 6, 6);
    }
}

}  // namespace barch::ui
