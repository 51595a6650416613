#pragma once

#include "ui/access/access_snapshot.h"
#include "ui/shell/page.h"

class QSplitter;
class QStackedWidget;

namespace barch::ui {

class AccessPane;
class IsolationTable;
class PermissionView;
class PlanPanel;
class Segments;
class Text;

/// Who may do what: permissions by role, what keeps tenants apart, plans and flags.
class AccessPage : public Page {
    Q_OBJECT
public:
    explicit AccessPage(const PageContext& context);
    ~AccessPage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeLegend();
    QWidget* makeRoles();
    QWidget* makeEmpty();
    void makeActions();
    void refresh();
    void showPart(int part);
    void placeHalves();
    void setReachOf(AccessRoleId role, const PermissionRow& row, Reach reach);
    void editRole(AccessRoleId role);
    void editPermission(const PermissionRow* row);
    void removeCurrentRole();
    void removeCurrentPermission();
    void writeTests();

    Snapshot m_snapshot;
    Text* m_subtitle;
    Segments* m_parts;
    QWidget* m_legend;
    QWidget* m_roleButtons;
    QWidget* m_planButtons;
    QStackedWidget* m_stack;
    QWidget* m_rolesPart;
    QSplitter* m_halves;
    bool m_halvesMoved = false;  ///< by hand: from then on they stay
    PermissionView* m_matrix;
    IsolationTable* m_isolation;
    AccessPane* m_pane;
    PlanPanel* m_plans;
    QWidget* m_empty;
    QList<QAction*> m_actions;
};

/// "7 roles" behind the page's name in the rail: their number.
Badge accessBadge(const Session& session);

}  // namespace barch::ui
