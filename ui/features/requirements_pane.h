#pragma once

#include "ui/shell/page.h"

#include <QWidget>

class QTableView;

namespace barch::ui {

class ElementPicker;
class RequirementModel;
class SectionList;
class Text;

/// The list of requirements on quality, and beside it what meets the chosen one.
class RequirementsPane : public QWidget {
    Q_OBJECT
public:
    explicit RequirementsPane(const PageContext& context, QWidget* parent = nullptr);

    void refresh();
    bool select(RequirementId id);
    void addRequirement();
    /// What meets the chosen requirement: belongs into the pane at the right of the page.
    QWidget* inspector() const { return m_inspector; }
    QTableView* view() const { return m_view; }

private:
    QWidget* makeBar();
    void makeInspector();
    void showChosen();
    void removeChosen();

    PageContext m_context;
    RequirementModel* m_model;
    QTableView* m_view;
    Text* m_count;
    QWidget* m_empty;
    QWidget* m_inspector;
    Text* m_title;
    Text* m_target;
    Text* m_fault;
    SectionList* m_metBy;
    ElementPicker* m_add;
    RequirementId m_id;
    bool m_filling = false;
};

}  // namespace barch::ui
