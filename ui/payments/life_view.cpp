#include "ui/payments/life_view.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr double corner = 4;
constexpr double arrow = 5;

/// From the edge of a box up or down to the lane, along it, and back to the edge of the other box.
QPainterPath pathOf(const LifeLayout::Lane& lane, double from, double edge)
{
    const double to = lane.end;
    const double away = lane.above ? -1 : 1;
    const double along = to > from ? 1 : -1;
    const double r = std::min(corner, std::abs(to - from) / 2);
    QPainterPath path(QPointF(from, edge));
    path.lineTo(from, lane.y - away * r);
    path.quadTo(from, lane.y, from + along * r, lane.y);
    path.lineTo(to - along * r, lane.y);
    path.quadTo(to, lane.y, to, lane.y - away * r);
    path.lineTo(to, edge + away * arrow);
    return path;
}

}  // namespace

LifeView::LifeView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("lifeView"));
    setAccessibleName(tr("Life of a subscription"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    setMouseTracking(true);
}

void LifeView::setLife(const Project& project, SubscriptionLife life)
{
    m_project = project;
    m_life = std::move(life);
    m_state = std::clamp(m_state, 0, std::max(0, static_cast<int>(m_life.states.size()) - 1));
    layOut();
    moveTo(m_state);
}

void LifeView::select(PaymentEventId event)
{
    m_event = event;
    update();
}

void LifeView::layOut()
{
    m_layout = layOutLife(m_life, std::max(width(), 640));
    updateGeometry();
    update();
}

QSize LifeView::sizeHint() const
{
    return m_layout.size.toSize();
}

QSize LifeView::minimumSizeHint() const
{
    const LifeLayout narrow = layOutLife(m_life, 640);
    return narrow.size.toSize();
}

void LifeView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

bool LifeView::isSelected(const LifeLayout::Lane& lane) const
{
    return m_event && std::find(lane.events.begin(), lane.events.end(), m_event) != lane.events.end();
}

QString LifeView::labelOf(PaymentEventId id) const
{
    const PaymentEvent* event = m_project.paymentEvents.find(id);
    if (!event)
        return {};
    const QString mark = event->action == "provision" ? QStringLiteral("+ ") : event->action == "revoke" ? QStringLiteral("− ") : QString();
    return mark + qs(event->event);
}

QString LifeView::labelOf(const std::vector<PaymentEventId>& ids) const
{
    QStringList labels;
    for (const PaymentEventId id : ids)
        if (const QString label = labelOf(id); !labels.contains(label))
            labels.append(label);
    labels.sort();
    return labels.join(QStringLiteral(", "));
}

QString LifeView::captionOf(std::size_t state) const
{
    const LifeState& is = m_life.states[state];
    if (state == 0)
        return tr("no subscription yet");
    if (!is.known)
        return tr("not a value of the status");
    if (!is.reachable)
        return tr("nothing leads here");
    if (is.stuck)
        return tr("no way out");
    if (is.isEnd)
        return tr("the end");
    const auto stays = static_cast<qsizetype>(m_layout.stays[state].size());
    return stays == 0 ? QString() : tr("stays on %1").arg(counted(stays, tr("event"), tr("events")));
}

QString LifeView::wordsOfState(std::size_t state) const
{
    QStringList lines{qs(m_life.states[state].name)};
    if (const QString caption = captionOf(state); !caption.isEmpty())
        lines.first() += QStringLiteral(": ") + caption;
    for (const LifeTransition& way : m_life.transitions)
        if (way.to == state && way.from != state)
            lines.append(tr("from %1 by %2").arg(qs(m_life.states[way.from].name), labelOf(way.events)));
    for (const LifeTransition& way : m_life.transitions)
        if (way.from == state && way.to != state)
            lines.append(tr("to %1 by %2").arg(qs(m_life.states[way.to].name), labelOf(way.events)));
    if (!m_layout.stays[state].empty())
        lines.append(tr("stays on %1").arg(labelOf(m_layout.stays[state])));
    return lines.join(QLatin1Char('\n'));
}

void LifeView::moveTo(int state)
{
    m_state = state;
    setAccessibleDescription(m_life.states.empty() ? QString() : wordsOfState(static_cast<std::size_t>(state)));
    update();
}

/// The next way that touches the state of the keyboard; its first event is chosen.
void LifeView::stepLane(int by)
{
    const auto state = static_cast<std::size_t>(m_state);
    std::vector<const LifeLayout::Lane*> touching;
    for (const LifeLayout::Lane& lane : m_layout.lanes)
        if (lane.to == state || std::find(lane.from.begin(), lane.from.end(), state) != lane.from.end())
            touching.push_back(&lane);
    if (touching.empty())
        return;
    std::sort(touching.begin(), touching.end(), [](const auto* a, const auto* b) { return a->y < b->y; });
    const auto found = std::find_if(touching.begin(), touching.end(), [this](const auto* lane) { return isSelected(*lane); });
    const int count = static_cast<int>(touching.size());
    const int at = found == touching.end() ? (by > 0 ? 0 : count - 1) : (static_cast<int>(found - touching.begin()) + by + count) % count;
    emit eventChosen(touching[static_cast<std::size_t>(at)]->events.front());
}

void LifeView::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_life.states.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left: return moveTo(std::max(0, m_state - 1));
    case Qt::Key_Right: return moveTo(std::min(last, m_state + 1));
    case Qt::Key_Home: return moveTo(0);
    case Qt::Key_End: return moveTo(std::max(0, last));
    case Qt::Key_Down: return stepLane(1);
    case Qt::Key_Up: return stepLane(-1);
    default: QWidget::keyPressEvent(event);
    }
}

