#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/returned_focus.h"

#include <QWidget>

class QPushButton;

namespace barch::ui {

class IconLabel;
class ResultBar;
class Text;

/// Below the files: what the last migration came to, what stands in the way of the next one, and the buttons that
/// verify and write.
class MigrationFoot : public QWidget {
    Q_OBJECT
public:
    explicit MigrationFoot(QWidget* parent = nullptr);

    ResultBar* result() { return m_result; }
    /// Without an icon there is nothing to say. `canGo`: the words lead to what is to be decided.
    void showStatus(const QString& icon, Ink ink, const QString& words, bool canGo);
    void showWrite(const QString& words, bool enabled, const QString& why);
    void showVerify(bool enabled, const QString& why);

signals:
    void openWanted();
    void undecidedWanted();
    void verifyWanted();
    void writeWanted();

private:
    ResultBar* m_result;
    IconLabel* m_icon;
    Text* m_status;
    QPushButton* m_go;
    QPushButton* m_verify;
    QPushButton* m_write;
    ReturnedFocus m_focus;
    ReturnedFocus m_verifyFocus;
};

}  // namespace barch::ui
