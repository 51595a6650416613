#pragma once

#include "core/rules/finding.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace barch::ui {

class IconLabel;
class Text;

/// A line above the page: what happened, and what can be done about it. Stays until it is closed or
/// replaced; one without buttons goes by itself.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void say(Severity severity, const QString& text);
    /// Adds a button to what is said now; the banner closes when it is pressed.
    void offer(const QString& objectName, const QString& text, std::function<void()> action);
    void dismiss();

private:
    IconLabel* m_icon;
    Text* m_text;
    QHBoxLayout* m_buttons;
    QTimer m_timer;
};

}  // namespace barch::ui
