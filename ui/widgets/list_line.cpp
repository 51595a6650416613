#include "ui/widgets/list_line.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

namespace barch::ui {

ListLine::ListLine(QWidget* parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void ListLine::keyPressEvent(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        QWidget* list = this;
        while (list->parentWidget() && !qobject_cast<QScrollArea*>(list->parentWidget()->parentWidget()))
            list = list->parentWidget();
        QList<QAbstractButton*> visible;
        for (QAbstractButton* line : list->findChildren<QAbstractButton*>())
            if (line->isVisible())
                visible.append(line);
        const auto heightOf = [list](const QWidget* line) { return line->mapTo(list, QPoint()).y(); };
        std::sort(visible.begin(), visible.end(), [&](auto* a, auto* b) { return heightOf(a) < heightOf(b); });
        const qsizetype at = visible.indexOf(this) + (event->key() == Qt::Key_Down ? 1 : -1);
        if (at >= 0 && at < visible.size())
            visible[at]->setFocus(Qt::TabFocusReason);
    } else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        click();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void ListLine::paintGround(QPainter& p, const QColor& chosen) const
{
    p.setRenderHint(QPainter::Antialiasing);
    if (!isChecked() && !underMouse())
        return;
    p.setPen(Qt::NoPen);
    p.setBrush(isChecked() ? chosen : theme().surface.hover);
    p.drawRoundedRect(rect(), metrics().radiusControl, metrics().radiusControl);
}

}  // namespace barch::ui
