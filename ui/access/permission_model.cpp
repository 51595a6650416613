#include "ui/access/permission_model.h"

#include "ui/access/reach_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {
namespace {

bool sameLines(const AccessMatrix& a, const AccessMatrix& b)
{
    return a.roles() == b.roles() && std::equal(a.rows().begin(), a.rows().end(), b.rows().begin(), b.rows().end(),
                                                [](const PermissionRow& x, const PermissionRow& y) { return x.base == y.base && x.table == y.table; });
}

}  // namespace

void PermissionModel::show(Snapshot snapshot)
{
    const bool same = m_snapshot && snapshot && sameLines(m_snapshot->access.matrix(), snapshot->access.matrix());
    if (same) {
        m_snapshot = std::move(snapshot);
        if (rowCount() > 0 && columnCount() > 0) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
            emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        }
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

const PermissionRow* PermissionModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_snapshot->access.matrix().rows()[static_cast<std::size_t>(row)] : nullptr;
}

AccessRoleId PermissionModel::roleAt(int column) const
{
    return column >= 0 && column < columnCount() ? m_snapshot->access.matrix().roles()[static_cast<std::size_t>(column)] : AccessRoleId();
}

Reach PermissionModel::reachAt(const QModelIndex& index) const
{
    const PermissionRow* row = rowAt(index.row());
    return row ? m_snapshot->access.matrix().cell(roleAt(index.column()), *row).reach : Reach::None;
}

int PermissionModel::rowOf(PermissionId permission) const
{
    for (int i = 0; i < rowCount(); ++i) {
        const PermissionRow& row = *rowAt(i);
        if (row.all == permission || row.own == permission || row.scoped == permission)
            return i;
    }
    return -1;
}

int PermissionModel::columnOf(AccessRoleId role) const
{
    for (int i = 0; i < columnCount(); ++i)
        if (roleAt(i) == role)
            return i;
    return -1;
}

int PermissionModel::rowCount(const QModelIndex& parent) const
{
    return m_snapshot && !parent.isValid() ? static_cast<int>(m_snapshot->access.matrix().rows().size()) : 0;
}

int PermissionModel::columnCount(const QModelIndex& parent) const
{
    return m_snapshot && !parent.isValid() ? static_cast<int>(m_snapshot->access.matrix().roles().size()) : 0;
}

QString PermissionModel::cellWords(const QModelIndex& index) const
{
    const PermissionRow& row = *rowAt(index.row());
    const MatrixCell cell = m_snapshot->access.matrix().cell(roleAt(index.column()), row);
    QString words = reachWords(cell.reach);
    if (!row.hasReach && cell.reach == Reach::All)
        words = tr("yes");
    if (const AccessRole* from = m_snapshot->project.accessRoles.find(cell.from))
        words += tr(", as it includes %1").arg(qs(from->name));
    return words;
}

QVariant PermissionModel::data(const QModelIndex& index, int role) const
{
    const PermissionRow* row = rowAt(index.row());
    const AccessRole* who = m_snapshot ? m_snapshot->project.accessRoles.find(roleAt(index.column())) : nullptr;
    if (!row || !who)
        return {};
    switch (role) {
    case Qt::AccessibleTextRole: return tr("%1, %2: %3").arg(qs(who->name), qs(row->title), cellWords(index));
    case Qt::ToolTipRole: return tr("%1 – %2: %3").arg(qs(who->name), qs(row->title), cellWords(index));
    case ReachRole: return static_cast<int>(reachAt(index));
    case InheritedRole: return m_snapshot->access.matrix().cell(who->id, *row).inherited;
    default: return {};
    }
}

QVariant PermissionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        const AccessRole* who = m_snapshot ? m_snapshot->project.accessRoles.find(roleAt(section)) : nullptr;
        if (!who)
            return {};
        if (role == Qt::DisplayRole)
            return qs(who->name);
        if (role == Qt::ToolTipRole)
            return who->requiresMfa ? tr("%1\nAsks for a second factor.").arg(qs(who->description)) : qs(who->description);
        return {};
    }
    const PermissionRow* row = rowAt(section);
    if (!row)
        return {};
    const bool first = section == 0 || rowAt(section - 1)->group != row->group;
    switch (role) {
    case Qt::DisplayRole: return qs(row->title);
    case Qt::ToolTipRole: return row->description.empty() ? qs(row->base) : qs(row->base) + QStringLiteral("\n") + qs(row->description);
    case GroupRole: return qs(row->group);
    case FirstOfGroupRole: return first;
    default: return {};
    }
}

}  // namespace barch::ui
