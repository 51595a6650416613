#pragma once

#include "core/edits/edit.h"
#include "core/model/project.h"
#include "ui/session/session.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace barch::ui {

class Text;

/// A small dialog with the parts of one element. It stays open with the reason when the design
/// refuses what was entered.
class ElementForm : public QDialog {
    Q_OBJECT
public:
    ElementForm(Session& session, const QString& title, QWidget* parent);

    QLineEdit* addText(const QString& objectName, const QString& label, const std::string& value, bool code = false);
    QPlainTextEdit* addLines(const QString& objectName, const QString& label, const std::string& value);
    QComboBox* addChoice(const QString& objectName, const QString& label, const QStringList& choices, int current);
    QCheckBox* addCheck(const QString& objectName, const QString& text, bool on);
    /// Names of columns with commas between them, completed as they are typed.
    QLineEdit* addColumns(const QString& objectName, const QString& label, const Table& table, const std::vector<ColumnId>& columns);
    void addNote(const QString& text);

    /// What OK does: the edit, or the reason why what was entered makes none.
    void setEdit(const QString& label, std::function<Result<Edit>()> make);

private:
    void accept() override;
    void addField(const QString& objectName, const QString& label, QWidget* field);

    Session& m_session;
    QFormLayout* m_form;
    Text* m_reason;
    QString m_label;
    std::function<Result<Edit>()> m_make;
};

/// "tenant_id, email" as columns of the table.
Result<std::vector<ColumnId>> columnsFrom(const Table& table, const QString& text);
QString columnNames(const Table& table, const std::vector<ColumnId>& columns);

}  // namespace barch::ui
