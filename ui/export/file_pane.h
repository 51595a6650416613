#pragma once

#include "ui/export/export_preview.h"

#include <QWidget>

class QToolButton;

namespace barch::ui {

class CodeView;
class Segments;
class Tag;
class Text;

/// One file of an export: what it is called, how it differs from the one on disk, and its text.
class FilePane : public QWidget {
    Q_OBJECT
public:
    explicit FilePane(QWidget* parent = nullptr);
    /// The file with this number of the preview, which has to live until the next call; -1: none.
    void show(const ExportPreview* preview, int index);
    CodeView* code() { return m_code; }

private:
    void refresh();

    const ExportPreview* m_preview = nullptr;
    int m_index = -1;
    int m_request = 0;
    Text* m_path;
    Tag* m_state;
    Text* m_added;
    Text* m_removed;
    Segments* m_mode;
    QToolButton* m_copy;
    CodeView* m_code;
};

}  // namespace barch::ui
