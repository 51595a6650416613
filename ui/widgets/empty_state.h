#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace barch::ui {

class IconLabel;
class Text;

/// What stands in the middle of a pane that has nothing to show: what it is, what is to be done, and the button that does it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// `name`: the object names are "nameTitle", "nameWords" and "nameButton".
    explicit EmptyState(const QString& name, QWidget* parent = nullptr);
    /// Without words for it there is no button.
    void set(const QString& icon, Ink ink, const QString& title, const QString& words, const QString& button = {});

signals:
    void pressed();

private:
    IconLabel* m_icon;
    Text* m_title;
    Text* m_words;
    QPushButton* m_button;
};

}  // namespace barch::ui
