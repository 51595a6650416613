#include "ui/shell/popover.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>

#include <algorithm>

namespace barch::ui {

Popover::Popover(QWidget* over) : QFrame(over)
{
    for (Popover* other : over->findChildren<Popover*>())
        if (other != this)
            other->deleteLater();
    setProperty("card", "popover");
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::ClickFocus);
    setProperty("ownFocus", true);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setOffset(0, metrics().shadowOffset);
    shadow->setBlurRadius(metrics().shadowBlur);
    shadow->setColor(theme().shadow);
    setGraphicsEffect(shadow);
    qApp->installEventFilter(this);
}

Popover::~Popover() = default;

void Popover::showAt(QWidget* anchor, const QRect& where)
{
    m_before = QApplication::focusWidget();
    QWidget* over = parentWidget();
    const QRect target(anchor->mapTo(over, where.topLeft()), where.size());
    ensurePolished();
    const int wide = std::min(sizeHint().expandedTo(minimumSize()).boundedTo(maximumSize()).width(), over->width() - 16);
    const int high = std::min(hasHeightForWidth() ? heightForWidth(wide) : sizeHint().height(), over->height() - 16);
    const int gap = 6;
    int y = target.bottom() + gap;
    if (y + high > over->height() - 8)
        y = std::max(8, target.top() - gap - high);
    const int x = std::clamp(target.left() - 24, 8, std::max(8, over->width() - wide - 8));
    setGeometry(x, y, wide, high);
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

bool Popover::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget && widget != this && !isAncestorOf(widget) && widget->window() == window())
            close();
    }
    return false;
}

void Popover::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QFrame::keyPressEvent(event);
    close();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

}  // namespace barch::ui
