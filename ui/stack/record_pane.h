#pragma once

#include "core/edits/decision_edits.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace barch::ui {

class CodeView;
class RecordForm;
class Segments;
class Tag;

/// The record of the decision that is shown, to be read or as the Markdown that is exported. A record that
/// stands can be edited here.
class RecordPane : public QWidget {
    Q_OBJECT
public:
    explicit RecordPane(QWidget* parent = nullptr);
    /// `draft`: as it would be, and not as it stands in the project.
    void show(const Project& project, const Decision& decision, bool draft);

signals:
    void textsWanted(DecisionId decision, const barch::DecisionTexts& texts);

private:
    enum Form { Read, Markdown, Edit };

    void edit();
    void stopEditing();

    Decision m_decision;
    Segments* m_form;
    Tag* m_draft;
    QPushButton* m_edit;
    RecordForm* m_texts;
    QStackedWidget* m_stack;
    QScrollArea* m_read;
    CodeView* m_markdown;
};

}  // namespace barch::ui
