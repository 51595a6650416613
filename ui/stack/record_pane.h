#pragma once

#include "core/model/project.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace barch::ui {

class CodeView;
class Segments;
class Tag;

/// The record of the decision that is shown, to be read or as the Markdown that is exported.
class RecordPane : public QWidget {
    Q_OBJECT
public:
    explicit RecordPane(QWidget* parent = nullptr);
    /// `draft`: as it would be, and not as it stands in the project.
    void show(const Project& project, const Decision& decision, bool draft);

private:
    Segments* m_form;
    Tag* m_draft;
    QStackedWidget* m_stack;
    QScrollArea* m_read;
    CodeView* m_markdown;
};

}  // namespace barch::ui
