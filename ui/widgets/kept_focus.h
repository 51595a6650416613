#pragma once

#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace barch::ui {

/// While the parts of an area are made anew: the one of the same object name gets the keyboard back.
class KeptFocus {
public:
    explicit KeptFocus(QWidget* area) : m_area(area)
    {
        const QWidget* focus = QApplication::focusWidget();
        if (focus && area->isAncestorOf(focus))
            m_name = focus->objectName();
    }
    KeptFocus(const KeptFocus&) = delete;
    KeptFocus& operator=(const KeptFocus&) = delete;
    ~KeptFocus()
    {
        if (m_name.isEmpty() || !m_area)
            return;
        const QList<QWidget*> found = m_area->findChildren<QWidget*>(m_name);
        if (!found.isEmpty())
            found.back()->setFocus(Qt::OtherFocusReason);
    }

private:
    QPointer<QWidget> m_area;
    QString m_name;
};

}  // namespace barch::ui
