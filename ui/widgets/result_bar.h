#pragma once

#include <QWidget>

class QPushButton;

namespace barch::ui {

class IconLabel;
class Text;

/// A line above the foot of a page: what writing files came to, and a way to the folder.
class ResultBar : public QWidget {
    Q_OBJECT
public:
    /// `textName`: the object name of its words.
    explicit ResultBar(const QString& textName, QWidget* parent = nullptr);
    void showDone(const QString& words);
    void showError(const QString& words);

signals:
    void openWanted();

private:
    IconLabel* m_icon;
    Text* m_text;
    QPushButton* m_openFolder;
};

}  // namespace barch::ui
