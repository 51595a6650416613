#pragma once

#include "ui/checks/fix_preview.h"

#include <QWidget>

class QToolButton;

namespace barch::ui {

class ChangeCards;
class CodeView;
class Segments;
class Text;

/// What a fix changes: the model as boxes, the SQL as a comparison, and what the checks say about the copy.
class PreviewView : public QWidget {
    Q_OBJECT
public:
    /// `prefix` comes before the object names of its parts, so that they are told apart where a page has two previews.
    explicit PreviewView(const QString& prefix = {}, QWidget* parent = nullptr);
    void showWaiting();
    void showPreview(const FixPreview& preview);
    /// There is nothing to show: advice, or a waived finding.
    void showNothing();

private:
    void arrange();
    void showTrial(const FixPreview& preview);

    Text* m_summary;
    Segments* m_mode;
    QWidget* m_model;
    ChangeCards* m_cards;
    QWidget* m_sql;
    Text* m_sqlTitle;
    Text* m_added;
    Text* m_removed;
    QToolButton* m_copy;
    CodeView* m_code;
    QWidget* m_trial;
    bool m_hasSql = false;
    bool m_hasModel = false;
};

}  // namespace barch::ui
