#include "ui/payments/price_model.h"

#include "core/access/plan_order.h"
#include "core/edits/plan_edits.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"

namespace barch::ui {
namespace {

std::string Plan::* memberOf(int part)
{
    switch (part) {
    case PriceModel::Name: return &Plan::name;
    case PriceModel::Price: return &Plan::price;
    case PriceModel::Currency: return &Plan::currency;
    case PriceModel::Interval: return &Plan::interval;
    default: return nullptr;
    }
}

}  // namespace

PriceModel::PriceModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

void PriceModel::refresh()
{
    beginResetModel();
    m_project = m_session.project();
    m_ids.clear();
    for (const Plan* plan : plansInOrder(m_project))
        m_ids.push_back(plan->id);
    endResetModel();
}

PlanId PriceModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : PlanId();
}

const Plan* PriceModel::at(int row) const
{
    return m_project.plans.find(idAt(row));
}

int PriceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int PriceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QString PriceModel::textOf(const Plan& plan, int part) const
{
    if (const auto member = memberOf(part))
        return qs(plan.*member);
    QStringList words;
    if (part == Flags) {
        for (const FlagId id : plan.flags)
            if (const FeatureFlag* flag = m_project.flags.find(id))
                words.append(qs(flag->name));
    } else {
        for (const PlanLimit& limit : plan.limits)
            words.append(limit.amount.empty() ? tr("any number of %1").arg(qs(limit.name))
                                              : limit.name == limit.unit ? tr("%1 %2").arg(qs(limit.amount), qs(limit.unit))
                                                                         : tr("%1 %2 of %3").arg(qs(limit.amount), qs(limit.unit), qs(limit.name)));
    }
    return words.join(QStringLiteral(", "));
}

QVariant PriceModel::data(const QModelIndex& index, int role) const
{
    const Plan* plan = at(index.row());
    if (!plan)
        return {};
    const QString text = textOf(*plan, index.column());
    switch (role) {
    case Qt::DisplayRole: return text.isEmpty() ? QStringLiteral("–") : text;
    case Qt::EditRole: return text;
    case EditTable::ChoicesRole: return index.column() == Interval ? QStringList{QStringLiteral("month"), QStringLiteral("year"), QStringLiteral("once")} : QStringList();
    case Qt::ToolTipRole: return index.column() == Price ? tr("In the smallest unit of the currency: 2900 with EUR is 29.00 euros. Empty: agreed with each customer.") : text;
    case Qt::FontRole: return typeface(index.column() == Name ? TypeRole::SmallStrong : TypeRole::Small);
    case Qt::ForegroundRole: return text.isEmpty() ? QVariant(theme().text.tertiary) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() == Price ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

bool PriceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Plan* found = at(index.row());
    const auto member = memberOf(index.column());
    QString text = value.toString().trimmed();
    if (role != Qt::EditRole || !found || !member)
        return false;
    if (index.column() == Currency)
        text = text.toUpper();
    if (text == textOf(*found, index.column()))
        return true;
    Plan plan = *found;
    plan.*member = text.toStdString();
    return m_session.apply({tr("Change the plan %1").arg(qs(found->name)).toStdString(), [plan](const Project& project) { return changePlan(project, plan); }, {}});
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Plan"), tr("Price, minor units"), tr("Currency"), tr("For each"), tr("Switches on"), tr("Includes")};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Price ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags PriceModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return memberOf(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace barch::ui
