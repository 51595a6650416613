#include "ui/api/contract_view.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int padding = 8;
constexpr int signWidth = 14;

void paintLine(QPainter& painter, const QString& text, CodeLanguage language, QPointF at)
{
    QTextLayout layout(text, painter.font());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> ranges;
    CodeState state;
    for (const CodeSpan& span : spansOf(language, text, state)) {
        QTextLayout::FormatRange range;
        range.start = span.start;
        range.length = span.length;
        range.format.setForeground(colourOf(span.kind));
        ranges.append(range);
    }
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(1e6);
    layout.endLayout();
    layout.draw(&painter, at);
}

}  // namespace

ContractView::ContractView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("contract"));
    setAccessibleName(tr("Contract"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(typeface(TypeRole::CodeSmall));
    viewport()->setFont(font());
}

int ContractView::rowHeight() const
{
    return 17;
}

int ContractView::marginWidth() const
{
    const qsizetype digits = std::max<qsizetype>(3, QString::number(lineCount()).size());
    return padding + QFontMetrics(typeface(TypeRole::CodeSmall)).horizontalAdvance(QString(digits, QLatin1Char('0'))) + signWidth + padding;
}

void ContractView::measure()
{
    const int width = m_preview ? static_cast<int>(m_preview->widest) * QFontMetrics(typeface(TypeRole::CodeSmall)).horizontalAdvance(QLatin1Char('0')) : 0;
    const int rows = std::max(1, viewport()->height() / rowHeight());
    verticalScrollBar()->setPageStep(rows);
    verticalScrollBar()->setSingleStep(3);
    verticalScrollBar()->setRange(0, std::max(0, lineCount() - rows + 1));
    const int seen = viewport()->width() - marginWidth();
    horizontalScrollBar()->setPageStep(std::max(1, seen));
    horizontalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setRange(0, std::max(0, std::min(width, 20000) + padding - seen));
}

void ContractView::show(std::shared_ptr<const openapi::Preview> preview, CodeLanguage language, std::set<int> changed)
{
    m_preview = std::move(preview);
    m_language = language;
    m_changed = std::move(changed);
    m_marked = {};
    measure();
    viewport()->update();
}

void ContractView::mark(openapi::LineRange lines)
{
    if (lines == m_marked)
        return;
    m_marked = lines;
    setAccessibleDescription(lines.count > 0 ? tr("Line %1: %2").arg(lines.first + 1).arg(textOf(lines.first).trimmed()) : QString());
    const int rows = std::max(1, viewport()->height() / rowHeight());
    const int top = firstLine();
    if (lines.count > 0 && (lines.first < top || lines.first + std::min(lines.count, rows) > top + rows))
        verticalScrollBar()->setValue(std::max(0, lines.first - 3));
    viewport()->update();
}

int ContractView::firstLine() const
{
    return verticalScrollBar()->value();
}

QString ContractView::textOf(int line) const
{
    return line >= 0 && line < lineCount() ? qs(m_preview->line(line)) : QString();
}

void ContractView::copy() const
{
    if (!m_preview)
        return;
    QString text;
    for (int i = 0; i < m_marked.count; ++i)
        text += textOf(m_marked.first + i) + QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(m_marked.count > 0 ? text : qs(m_preview->text));
}

void ContractView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().surface.page);
    painter.setFont(typeface(TypeRole::CodeSmall));
    const int margin = marginWidth();
    const int height = rowHeight();
    const double ascent = (height - QFontMetricsF(painter.font()).height()) / 2;
    const int first = firstLine();
    const int last = std::min(lineCount(), first + viewport()->height() / height + 2);
    const auto rowRect = [&](int line) { return QRect(0, (line - first) * height, viewport()->width(), height); };
    for (int line = first; line < last; ++line) {
        const bool changed = m_changed.contains(line);
        const bool chosen = line >= m_marked.first && line < m_marked.first + m_marked.count;
        if (changed || chosen)
            painter.fillRect(rowRect(line), changed ? theme().diff.changedBg : theme().surface.subtle);
        if (chosen)
            painter.fillRect(QRect(0, rowRect(line).top(), 3, height), theme().accent.fill);
        painter.setPen(theme().text.tertiary);
        painter.drawText(rowRect(line).adjusted(0, 0, -viewport()->width() + margin - padding - signWidth, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
        if (changed) {
            painter.setPen(theme().diff.changedText);
            painter.drawText(QRect(margin - padding - signWidth, rowRect(line).top(), signWidth + padding / 2, height), Qt::AlignCenter, QStringLiteral("~"));
        }
    }
    painter.setClipRect(QRect(margin, 0, viewport()->width() - margin, viewport()->height()));
    painter.setPen(theme().code.ident);
    for (int line = first; line < last; ++line)
        paintLine(painter, textOf(line), m_language, QPointF(margin - horizontalScrollBar()->value(), rowRect(line).top() + ascent));
    if (hasFocus()) {
        painter.setClipping(false);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void ContractView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
}

void ContractView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Home)
        verticalScrollBar()->setValue(0);
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void ContractView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ContractView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

}  // namespace barch::ui
