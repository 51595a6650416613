#pragma once

#include "ui/access/permission_model.h"

#include <QTableView>

namespace barch::ui {

class Text;

/// The matrix on screen. Lines keep their names while roles scroll sideways; only what is seen is drawn, so a
/// thousand roles cost no more than ten. A click on the glyph, Space or Enter goes on to the next
/// reach; A, O and Delete set it.
class PermissionView : public QTableView {
    Q_OBJECT
public:
    explicit PermissionView(QWidget* parent = nullptr);

    PermissionModel* permissions() const { return m_model; }
    void show(Snapshot snapshot);
    using QWidget::show;

signals:
    void reachWanted(barch::AccessRoleId role, const barch::PermissionRow& row, barch::Reach reach);
    void cellChosen(barch::AccessRoleId role, const barch::PermissionRow& row);
    void roleEditWanted(barch::AccessRoleId role);
    void permissionEditWanted(const barch::PermissionRow& row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void next(const QModelIndex& index);
    void want(const QModelIndex& index, Reach reach);
    void fitColumns();

    PermissionModel* m_model;
    Text* m_corner;
};

}  // namespace barch::ui
