#pragma once

#include "ui/access/plan_model.h"
#include "ui/session/session.h"

#include <QTableView>
#include <QWidget>

class QStackedWidget;

namespace barch::ui {

/// Plans by flags. Space, Enter or a click on the glyph switches a flag; limits are typed in.
class PlanView : public QTableView {
    Q_OBJECT
public:
    explicit PlanView(PlanModel* model, QWidget* parent = nullptr);

signals:
    void switchWanted(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
};

/// The tab "Plans and flags".
class PlanPanel : public QWidget {
    Q_OBJECT
public:
    explicit PlanPanel(Session& session, QWidget* parent = nullptr);
    void show(const Project& project);
    using QWidget::show;
    PlanView* view() const { return m_view; }

    void addPlan();
    void addFlag();
    void addLimit();

private:
    void editPlan(PlanId plan);
    void editFlag(FlagId flag);
    void removeCurrent();
    void offerMenu(const QPoint& where);

    Session& m_session;
    PlanModel* m_model;
    PlanView* m_view;
    QStackedWidget* m_stack;
};

}  // namespace barch::ui
