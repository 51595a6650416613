#include "ui/widgets/text.h"

#include "ui/theme/appearance.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>

namespace barch::ui {

Text::Text(const QString& text, TypeRole role, Ink ink, QWidget* parent) : QLabel(parent), m_role(role), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setFont(typeface(role));
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    set(text);
}

void Text::set(const QString& text)
{
    m_terms.clear();
    m_hot = m_current = -1;
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(false);
    setText(text);
    showChange();
}

void Text::setMarked(const QString& marked, const std::function<QString(const QString&)>& nameOf)
{
    static const QRegularExpression mark(QStringLiteral("\\[\\[([^\\]|]+)(?:\\|([^\\]]*))?\\]\\]"));
    QString plain;
    QList<Term> terms;
    qsizetype from = 0;
    for (auto it = mark.globalMatch(marked); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        plain += marked.mid(from, match.capturedStart() - from);
        const QString id = match.captured(1);
        const QString words = match.captured(2).isEmpty() ? nameOf(id) : match.captured(2);
        terms.append({plain.size(), words.size(), id});
        plain += words;
        from = match.capturedEnd();
    }
    plain += marked.mid(from);
    set(plain);
    m_terms = terms;
    setMouseTracking(!terms.isEmpty());
    setFocusPolicy(terms.isEmpty() ? Qt::NoFocus : m_termFocus);
    setProperty("ownFocus", true);
    showChange();
}

void Text::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void Text::setRole(TypeRole role)
{
    m_role = role;
    setFont(typeface(role));
    showChange();
}

void Text::setOneLine(bool oneLine)
{
    m_oneLine = oneLine;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(!oneLine);
    setSizePolicy(policy);
    showChange();
}

void Text::setStruck(bool struck)
{
    m_struck = struck;
    update();
}

void Text::showChange()
{
    m_laidOutWidth = -1;
    updateGeometry();
    update();
}

void Text::layOut(int width) const
{
    if (m_laidOutWidth == width && m_layout)
        return;
    m_layout = std::make_unique<QTextLayout>(text(), typeface(m_role));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(alignment() & Qt::AlignHorizontal_Mask);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    const int step = barch::ui::lineHeight(m_role);
    m_layout->beginLayout();
    int lines = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines * step + (step - line.height()) / 2));
        ++lines;
    }
    m_layout->endLayout();
    m_laidOutWidth = width;
    m_height = std::max(1, lines) * step;
}

QSize Text::sizeHint() const
{
    const QFontMetricsF metrics(typeface(m_role));
    double widest = 0;
    for (const QString& line : text().split('\n'))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    const int lines = m_oneLine ? 1 : static_cast<int>(text().count('\n')) + 1;
    const QMargins m = contentsMargins();
    return {static_cast<int>(std::ceil(widest)) + 1 + m.left() + m.right(),
            lines * barch::ui::lineHeight(m_role) + m.top() + m.bottom()};
}

QSize Text::minimumSizeHint() const
{
    const QMargins m = contentsMargins();
    return {std::min(sizeHint().width(), m_oneLine ? 24 : 48), barch::ui::lineHeight(m_role) + m.top() + m.bottom()};
}

int Text::heightForWidth(int width) const
{
    const QMargins m = contentsMargins();
    // A layout asks for the width that it has, also where the text may not grow so wide.
    layOut(std::max(1, std::min(width, maximumWidth()) - m.left() - m.right()));
    return m_height + m.top() + m.bottom();
}

QRect Text::rectOf(const Term& term) const
{
    const QRect inside = contentsRect();
    layOut(std::max(1, inside.width()));
    QRectF box;
    const int start = static_cast<int>(term.start);
    const int end = static_cast<int>(term.start + term.length);
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        const int from = std::max(start, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const double x1 = line.cursorToX(from);
        const double x2 = line.cursorToX(to);
        box = QRectF(x1, line.y(), x2 - x1, line.height());
        break;
    }
    return box.translated(inside.topLeft()).toAlignedRect();
}

QRect Text::rectOfTerm(const QString& id) const
{
    for (const Term& term : m_terms)
        if (term.id == id)
            return rectOf(term);
    return {};
}

int Text::termAt(QPointF position) const
{
    const QRect inside = contentsRect();
    layOut(std::max(1, inside.width()));
    position -= inside.topLeft();
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        if (position.y() < line.y() || position.y() > line.y() + line.height() ||
            position.x() > line.naturalTextRect().right())
            continue;
        const int at = line.xToCursor(position.x(), QTextLine::CursorOnCharacter);
        for (int t = 0; t < m_terms.size(); ++t)
            if (at >= m_terms[t].start && at < m_terms[t].start + m_terms[t].length)
                return t;
    }
    return -1;
}

