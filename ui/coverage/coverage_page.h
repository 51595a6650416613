#pragma once

#include "ui/coverage/coverage_facts.h"
#include "ui/shell/page.h"

class QLineEdit;
class QStackedWidget;
class QTimer;

namespace barch::ui {

class EditTable;
class GapPane;
class Segments;
class TestPane;
class Text;
class TraceModel;
class TraceSide;

/// What each feature leads to, the gaps between plan and design, and the test plan.
class CoveragePage : public Page {
    Q_OBJECT
public:
    explicit CoveragePage(const PageContext& context);
    ~CoveragePage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum View { Matrix, Gaps, Tests };

    QWidget* makeHeader();
    QWidget* makeEmpty();
    void makeActions();
    void refresh();
    void refreshViews();
    void openView(View view);
    void showSide();

    CoverageFacts m_facts;
    FeatureId m_feature;
    bool m_stale = true;      ///< not looked at since the last change
    bool m_filling = false;

    Text* m_subtitle;
    Segments* m_views;
    QLineEdit* m_filter;
    QStackedWidget* m_stack;
    QStackedWidget* m_right;
    QWidget* m_work;
    QWidget* m_empty;
    TraceModel* m_matrixModel;
    EditTable* m_matrix;
    GapPane* m_gaps;
    TestPane* m_tests;
    TraceSide* m_side;
    QList<QAction*> m_actions;
};

}  // namespace barch::ui
