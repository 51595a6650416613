#include "ui/widgets/code_view.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int signWidth = 16;
constexpr int padding = 8;

/// The state that each line begins in. Removed lines continue the earlier text, added ones the later.
std::vector<CodeState> statesOf(const CodeLines& lines, CodeLanguage language)
{
    std::vector<CodeState> states(lines.size());
    if (language != CodeLanguage::Sql)
        return states;
    CodeState before;
    CodeState after;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const CodeLine& line = lines[i];
        if (line.heading) {
            before = after = {};
            continue;
        }
        CodeState& state = line.change == LineChange::Removed ? before : after;
        states[i] = state;
        spansOf(language, line.text, state);
        if (line.change == LineChange::Same)
            before = after;
    }
    return states;
}

}  // namespace

QColor colourOf(CodeKind kind)
{
    const auto& code = theme().code;
    switch (kind) {
    case CodeKind::Keyword: return code.keyword;
    case CodeKind::Type: return code.type;
    case CodeKind::String: return code.string;
    case CodeKind::Number: return code.number;
    case CodeKind::Comment: return code.comment;
    }
    return code.ident;
}

/// Numbers and signs, left of the text.
class CodeView::Margin : public QWidget {
public:
    explicit Margin(CodeView* view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_view->paintMargin(event); }
    void wheelEvent(QWheelEvent* event) override { m_view->wheelEvent(event); }

private:
    CodeView* m_view;
};

CodeView::CodeView(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QPlainTextEdit(parent), m_margin(new Margin(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setProperty("code", true);
    setFont(typeface(TypeRole::Code));
    setTabStopDistance(4 * QFontMetricsF(font()).horizontalAdvance(QLatin1Char(' ')));
    document()->setDocumentMargin(0);
    setCornerWidget(makeGround("page"));  // Qt leaves the square between two scroll bars white
    takeColours();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        colourVisible();
        m_margin->update();
    });
    connect(this, &QPlainTextEdit::updateRequest, this, [this] { m_margin->update(); });
}

void CodeView::setCode(CodeLines lines, CodeLanguage language)
{
    m_lines = std::move(lines);
    m_language = language;
    m_states = statesOf(m_lines, language);
    m_coloured.assign(m_lines.size(), false);
    m_signs = std::any_of(m_lines.begin(), m_lines.end(), [](const CodeLine& line) { return line.change != LineChange::Same; });
    qsizetype length = 0;
    for (const CodeLine& line : m_lines)
        length += line.text.size() + 1;
    QString text;
    text.reserve(length);
    for (const CodeLine& line : m_lines) {
        text += line.text;
        text += QLatin1Char('\n');
    }
    text.chop(1);
    setPlainText(text);
    moveCursor(QTextCursor::Start);
    placeMargin();
    colourVisible();
    updateGeometry();
    viewport()->update();
}

void CodeView::setHeightInLines(int most)
{
    m_most = most;
    setSizePolicy(QSizePolicy::Expanding, most > 0 ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void CodeView::scrollToFirstChange()
{
    const auto changed = std::find_if(m_lines.begin(), m_lines.end(), [](const CodeLine& line) { return line.change != LineChange::Same; });
    if (changed == m_lines.end())
        return;
    const auto at = static_cast<int>(changed - m_lines.begin());
    verticalScrollBar()->setValue(std::max(0, at - 3));
}

int CodeView::rowHeight() const
{
    return QFontMetrics(font()).lineSpacing();
}

QSize CodeView::sizeHint() const
{
    if (m_most == 0)
        return {320, 240};
    const int rows = std::clamp(static_cast<int>(m_lines.size()), 1, m_most);
    return {320, rows * rowHeight() + 2 * padding + (horizontalScrollBar()->maximum() > 0 ? 12 : 0)};
}

QSize CodeView::minimumSizeHint() const
{
    return {160, m_most > 0 ? sizeHint().height() : 60};
}

void CodeView::placeMargin()
{
    int biggest = 0;
    for (const CodeLine& line : m_lines)
        biggest = std::max(biggest, line.number);
    const QFontMetrics metrics(font());
    const int numbers = metrics.horizontalAdvance(QString(std::max<qsizetype>(3, QString::number(biggest).size()), QLatin1Char('0')));
    const int width = padding + numbers + (m_signs ? signWidth : 0) + padding;
    setViewportMargins(width, padding, 0, padding);
    m_margin->setGeometry(0, padding, width, std::max(0, height() - 2 * padding));
    m_margin->update();
}

void CodeView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
    colourVisible();
}

void CodeView::focusInEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusInEvent(event);
    viewport()->update();
}

