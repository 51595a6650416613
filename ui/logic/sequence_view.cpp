#include "ui/logic/sequence_view.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QToolTip>

#include <algorithm>

namespace barch::ui {
namespace {

using Step = CallSequence::Step;

constexpr double margin = 20;
constexpr double headHeight = 28;
constexpr double headRoom = 52;
constexpr double rowHeight = 28;
constexpr double leastGap = 96;
constexpr double mostGap = 250;
constexpr double arrow = 5;

double widthOf(TypeRole role, const QString& text)
{
    return QFontMetricsF(typeface(role)).horizontalAdvance(text);
}

}  // namespace

SequenceView::SequenceView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("sequenceView"));
    setAccessibleName(tr("What happens, step by step"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
}

void SequenceView::show(CallSequence sequence)
{
    m_sequence = std::move(sequence);
    m_line = -1;
    layOut();
    QStringList lines;
    for (const CallSequence::Line& line : m_sequence.lines)
        if (const QString words = wordsOf(line); !words.isEmpty())
            lines.append(words);
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    updateGeometry();
    resize(sizeHint().expandedTo(parentWidget() ? parentWidget()->size() : QSize()));
    update();
}

QString SequenceView::wordsOf(const CallSequence::Line& line) const
{
    const QString text = qs(line.text);
    const auto name = [this](std::size_t actor) { return qs(m_sequence.actors[actor]); };
    switch (line.step) {
    case Step::Call: return tr("%1 to %2: %3").arg(name(line.from), name(line.to), text);
    case Step::Answer: return tr("%1 answers %2: %3").arg(name(line.from), name(line.to), text);
    case Step::Note: return tr("%1: %2").arg(name(line.from), text);
    case Step::Either: return tr("If %1:").arg(text);
    case Step::Or: return tr("Or if %1:").arg(text);
    case Step::End: break;
    }
    return {};
}

/// Lifelines stand as far apart as the words between them need, within reason.
void SequenceView::layOut()
{
    m_places.clear();
    const std::size_t count = m_sequence.actors.size();
    std::vector<double> gaps(count > 0 ? count - 1 : 0, leastGap);
    for (std::size_t i = 0; i + 1 < count; ++i)
        gaps[i] = std::max(gaps[i], (widthOf(TypeRole::SmallStrong, qs(m_sequence.actors[i])) + widthOf(TypeRole::SmallStrong, qs(m_sequence.actors[i + 1]))) / 2 + 36);
    for (const CallSequence::Line& line : m_sequence.lines) {
        const auto [left, right] = std::minmax(line.from, line.to);
        if ((line.step == Step::Call || line.step == Step::Answer) && right - left == 1)
            gaps[left] = std::max(gaps[left], std::min(mostGap, widthOf(TypeRole::Caption, qs(line.text)) + 28));
    }
    double x = margin + (count > 0 ? std::max(60.0, widthOf(TypeRole::SmallStrong, qs(m_sequence.actors[0])) / 2 + 12) : 0);
    for (std::size_t i = 0; i < count; ++i) {
        m_places.push_back(x);
        if (i < gaps.size())
            x += gaps[i];
    }
    const double last = count > 0 ? std::max(80.0, widthOf(TypeRole::SmallStrong, qs(m_sequence.actors.back())) / 2 + 12) : 0;
    m_size = {x + last + margin, headRoom + rowHeight * static_cast<double>(m_sequence.lines.size()) + margin};
}

double SequenceView::rowOf(std::size_t line) const
{
    return headRoom + rowHeight * static_cast<double>(line) + rowHeight * 0.7;
}

int SequenceView::lineAt(double y) const
{
    const int line = static_cast<int>((y - headRoom) / rowHeight);
    return y >= headRoom && line < static_cast<int>(m_sequence.lines.size()) ? line : -1;
}

void SequenceView::moveTo(int line)
{
    m_line = std::clamp(line, 0, std::max(0, static_cast<int>(m_sequence.lines.size()) - 1));
    if (m_line < static_cast<int>(m_sequence.lines.size())) {
        const CallSequence::Line& at = m_sequence.lines[static_cast<std::size_t>(m_line)];
        setAccessibleDescription(wordsOf(at));
        const bool acts = at.step == Step::Call || at.step == Step::Answer || at.step == Step::Note;
        const auto [left, right] = std::minmax(acts ? m_places[at.from] : 0.0, acts ? m_places[at.to] : 0.0);
        emit seenWanted(QRectF(left, rowOf(static_cast<std::size_t>(m_line)) - rowHeight, right - left, rowHeight * 1.5).toRect());
    }
    update();
}

void SequenceView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: return moveTo(m_line - 1);
    case Qt::Key_Down: return moveTo(m_line + 1);
    case Qt::Key_Home: return moveTo(0);
    case Qt::Key_End: return moveTo(static_cast<int>(m_sequence.lines.size()) - 1);
    default: QWidget::keyPressEvent(event);
    }
}

bool SequenceView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = lineAt(help->pos().y());
    QToolTip::showText(help->globalPos(), line < 0 ? QString() : wordsOf(m_sequence.lines[static_cast<std::size_t>(line)]), this);
    return true;
}

