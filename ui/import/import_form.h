#pragma once

#include "ui/import/import_service.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;

namespace barch::ui {

class CodeView;
class Segments;
class Services;
class Text;

/// Where to import from: a file, a text, or a database. Also shows what was wrong with it.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    ImportForm(Services& services, ImportService& imports, ImportAsk::From from, QWidget* parent = nullptr);

    ImportAsk ask() const;
    bool keepsPassword() const;
    /// Something is there to be read.
    bool isReady() const;
    void showError(const Error& error);
    void clearError();
    /// Where typing starts.
    QWidget* firstField() const;

signals:
    void changed();
    void readWanted();

private:
    QWidget* makeFile();
    QWidget* makeText();
    QWidget* makeDatabase();
    QWidget* makeFormat();
    QWidget* makeError();
    void chooseFile();
    void choose(int from);
    void guess();
    void findPassword();
    /// Marks the line in the pasted text, or shows the lines of the file around it.
    void showPlace(int line, int column);

    Services& m_services;
    ImportService& m_imports;
    Segments* m_from;
    QStackedWidget* m_stack;
    QLineEdit* m_path = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLineEdit* m_url = nullptr;
    QLineEdit* m_password = nullptr;
    QCheckBox* m_keep = nullptr;
    QWidget* m_formatLine = nullptr;
    QComboBox* m_format = nullptr;
    QWidget* m_error = nullptr;
    Text* m_errorText = nullptr;
    Text* m_errorAdvice = nullptr;
    CodeView* m_excerpt = nullptr;
};

}  // namespace barch::ui
