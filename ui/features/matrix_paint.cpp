#include "core/planning/matrix.h"
#include "ui/features/feature_words.h"
#include "ui/features/matrix_view.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr std::size_t mostArrows = 160;  // beyond that, only those of the selection say anything

/// The ground of a good place, strong enough to be seen in either theme.
QColor tint(const QColor& colour, double part)
{
    QColor shade = colour;
    shade.setAlphaF(static_cast<float>(part));
    return shade;
}

void paintTitle(QPainter& p, const QRectF& where, Qt::Alignment side, Quadrant quadrant)
{
    const Theme& t = theme();
    const QString title = qs(titleOf(quadrant));
    const QString meaning = qs(meaningOf(quadrant));
    const QFontMetricsF strong(typeface(TypeRole::SmallStrong));
    const QFontMetricsF small(typeface(TypeRole::Caption));
    const double width = strong.horizontalAdvance(title) + 8 + small.horizontalAdvance(meaning);
    const bool both = width <= where.width();
    double x = side & Qt::AlignRight ? where.right() - (both ? width : strong.horizontalAdvance(title)) : where.left();
    p.setFont(typeface(TypeRole::SmallStrong));
    p.setPen(t.text.secondary);
    p.drawText(QRectF(x, where.top(), where.width(), where.height()), Qt::AlignVCenter | Qt::AlignLeft, title);
    if (!both)
        return;
    x += strong.horizontalAdvance(title) + 8;
    p.setFont(typeface(TypeRole::Caption));
    p.setPen(t.text.tertiary);
    p.drawText(QRectF(x, where.top(), where.width(), where.height()), Qt::AlignVCenter | Qt::AlignLeft, meaning);
}

}  // namespace

