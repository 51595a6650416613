#include "ui/access/plan_model.h"

#include "core/access/plan_order.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QColor>
#include <QFont>

namespace barch::ui {

void PlanModel::show(const Project& project)
{
    std::vector<PlanId> plans;
    for (const Plan* plan : plansInOrder(project))
        plans.push_back(plan->id);
    std::vector<FlagId> flags;
    for (const FeatureFlag* flag : flagsInOrder(project))
        flags.push_back(flag->id);
    std::vector<std::string> limits = limitNames(project);
    const bool same = plans == m_plans && flags == m_flags && limits == m_limits;
    if (!same)
        beginResetModel();
    m_project = project;
    m_plans = std::move(plans);
    m_flags = std::move(flags);
    m_limits = std::move(limits);
    if (!same)
        return endResetModel();
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

PlanId PlanModel::planAt(int column) const
{
    return column >= 0 && column < columnCount() ? m_plans[static_cast<std::size_t>(column)] : PlanId();
}

FlagId PlanModel::flagAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_flags.size()) ? m_flags[static_cast<std::size_t>(row)] : FlagId();
}

std::string PlanModel::limitAt(int row) const
{
    const int at = row - static_cast<int>(m_flags.size());
    return at >= 0 && at < static_cast<int>(m_limits.size()) ? m_limits[static_cast<std::size_t>(at)] : std::string();
}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_flags.size() + m_limits.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plans.size());
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    const Plan* plan = m_project.plans.find(planAt(index.column()));
    if (!plan)
        return {};
    if (const FlagId flag = flagAt(index.row())) {
        const bool on = planHas(*plan, flag);
        const bool forAll = m_project.flags.find(flag)->onByDefault;
        if (role == OnRole)
            return on;
        if (role == ForAllRole)
            return forAll;
        if (role == Qt::AccessibleTextRole)
            return tr("%1, %2: %3").arg(qs(plan->name), qs(m_project.flags.find(flag)->name), on ? tr("yes") : forAll ? tr("yes, as for everybody") : tr("no"));
        return role == IsLimitRole ? QVariant(false) : QVariant();
    }
    const std::string name = limitAt(index.row());
    const PlanLimit* limit = limitOf(*plan, name);
    const QString words = !limit ? tr("–") : limit->amount.empty() ? tr("unlimited") : qs(limit->amount) + (limit->unit.empty() ? QString() : QStringLiteral(" ") + qs(limit->unit));
    switch (role) {
    case IsLimitRole: return true;
    case Qt::DisplayRole: return words;
    case Qt::EditRole: return limit ? qs(limit->amount) : QString();
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignCenter);
    case Qt::ForegroundRole: return limit && !limit->amount.empty() ? theme().text.primary : theme().text.secondary;
    case Qt::AccessibleTextRole: return tr("%1, %2: %3").arg(qs(plan->name), qs(name), limit ? words : tr("not limited by the plan"));
    case Qt::ToolTipRole: return tr("A whole number; empty means unlimited.");
    default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        const Plan* plan = m_project.plans.find(planAt(section));
        if (!plan || role != Qt::DisplayRole)
            return {};
        const std::string price = priceInWords(*plan);
        return price.empty() ? qs(plan->name) : qs(plan->name) + QStringLiteral("  ·  ") + qs(price);
    }
    if (role == Qt::ToolTipRole) {
        const FeatureFlag* flag = m_project.flags.find(flagAt(section));
        return flag ? qs(flag->description) : QString();
    }
    if (role != Qt::DisplayRole)
        return {};
    const FeatureFlag* flag = m_project.flags.find(flagAt(section));
    if (!flag)
        return tr("Limit: %1").arg(qs(limitAt(section)));
    return flag->onByDefault ? tr("%1 (on for everybody)").arg(qs(flag->name)) : qs(flag->name);
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return flagAt(index.row()) ? base : base | Qt::ItemIsEditable;
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const std::string limit = limitAt(index.row());
    if (role != Qt::EditRole || limit.empty() || value == data(index, Qt::EditRole))
        return false;
    emit limitWanted(planAt(index.column()), limit, value.toString().trimmed().toStdString());
    return true;
}

}  // namespace barch::ui
