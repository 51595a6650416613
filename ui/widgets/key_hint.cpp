#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"
#include "ui/widgets/text_width.h"

#include <QPainter>
#include <QPaintEvent>

namespace barch::ui {
namespace {

constexpr int keyPadding = 6;

}  // namespace

KeyHint::KeyHint(const QString& keys, QWidget* parent) : QWidget(parent), m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize KeyHint::sizeHint() const
{
    return {widthOf(m_keys, TypeRole::Caption) + 2 * keyPadding, 18};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(theme().line.hairline, 1));
    p.setBrush(theme().surface.subtle);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBadge, metrics().radiusBadge);
    p.setPen(theme().text.tertiary);
    p.setFont(typeface(TypeRole::Caption));
    p.drawText(rect(), Qt::AlignCenter, m_keys);
}

}  // namespace barch::ui
