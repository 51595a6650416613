#include "ui/widgets/card_button.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>

namespace barch::ui {

CardButton::CardButton(QWidget* parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardButton::setSuggested(bool suggested)
{
    m_suggested = suggested;
    update();
}

void CardButton::settle()
{
    for (QWidget* child : findChildren<QWidget*>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize CardButton::sizeHint() const
{
    return layout() ? layout()->totalSizeHint() : QSize(120, 80);
}

QSize CardButton::minimumSizeHint() const
{
    return layout() ? layout()->totalMinimumSize() : QSize(120, 80);
}

int CardButton::heightForWidth(int width) const
{
    return layout() ? layout()->totalHeightForWidth(width) : 80;
}

bool CardButton::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void CardButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() == Qt::NoModifier)
            return click();
        break;
    case Qt::Key_Up:
    case Qt::Key_Left:
        if (event->modifiers() == Qt::NoModifier)
            return emit stepWanted(-1);
        break;
    case Qt::Key_Down:
    case Qt::Key_Right:
        if (event->modifiers() == Qt::NoModifier)
            return emit stepWanted(1);
        break;
    default: break;
    }
    QAbstractButton::keyPressEvent(event);
}

void CardButton::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    p.setPen(QPen(m_suggested ? t.accent.border : underMouse() ? t.line.strong : t.line.hairline, 1));
    p.setBrush(m_suggested ? t.accent.subtle : underMouse() ? t.surface.subtle : t.surface.page);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusCard, metrics().radiusCard);
}

}  // namespace barch::ui