void Text::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = theme();
    const QRect inside = contentsRect();
    const QColor colour = isEnabled() ? t.ink(m_ink) : t.text.disabled;
    p.setPen(colour);
    if (m_oneLine) {
        QFont shown = typeface(m_role);
        shown.setStrikeOut(m_struck);
        p.setFont(shown);
        const QString words = QFontMetrics(shown).elidedText(text(), Qt::ElideRight, inside.width());
        p.drawText(inside, static_cast<int>((alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine,
                   words);
        return;
    }
    layOut(std::max(1, inside.width()));
    QList<QTextLayout::FormatRange> formats;
    for (int i = 0; i < m_terms.size(); ++i) {
        QTextCharFormat format;
        const bool lit = i == m_hot || (hasFocus() && i == m_current);
        format.setForeground(lit ? t.accent.text : colour);
        if (lit)
            format.setBackground(t.accent.subtle);
        formats.append({static_cast<int>(m_terms[i].start), static_cast<int>(m_terms[i].length), format});
    }
    if (m_struck) {
        QTextCharFormat format;
        format.setFontStrikeOut(true);
        formats.append({0, static_cast<int>(text().size()), format});
    }
    m_layout->draw(&p, inside.topLeft(), formats);
    QPen dots(t.text.tertiary, 1, Qt::DotLine);
    for (int i = 0; i < m_terms.size(); ++i) {
        dots.setColor(i == m_hot || (hasFocus() && i == m_current) ? t.accent.text : t.text.tertiary);
        p.setPen(dots);
        const int start = static_cast<int>(m_terms[i].start);
        const int end = start + static_cast<int>(m_terms[i].length);
        for (int n = 0; n < m_layout->lineCount(); ++n) {
            const QTextLine line = m_layout->lineAt(n);
            const int from = std::max(start, line.textStart());
            const int to = std::min(end, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const double y = std::floor(inside.y() + line.y() + line.ascent() + 3) + 0.5;
            p.drawLine(QPointF(inside.x() + line.cursorToX(from), y), QPointF(inside.x() + line.cursorToX(to), y));
        }
    }
    if (hasFocus() && m_current >= 0) {
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(t.accent.ring, metrics().focusRing));
        p.drawRoundedRect(QRectF(rectOf(m_terms[m_current])).adjusted(-1, 0, 1, 0), 3, 3);
    }
}

void Text::mouseMoveEvent(QMouseEvent* event)
{
    const int hot = termAt(event->position());
    if (hot != m_hot) {
        m_hot = hot;
        setCursor(hot >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
    event->ignore();
}

void Text::leaveEvent(QEvent*)
{
    m_hot = -1;
    update();
}

void Text::mousePressEvent(QMouseEvent* event)
{
    // Elsewhere the press belongs to what lies under the text, such as a card.
    event->setAccepted(termAt(event->position()) >= 0);
}

void Text::mouseReleaseEvent(QMouseEvent* event)
{
    const int term = termAt(event->position());
    if (term >= 0 && event->button() == Qt::LeftButton)
        emit termActivated(m_terms[term].id, rectOf(m_terms[term]));
    else
        event->ignore();
}

void Text::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_terms.size()) - 1;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_current >= 0 && m_current <= last && enter && event->modifiers() == Qt::NoModifier)
        emit termActivated(m_terms[m_current].id, rectOf(m_terms[m_current]));
    else if (event->key() == Qt::Key_Right && event->modifiers() == Qt::NoModifier && m_current < last)
        ++m_current;
    else if (event->key() == Qt::Key_Left && event->modifiers() == Qt::NoModifier && m_current > 0)
        --m_current;
    else
        return QLabel::keyPressEvent(event);
    update();
}

void Text::focusInEvent(QFocusEvent* event)
{
    m_current = m_terms.isEmpty() ? -1 : event->reason() == Qt::BacktabFocusReason ? static_cast<int>(m_terms.size()) - 1 : 0;
    update();
}

void Text::focusOutEvent(QFocusEvent*)
{
    update();
}

Text* oneLine(const QString& text, TypeRole role, Ink ink)
{
    auto* line = new Text(text, role, ink);
    line->setOneLine(true);
    return line;
}

}  // namespace barch::ui
