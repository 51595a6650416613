#pragma once

#include "ui/access/access_snapshot.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// The matrix: a line for each permission, a column for each role.
class PermissionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { ReachRole = Qt::UserRole, InheritedRole, GroupRole, FirstOfGroupRole };
    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps the selection where lines and columns are the same as before.
    void show(Snapshot snapshot);
    const PermissionRow* rowAt(int row) const;
    AccessRoleId roleAt(int column) const;
    Reach reachAt(const QModelIndex& index) const;
    int rowOf(PermissionId permission) const;
    int columnOf(AccessRoleId role) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cellWords(const QModelIndex& index) const;
    Snapshot m_snapshot;
};

}  // namespace barch::ui
