#include "ui/widgets/returned_focus.h"

#include <QApplication>

namespace barch::ui {

void ReturnedFocus::setEnabled(QWidget& button, bool enabled)
{
    const bool hadFocus = button.hasFocus();
    button.setEnabled(enabled);
    if (hadFocus && !enabled)
        m_wentTo = QApplication::focusWidget();
    else if (enabled && m_wentTo && m_wentTo == QApplication::focusWidget())
        button.setFocus(Qt::OtherFocusReason);
    if (enabled)
        m_wentTo = nullptr;
}

}  // namespace barch::ui
