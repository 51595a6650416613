#include "ui/questionnaire/schema_lines.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QPainter>
#include <QPaintEvent>

namespace barch::ui {
namespace {

constexpr int signX = 6;
constexpr int textX = 18;
constexpr int indentWidth = 14;

}  // namespace

QString signOf(Mark mark)
{
    switch (mark) {
    case Mark::Added: return QStringLiteral("+");
    case Mark::Removed: return QStringLiteral("−");
    case Mark::Changed: return QStringLiteral("~");
    case Mark::None: break;
    }
    return {};
}

SchemaLines::SchemaLines(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("schemaLines"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SchemaLines::show(std::vector<SchemaLine> lines)
{
    m_lines = std::move(lines);
    QStringList spoken;
    for (const SchemaLine& line : m_lines)
        spoken.append(signOf(line.mark) + ' ' + qs(line.text()));
    setAccessibleName(tr("Changes of the schema"));
    setAccessibleDescription(spoken.join('\n'));
    updateGeometry();
    update();
}

QSize SchemaLines::sizeHint() const
{
    return {240, static_cast<int>(m_lines.size()) * lineHeight(TypeRole::CodeSmall) + (m_lines.empty() ? 0 : 2)};
}

void SchemaLines::paintEvent(QPaintEvent* event)
{
    QPainter p(this);
    const Theme& t = theme();
    const int step = lineHeight(TypeRole::CodeSmall);
    p.setFont(typeface(TypeRole::CodeSmall));
    const QFontMetrics metrics = p.fontMetrics();
    int y = 1;
    for (const SchemaLine& line : m_lines) {
        const QRect where(0, y, width(), step);
        y += step;
        if (!where.intersects(event->rect()))
            continue;
        const QColor grounds[] = {t.surface.page, t.diff.addedBg, t.diff.removedBg, t.diff.changedBg};
        const QColor inks[] = {t.text.primary, t.diff.addedText, t.diff.removedText, t.diff.changedText};
        const auto mark = static_cast<std::size_t>(line.mark);
        p.fillRect(where, grounds[mark]);
        p.setPen(inks[mark]);
        p.drawText(QRect(signX, where.y(), 12, step), Qt::AlignVCenter, signOf(line.mark));
        int x = textX + line.indent * indentWidth;
        for (const SchemaLine::Piece& piece : line.pieces) {
            const QString text = metrics.elidedText(qs(piece.text), Qt::ElideRight, width() - x - 4);
            p.setPen(piece.ink == SchemaLine::Ink::Keyword ? t.code.keyword
                     : piece.ink == SchemaLine::Ink::Type  ? t.code.type
                                                           : t.code.ident);
            p.drawText(QRect(x, where.y(), width() - x, step), Qt::AlignVCenter | Qt::TextSingleLine, text);
            x += metrics.horizontalAdvance(text);
        }
    }
}

}  // namespace barch::ui
