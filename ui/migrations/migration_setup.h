#pragma once

#include "ui/migrations/migration_preview.h"

#include <QWidget>

class QComboBox;
class QListWidget;
class QPushButton;

namespace barch::ui {

class IconLabel;
class MigrationNameEdit;
class Text;

/// Where a migration goes, for which tool, what it is called, and what the folder holds already.
class MigrationSetup : public QWidget {
    Q_OBJECT
public:
    explicit MigrationSetup(QWidget* parent = nullptr);

    void showFolder(const QString& folder, bool canChange);
    /// What the folder says; null: not known yet.
    void showRecorded(const MigrationPreview* preview);
    QString layoutId() const;
    void setLayoutId(const QString& id);
    QString name() const;
    bool isNameFit() const;
    void clearName();
    QPushButton* folderButton() { return m_folder; }

signals:
    void folderWanted();
    void layoutChanged();
    void named();
    void nameUnfit();

private:
    QWidget* makeFields();
    QWidget* makeRecorded();
    void showHowToRun();

    QString m_path;
    QPushButton* m_folder;
    QComboBox* m_layout;
    Text* m_layoutNote;
    MigrationNameEdit* m_name;
    IconLabel* m_stateIcon;
    Text* m_state;
    Text* m_recordedTitle;
    QListWidget* m_recorded;
};

}  // namespace barch::ui
