#include "ui/widgets/choice_box.h"

#include "ui/theme/icons.h"

#include <QPainter>

namespace barch::ui {

void ChoiceBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIcon(painter, QStringLiteral("chevron-down"), QRectF(width() - 20, (height() - 12) / 2.0, 12, 12), isEnabled() ? Ink::Secondary : Ink::Disabled);
}

}  // namespace barch::ui