void MatrixView::paintGround(QPainter& p) const
{
    const Theme& t = theme();
    p.fillRect(rect(), t.surface.page);
    const QRectF& plot = m_layout.plot();
    const QPointF middle(m_layout.middleX(), m_layout.middleY());
    p.fillRect(QRectF(plot.topLeft(), middle), tint(t.severity.ok.fill, t.dark ? 0.10 : 0.06));
    p.fillRect(QRectF(middle, plot.bottomRight()), tint(t.text.primary, t.dark ? 0.05 : 0.035));
    p.setPen(QPen(t.line.hairline, 1));
    for (int i = 1; i < 5; ++i) {
        p.drawLine(QPointF(m_layout.columnAt(i) + 0.5, plot.top()), QPointF(m_layout.columnAt(i) + 0.5, plot.bottom()));
        p.drawLine(QPointF(plot.left(), m_layout.rowAt(i) + 0.5), QPointF(plot.right(), m_layout.rowAt(i) + 0.5));
    }
    p.setPen(QPen(t.line.strong, 1));
    p.drawLine(QPointF(middle.x() + 0.5, plot.top()), QPointF(middle.x() + 0.5, plot.bottom()));
    p.drawLine(QPointF(plot.left(), middle.y() + 0.5), QPointF(plot.right(), middle.y() + 0.5));
    p.drawRect(plot.adjusted(0.5, 0.5, -0.5, -0.5));
    const double top = plot.top() + 2;
    const double bottom = plot.bottom() - 22;
    const QRectF left(plot.left() + 10, 0, middle.x() - plot.left() - 20, 20);
    const QRectF right(middle.x() + 10, 0, plot.right() - middle.x() - 20, 20);
    paintTitle(p, left.translated(0, top), Qt::AlignLeft, Quadrant::DoFirst);
    paintTitle(p, right.translated(0, top), Qt::AlignRight, Quadrant::PlanWithCare);
    paintTitle(p, left.translated(0, bottom), Qt::AlignLeft, Quadrant::FillIn);
    paintTitle(p, right.translated(0, bottom), Qt::AlignRight, Quadrant::LeaveForNow);

    p.setFont(typeface(TypeRole::Caption));
    p.setPen(t.text.tertiary);
    for (int i = 0; i < 5; ++i) {
        p.drawText(QRectF(m_layout.columnAt(i), plot.bottom() + 3, m_layout.columnAt(i + 1) - m_layout.columnAt(i), 16), Qt::AlignCenter, QString::number(i + 1));
        p.drawText(QRectF(plot.left() - 18, m_layout.rowAt(i), 14, m_layout.rowAt(i + 1) - m_layout.rowAt(i)), Qt::AlignCenter, QString::number(5 - i));
    }
    p.setFont(typeface(TypeRole::Small));
    p.setPen(t.text.secondary);
    p.drawText(QRectF(plot.left(), plot.bottom() + 18, plot.width(), 18), Qt::AlignCenter, tr("Effort"));
    p.save();
    p.translate(16, plot.center().y());
    p.rotate(-90);
    p.drawText(QRectF(-plot.height() / 2, -9, plot.height(), 18), Qt::AlignCenter, tr("Value to customers"));
    p.restore();
    if (m_layout.hasTray()) {
        const QRectF tray(plot.left(), plot.bottom() + 40, plot.width(), height() - plot.bottom() - 48);
        p.setPen(QPen(t.line.strong, 1, Qt::DashLine));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(tray.adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusControl, metrics().radiusControl);
        p.setPen(t.text.secondary);
        p.drawText(tray.adjusted(10, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Not placed yet"));
    }
}

CardLook MatrixView::lookOf(const MatrixLayout::Card& card) const
{
    CardLook look{.name = card.name, .moscow = card.moscow};
    look.problem = m_facts.hasProblem(card.id);
    return look;
}

void MatrixView::paintOne(QPainter& p, const MatrixLayout::Card& card, const QRectF& where, CardLook look) const
{
    if (card.compact && !look.raised && !look.selected)
        return paintMark(p, where, look);
    QRectF shown = where;
    if (card.compact) {
        shown.setSize({static_cast<double>(card.wide), static_cast<double>(cardHeight)});
        shown.moveLeft(std::max(2.0, std::min(shown.left(), width() - shown.width() - 4)));
    }
    paintCard(p, shown, look);
}

void MatrixView::paintArrow(QPainter& p, const QRectF& from, const QRectF& to, FeatureId feature, FeatureId dependency, bool strong) const
{
    const Theme& t = theme();
    const QPainterPath path = arrowBetween(from, to);
    const bool problem = m_facts.isProblem(feature, dependency);
    QPen pen(problem ? t.severity.error.fill : strong ? t.accent.fill : t.canvas.edge, strong || problem ? 1.6 : 1.2);
    if (problem)
        pen.setDashPattern({4, 3});
    p.setBrush(Qt::NoBrush);
    p.setPen(pen);
    p.drawPath(path);
    pen.setStyle(Qt::SolidLine);
    p.setPen(pen);
    paintTip(p, path);
}

/// What stays as it is while the selection is dragged.
void MatrixView::paintStill(QPainter& p) const
{
    paintGround(p);
    p.setRenderHint(QPainter::Antialiasing);
    std::size_t arrows = 0;
    std::size_t problems = 0;
    for (const MatrixLayout::Card& card : m_layout.cards())
        for (const FeatureId id : m_facts.project.features.find(card.id)->dependsOn) {
            ++arrows;
            problems += m_facts.isProblem(card.id, id);
        }
    for (const MatrixLayout::Card& card : m_layout.cards()) {
        if (m_arrows == Arrows::None || card.id == m_selected)
            continue;
        for (const FeatureId id : m_facts.project.features.find(card.id)->dependsOn) {
            const MatrixLayout::Card* other = m_layout.find(id);
            const bool wanted = m_arrows == Arrows::All && (arrows <= mostArrows || (problems <= mostArrows && m_facts.isProblem(card.id, id)));
            if (other && id != m_selected && wanted)
                paintArrow(p, card.where, other->where, card.id, id, false);
        }
    }
    for (const MatrixLayout::Card& card : m_layout.cards())
        if (card.id != m_selected)
            paintOne(p, card, card.where, lookOf(card));
}

QRectF MatrixView::rectOf(FeatureId id) const
{
    const MatrixLayout::Card* card = m_layout.find(id);
    if (!card)
        return {};
    QRectF where = card->where;
    if (id != m_selected)
        return where;
    if (card->compact)
        where.setSize({static_cast<double>(card->wide), static_cast<double>(cardHeight)});
    if (m_drag == Drag::Card)
        where.moveTopLeft(m_mouse - m_grip);
    where.moveLeft(std::max(2.0, std::min(where.left(), width() - where.width() - 4)));
    return where;
}

QRectF MatrixView::handle() const
{
    const QRectF card = rectOf(m_selected);
    return card.isEmpty() || m_drag == Drag::Card ? QRectF() : QRectF(card.right() - 5, card.center().y() - 5, 10, 10);
}

/// The sentence beside the arrow of a problem.
void MatrixView::paintProblem(QPainter& p, const QRectF& from) const
{
    const auto found = m_facts.inversions.find(m_selected);
    if (found == m_facts.inversions.end() || m_drag != Drag::None)
        return;
    for (const Inversion& inversion : found->second) {
        const QRectF to = rectOf(inversion.dependency);
        const Feature* dependency = m_facts.project.features.find(inversion.dependency);
        const Feature* feature = m_facts.project.features.find(m_selected);
        if (to.isEmpty() || !dependency || !feature)
            continue;
        const QString words = inversion.lessUrgent ? tr("A %1 waits for a %2").arg(wordOf(feature->moscow), wordOf(dependency->moscow)) : tr("It waits for a later release");
        const QFont font = typeface(TypeRole::SmallStrong);
        const double width = QFontMetricsF(font).horizontalAdvance(words) + 34;
        const QPointF middle = arrowBetween(from, to).pointAtPercent(0.45);
        QRectF pill(middle.x() - width / 2, middle.y() - 11, width, 22);
        pill.moveLeft(std::max(2.0, std::min(pill.left(), this->width() - width - 4)));
        const Theme& t = theme();
        p.setPen(QPen(t.severity.error.border, 1));
        p.setBrush(t.severity.error.subtle);
        p.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBadge, metrics().radiusBadge);
        paintIcon(p, QStringLiteral("error"), QRectF(pill.left() + 7, pill.center().y() - 6, 12, 12), Ink::Error);
        p.setFont(font);
        p.setPen(t.severity.error.text);
        p.drawText(pill.adjusted(25, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words);
    }
}

void MatrixView::paintSelection(QPainter& p) const
{
    const Theme& t = theme();
    p.setRenderHint(QPainter::Antialiasing);
    if (m_drag == Drag::Card)
        if (const auto cell = m_layout.cellAt(m_mouse)) {
            p.setPen(QPen(t.accent.fill, 1.5, Qt::DashLine));
            p.setBrush(tint(t.accent.fill, 0.08));
            p.drawRect(m_layout.cellRect(*cell).adjusted(1.5, 1.5, -1.5, -1.5));
        }
    const MatrixLayout::Card* card = m_layout.find(m_selected);
    if (card) {
        const QRectF where = rectOf(m_selected);
        if (m_arrows != Arrows::None)
            for (const MatrixLayout::Card& other : m_layout.cards()) {
                const std::vector<FeatureId>& needs = m_facts.project.features.find(other.id)->dependsOn;
                if (other.id == m_selected) {
                    for (const FeatureId id : needs)
                        if (const MatrixLayout::Card* need = m_layout.find(id); need && id != m_selected)
                            paintArrow(p, where, need->where, m_selected, id, true);
                } else if (std::find(needs.begin(), needs.end(), m_selected) != needs.end()) {
                    paintArrow(p, other.where, where, other.id, m_selected, true);
                }
            }
        if (const MatrixLayout::Card* target = m_layout.find(m_target)) {
            p.setPen(QPen(t.accent.fill, 2, Qt::DashLine));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(target->where.adjusted(-2, -2, 2, 2), 5, 5);
        }
        if (m_drag == Drag::Link || (m_linking && m_target)) {
            p.setPen(QPen(t.accent.fill, 1.6));
            const QRectF to = m_target ? rectOf(m_target) : QRectF(m_mouse, QSizeF(1, 1));
            const QPainterPath path = arrowBetween(where, to);
            p.setBrush(Qt::NoBrush);
            p.drawPath(path);
            paintTip(p, path);
        }
        CardLook look = lookOf(*card);
        look.selected = true;
        look.raised = m_drag == Drag::Card;
        paintOne(p, *card, where, look);
        if (hasFocus() && m_byKeyboard) {
            p.setPen(QPen(t.accent.ring, metrics().focusRing));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(where.adjusted(-3, -3, 3, 3), 7, 7);
        }
        if (const QRectF grip = handle(); !grip.isEmpty()) {
            p.setPen(QPen(t.surface.page, 1.5));
            p.setBrush(t.accent.fill);
            p.drawEllipse(grip);
        }
        paintProblem(p, where);
    }
    if (const MatrixLayout::Card* hot = m_layout.find(m_hot); hot && m_hot != m_selected && m_drag == Drag::None) {
        CardLook look = lookOf(*hot);
        look.raised = true;
        paintOne(p, *hot, hot->where, look);
    }
}

void MatrixView::paintEvent(QPaintEvent*)
{
    const qreal ratio = devicePixelRatioF();
    if (m_still.isNull() || m_still.size() != size() * ratio || m_stillDark != theme().dark) {
        m_still = QPixmap(size() * ratio);
        m_still.setDevicePixelRatio(ratio);
        m_stillDark = theme().dark;
        QPainter still(&m_still);
        paintStill(still);
    }
    QPainter p(this);
    p.drawPixmap(0, 0, m_still);
    paintSelection(p);
}

}  // namespace barch::ui
