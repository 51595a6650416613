#pragma once

#include "exporters/target.h"
#include "ui/session/services.h"

#include <QWidget>

class QToolButton;

namespace barch::ui {

class CodeView;
class Segments;
class Tag;
class Text;

/// One file that is to be written: what it is called, how it differs from the one on disk, and its text.
class FilePane : public QWidget {
    Q_OBJECT
public:
    explicit FilePane(QWidget* parent = nullptr);
    /// Both have to live until the next call; null: none.
    void show(const ExportedFile* file, const ComparedFile* compared);
    /// Where all files are new there is nothing to compare, and no choice of it.
    void setComparing(bool comparing);
    CodeView* code() { return m_code; }

private:
    void refresh();

    const ExportedFile* m_file = nullptr;
    const ComparedFile* m_compared = nullptr;
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
