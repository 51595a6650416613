#pragma once

#include "core/import/add_imported.h"
#include "core/import/imported.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QTableWidget;

namespace barch::ui {

class Text;

/// What an import read, and line by line what it kept word for word or skipped, with the reason.
class ImportReport : public QWidget {
    Q_OBJECT
public:
    explicit ImportReport(QWidget* parent = nullptr);
    /// `added`: what adding it to the open project would give; nothing where none is open.
    void showImport(const Imported& imported, const std::optional<AddedImport>& added, Dialect ofProject);
    QWidget* filter() const;

private:
    void applyFilter();

    Text* m_read;
    Text* m_there;
    Text* m_notesTitle;
    QLineEdit* m_filter;
    QTableWidget* m_table;
    Text* m_nothing;
};

}  // namespace barch::ui
