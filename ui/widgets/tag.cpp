#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
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

QSize Tag::sizeHint() const
{
    return {widthOf(m_text, TypeRole::Caption) + 2 * tagPadding - 2 + (m_icon.isEmpty() ? 0 : metrics().iconTiny + 4), metrics().tag};
}

void Tag::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const TagColours colours = coloursOf(m_tone);
    p.setPen(Qt::NoPen);
    p.setBrush(colours.ground);
    p.drawRoundedRect(rect(), metrics().radiusBadge, metrics().radiusBadge);
    int x = tagPadding - 1;
    if (!m_icon.isEmpty()) {
        const int size = metrics().iconTiny;
        paintIcon(p, m_icon, QRectF(x, (height() - size) / 2.0, size, size), colours.text);
        x += size + 4;
    }
    p.setPen(colours.text);
    QFont shown = typeface(TypeRole::Caption);
    p.setFont(shown);
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

}  // namespace barch::ui