void SequenceView::paintActors(QPainter& painter) const
{
    const Theme& look = theme();
    const double bottom = m_size.height() - margin;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const QString name = qs(m_sequence.actors[i]);
        const double half = std::max(40.0, widthOf(TypeRole::SmallStrong, name) / 2 + 10);
        const QRectF head(m_places[i] - half, 12.5, 2 * half, headHeight);
        painter.setPen(QPen(look.line.strong, 1, Qt::DashLine));
        painter.drawLine(QPointF(m_places[i], head.bottom()), QPointF(m_places[i], bottom));
        painter.setPen(QPen(look.line.outline, 1));
        painter.setBrush(look.surface.raised);
        painter.drawRoundedRect(head, metrics().radiusControl, metrics().radiusControl);
        painter.setFont(typeface(TypeRole::SmallStrong));
        painter.setPen(look.text.primary);
        painter.drawText(head, Qt::AlignCenter, name);
    }
}

/// From "either" to its end, with a line where "or" begins.
void SequenceView::paintFrames(QPainter& painter) const
{
    const Theme& look = theme();
    const double right = m_size.width() - margin / 2;
    std::vector<std::size_t> open;
    const auto label = [&](std::size_t number, const QString& words) {
        painter.setFont(typeface(TypeRole::Caption));
        painter.setPen(look.text.secondary);
        painter.drawText(QRectF(margin / 2 + 8, rowOf(number) - rowHeight * 0.7, right - margin, rowHeight), Qt::AlignVCenter | Qt::AlignLeft, words);
    };
    for (std::size_t i = 0; i < m_sequence.lines.size(); ++i) {
        const CallSequence::Line& line = m_sequence.lines[i];
        const double top = rowOf(i) - rowHeight * 0.7;
        if (line.step == Step::Either) {
            open.push_back(i);
            label(i, tr("if %1").arg(qs(line.text)));
        } else if (line.step == Step::Or) {
            painter.setPen(QPen(look.line.strong, 1, Qt::DashLine));
            painter.drawLine(QPointF(margin / 2, top), QPointF(right, top));
            label(i, tr("or if %1").arg(qs(line.text)));
        } else if (line.step == Step::End && !open.empty()) {
            const double from = rowOf(open.back()) - rowHeight * 0.7;
            open.pop_back();
            painter.setPen(QPen(look.line.strong, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(margin / 2, from, right - margin / 2, top + rowHeight * 0.4 - from), metrics().radiusControl, metrics().radiusControl);
        }
    }
}

void SequenceView::paintStep(QPainter& painter, std::size_t number) const
{
    const Theme& look = theme();
    const CallSequence::Line& line = m_sequence.lines[number];
    const double y = rowOf(number);
    painter.setFont(typeface(TypeRole::Caption));
    const QFontMetricsF words(painter.font());
    const QString text = qs(line.text);
    if (line.step == Step::Note) {
        const double wanted = words.horizontalAdvance(text) + 16;
        const double left = std::max(margin, std::min(m_places[line.from] - wanted / 2, m_size.width() - margin - wanted));
        const QRectF box(left, y - rowHeight * 0.6, std::min(wanted, m_size.width() - margin - left), rowHeight - 6);
        painter.setPen(QPen(look.line.hairline, 1));
        painter.setBrush(look.surface.inset);
        painter.drawRoundedRect(box, metrics().radiusControl - 2, metrics().radiusControl - 2);
        painter.setPen(look.text.secondary);
        painter.drawText(box, Qt::AlignCenter, words.elidedText(text, Qt::ElideRight, box.width() - 12));
        return;
    }
    const double from = m_places[line.from];
    const double to = m_places[line.to];
    const double heading = to >= from ? 1 : -1;
    const bool selected = hasFocus() && m_line == static_cast<int>(number);
    const QColor colour = selected ? look.accent.border : look.canvas.edge;
    QPen pen(colour, selected ? 1.8 : 1.2);
    if (line.step == Step::Answer)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.drawLine(QPointF(from, y), QPointF(to - heading, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({QPointF(to, y), QPointF(to - heading * arrow * 1.5, y - arrow * 0.6), QPointF(to - heading * arrow * 1.5, y + arrow * 0.6)}));
    const double room = std::abs(to - from) - 14;
    const QString shown = words.elidedText(text, Qt::ElideRight, std::max(room, 40.0));
    const double width = words.horizontalAdvance(shown) + 6;
    const QRectF where((from + to) / 2 - width / 2, y - 17, width, 15);
    painter.setBrush(look.surface.canvas);
    painter.drawRect(where);
    painter.setPen(selected ? look.accent.text : look.text.secondary);
    painter.drawText(where, Qt::AlignCenter, shown);
}

void SequenceView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), theme().surface.canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    paintActors(painter);
    paintFrames(painter);
    for (std::size_t i = 0; i < m_sequence.lines.size(); ++i)
        if (const Step step = m_sequence.lines[i].step; step == Step::Call || step == Step::Answer || step == Step::Note)
            paintStep(painter, i);
    if (hasFocus() && m_line >= 0 && m_line < static_cast<int>(m_sequence.lines.size())) {
        painter.setPen(QPen(theme().accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(margin / 2 + 2, rowOf(static_cast<std::size_t>(m_line)) - rowHeight * 0.7, m_size.width() - margin - 4, rowHeight), 4, 4);
    }
}

}  // namespace barch::ui
