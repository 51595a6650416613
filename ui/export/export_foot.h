#pragma once

#include "ui/export/export_preview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/returned_focus.h"

#include <QWidget>

class QPushButton;

namespace barch::ui {

class IconLabel;
class ResultBar;
class Segments;
class Text;

/// Below the files: what happens to those edited by hand, what the last export did, the folder, and the
/// button that writes.
class ExportFoot : public QWidget {
    Q_OBJECT
public:
    explicit ExportFoot(QWidget* parent = nullptr);

    /// Files edited by hand, where there are any, and what becomes of them.
    void showEdited(const ExportPreview* preview);
    EditedFiles edited() const;
    void startAfresh();

    void hideResult();
    void showResult(const Result<WrittenFiles>& result);

    void showFolder(const QString& folder, bool canChange);
    /// Without an icon there is nothing to say.
    void showStatus(const QString& icon, Ink ink, const QString& words);
    void showButton(const QString& words, bool enabled);

signals:
    void editedChanged();
    void openWanted();
    void folderWanted();
    void exportWanted();

private:
    QWidget* makeEditedBar();

    QWidget* m_editedBar;
    Text* m_editedText;
    Segments* m_editedChoice;
    ResultBar* m_result;
    QPushButton* m_chooseFolder;
    IconLabel* m_statusIcon;
    Text* m_status;
    QPushButton* m_export;
    ReturnedFocus m_focus;
};

}  // namespace barch::ui