void CodeView::takeColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Text, theme().code.ident);
    setPalette(colours);
    m_theme = theme().dark ? QStringLiteral("dark") : QStringLiteral("light");
}

void CodeView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    const QString now = theme().dark ? QStringLiteral("dark") : QStringLiteral("light");
    if (event->type() != QEvent::StyleChange || now == m_theme)
        return;
    takeColours();
    m_coloured.assign(m_lines.size(), false);
    colourVisible();
    viewport()->update();
    m_margin->update();
}

QColor CodeView::groundOf(const CodeLine& line) const
{
    if (line.heading)
        return theme().surface.subtle;
    switch (line.change) {
    case LineChange::Added: return theme().diff.addedBg;
    case LineChange::Removed: return theme().diff.removedBg;
    case LineChange::Same: return {};
    }
    return {};
}

void CodeView::colourVisible()
{
    QTextBlock block = firstVisibleBlock();
    // Twice the height: what a turn of the wheel shows next is ready.
    int rows = std::min(400, 2 * viewport()->height() / std::max(1, rowHeight()) + 8);
    for (; block.isValid() && rows > 0; block = block.next(), --rows) {
        const auto at = static_cast<std::size_t>(block.blockNumber());
        if (at >= m_lines.size() || m_coloured[at])
            continue;
        m_coloured[at] = true;
        QList<QTextLayout::FormatRange> ranges;
        const auto add = [&](int start, int length, const QColor& colour) {
            QTextLayout::FormatRange range;
            range.start = start;
            range.length = length;
            range.format.setForeground(colour);
            ranges.append(range);
        };
        if (m_lines[at].heading) {
            add(0, static_cast<int>(m_lines[at].text.size()), theme().text.secondary);
        } else {
            CodeState state = m_states[at];
            for (const CodeSpan& span : spansOf(m_language, m_lines[at].text, state))
                add(span.start, span.length, colourOf(span.kind));
        }
        block.layout()->setFormats(ranges);
    }
}

void CodeView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme().surface.page);
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && place.top() <= event->rect().bottom()) {
        const auto at = static_cast<std::size_t>(block.blockNumber());
        if (at < m_lines.size())
            if (const QColor ground = groundOf(m_lines[at]); ground.isValid())
                painter.fillRect(QRectF(0, place.top(), viewport()->width(), place.height()), ground);
        block = block.next();
        place.moveTop(place.bottom());
        place.setHeight(block.isValid() ? blockBoundingRect(block).height() : 0);
    }
    painter.end();
    QPlainTextEdit::paintEvent(event);
}

void CodeView::paintMargin(QPaintEvent* event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), theme().surface.page);
    painter.setFont(font());
    const int numbersRight = m_margin->width() - padding - (m_signs ? signWidth : 0);
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && place.top() <= event->rect().bottom()) {
        const auto at = static_cast<std::size_t>(block.blockNumber());
        if (at < m_lines.size()) {
            const CodeLine& line = m_lines[at];
            if (const QColor ground = groundOf(line); ground.isValid())
                painter.fillRect(QRectF(0, place.top(), m_margin->width(), place.height()), ground);
            painter.setPen(theme().text.tertiary);
            if (line.number > 0 && line.change != LineChange::Removed)
                painter.drawText(QRectF(0, place.top(), numbersRight, place.height()), Qt::AlignRight | Qt::AlignVCenter,
                                 QString::number(line.number));
            if (line.change != LineChange::Same) {
                const bool added = line.change == LineChange::Added;
                painter.setPen(added ? theme().diff.addedText : theme().diff.removedText);
                painter.drawText(QRectF(numbersRight, place.top(), signWidth + padding, place.height()), Qt::AlignCenter,
                                 added ? QStringLiteral("+") : QStringLiteral("−"));
            }
        }
        block = block.next();
        place.moveTop(place.bottom());
        place.setHeight(block.isValid() ? blockBoundingRect(block).height() : 0);
    }
}

}  // namespace barch::ui