void LifeView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (const int state = m_layout.stateAt(event->position()); state >= 0)
        return moveTo(state);
    if (const int lane = m_layout.laneAt(event->position()); lane >= 0)
        emit eventChosen(m_layout.lanes[static_cast<std::size_t>(lane)].events.front());
}

bool LifeView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString words;
    if (const int state = m_layout.stateAt(help->pos()); state >= 0)
        words = wordsOfState(static_cast<std::size_t>(state));
    else if (const int lane = m_layout.laneAt(help->pos()); lane >= 0)
        for (const PaymentEventId id : m_layout.lanes[static_cast<std::size_t>(lane)].events)
            if (const PaymentEvent* found = m_project.paymentEvents.find(id))
                words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + labelOf(id) + (found->description.empty() ? QString() : QStringLiteral(": ") + qs(found->description));
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void LifeView::paintLane(QPainter& painter, const LifeLayout::Lane& lane) const
{
    const Theme& look = theme();
    const bool selected = isSelected(lane);
    const QColor colour = selected ? look.accent.border : lane.ambiguous ? look.severity.error.fill : look.canvas.edge;
    QPen pen(colour, selected ? 1.8 : 1.2);
    if (lane.ambiguous)
        pen.setStyle(Qt::DashLine);
    const QRectF& box = m_layout.boxes[lane.to];
    const double edge = lane.above ? box.top() : box.bottom();
    for (const double from : lane.starts) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(pathOf(lane, from, edge));
    }
    const double away = lane.above ? -1 : 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({QPointF(lane.end, edge), QPointF(lane.end - arrow * 0.7, edge + away * arrow * 1.5), QPointF(lane.end + arrow * 0.7, edge + away * arrow * 1.5)}));
}

void LifeView::paintLabel(QPainter& painter, const LifeLayout::Lane& lane) const
{
    const Theme& look = theme();
    painter.setFont(typeface(TypeRole::Caption));
    const QFontMetricsF words(painter.font());
    const QString text = words.elidedText(labelOf(lane.events), Qt::ElideRight, lane.label.width());
    const double width = words.horizontalAdvance(text);
    if (width < 12)
        return;
    const QRectF where(lane.label.center().x() - width / 2 - 4, lane.label.top(), width + 8, lane.label.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.surface.canvas);
    painter.drawRect(where);
    painter.setPen(isSelected(lane) ? look.accent.text : lane.ambiguous ? look.severity.error.text : look.text.secondary);
    painter.drawText(where, Qt::AlignCenter, text);
}

void LifeView::paintState(QPainter& painter, std::size_t state) const
{
    const Theme& look = theme();
    const LifeState& is = m_life.states[state];
    const QRectF box = m_layout.boxes[state].adjusted(0.5, 0.5, -0.5, -0.5);
    const bool faulty = !is.reachable || is.stuck || !is.known;
    QPen pen(faulty ? look.severity.warning.fill : look.line.outline, faulty ? 1.5 : 1);
    if (faulty)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(state == 0 ? look.surface.canvas : look.surface.raised);
    painter.drawRoundedRect(box, metrics().radiusControl, metrics().radiusControl);
    if (is.isEnd)
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), metrics().radiusControl - 2, metrics().radiusControl - 2);
    if (hasFocus() && m_state == static_cast<int>(state)) {
        painter.setPen(QPen(look.accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), metrics().radiusControl + 3, metrics().radiusControl + 3);
    }
    const QString caption = captionOf(state);
    QRectF text = box.adjusted(8, 5, -8, -5);
    if (faulty) {
        paintIcon(painter, QStringLiteral("warning"), QRectF(box.right() - 20, box.top() + 6, 14, 14), Ink::Warning);
        text.setRight(text.right() - 12);
    }
    painter.setFont(typeface(TypeRole::BaseStrong));
    painter.setPen(state == 0 ? look.text.secondary : look.text.primary);
    const QString name = QFontMetricsF(painter.font()).elidedText(qs(is.name), Qt::ElideRight, text.width());
    painter.drawText(text, (caption.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignHCenter, name);
    if (caption.isEmpty())
        return;
    text = box.adjusted(5, 5, -5, -5);
    painter.setFont(typeface(TypeRole::Caption));
    painter.setPen(faulty ? look.severity.warning.text : look.text.tertiary);
    painter.drawText(text, Qt::AlignBottom | Qt::AlignHCenter, QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, text.width()));
}

void LifeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface.canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const bool selected : {false, true})
        for (const LifeLayout::Lane& lane : m_layout.lanes)
            if (isSelected(lane) == selected)
                paintLane(painter, lane);
    for (const LifeLayout::Lane& lane : m_layout.lanes)
        paintLabel(painter, lane);
    for (std::size_t state = 0; state < m_layout.boxes.size(); ++state)
        paintState(painter, state);
}

}  // namespace barch::ui
