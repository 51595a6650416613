#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/tag_paint.h"
#include "ui/widgets/text_width.h"

#include <QPainter>
#include <QPaintEvent>

namespace barch::ui {
namespace {

constexpr int tagPadding = 8;

struct TagColours {
    QColor text;
    QColor ground;
};

TagColours coloursOf(Tag::Tone tone)
{
    const Theme& t = theme();
    const auto of = [](const Shade& shade) { return TagColours{shade.text, shade.subtle}; };
    switch (tone) {
    case Tag::Tone::Neutral: return {t.text.primary, t.surface.inset};
    case Tag::Tone::Accent: return {t.accent.text, t.accent.subtle};
    case Tag::Tone::Error: return of(t.severity.error);
    case Tag::Tone::Warning: return of(t.severity.warning);
    case Tag::Tone::Info: return of(t.severity.info);
    case Tag::Tone::Ok: return of(t.severity.ok);
    case Tag::Tone::Owned: return of(t.tenancy.owned);
    case Tag::Tone::Root: return of(t.tenancy.root);
    case Tag::Tone::Shared: return of(t.tenancy.shared);
    case Tag::Tone::Link: return of(t.tenancy.link);
    }
    return {t.text.primary, t.surface.inset};
}

}  // namespace

Tag::Tag(const QString& text, Tone tone, const QString& icon, QWidget* parent)
    : QWidget(parent), m_text(text), m_tone(tone), m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Tag::set(const QString& text, Tone tone, const QString& icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize sizeOfTag(const QString& text, const QString& icon)
{
    return {widthOf(text, TypeRole::Caption) + 2 * tagPadding - 2 + (icon.isEmpty() ? 0 : metrics().iconTiny + 4), metrics().tag};
}

QSize Tag::sizeHint() const
{
    return sizeOfTag(m_text, m_icon);
}

void paintTag(QPainter& p, const QRect& where, const QString& text, Tag::Tone tone, const QString& icon)
{
    p.setRenderHint(QPainter::Antialiasing);
    const TagColours colours = coloursOf(tone);
    p.setPen(Qt::NoPen);
    p.setBrush(colours.ground);
    p.drawRoundedRect(where, metrics().radiusBadge, metrics().radiusBadge);
    int x = where.left() + tagPadding - 1;
    if (!icon.isEmpty()) {
        const int size = metrics().iconTiny;
        paintIcon(p, icon, QRectF(x, where.top() + (where.height() - size) / 2.0, size, size), colours.text);
        x += size + 4;
    }
    p.setPen(colours.text);
    p.setFont(typeface(TypeRole::Caption));
    p.drawText(QRect(x, where.top(), where.right() - x + 1, where.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
}

void Tag::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintTag(p, rect(), m_text, m_tone, m_icon);
}

}  // namespace barch::ui
