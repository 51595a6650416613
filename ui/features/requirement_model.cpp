#include "ui/features/requirement_model.h"

#include "core/edits/element_edits.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {
namespace {

std::string Requirement::* memberOf(int part)
{
    switch (part) {
    case RequirementModel::What: return &Requirement::text;
    case RequirementModel::Metric: return &Requirement::metric;
    case RequirementModel::Target: return &Requirement::target;
    case RequirementModel::Unit: return &Requirement::unit;
    case RequirementModel::Percentile: return &Requirement::percentile;
    default: return nullptr;
    }
}

}  // namespace

LabelledEdit requirementEdit(const QString& label, RequirementId id, std::function<void(Requirement&)> change)
{
    return {label.toStdString(),
            [id, change](const Project& project) -> Result<Project> {
                const Requirement* found = project.requirements.find(id);
                if (!found)
                    return Error{"This requirement is not there any more.", {}, {}};
                Requirement requirement = *found;
                change(requirement);
                return putElement(project, std::move(requirement));
            },
            {}};
}

RequirementModel::RequirementModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session)
{
    refresh();
}

void RequirementModel::refresh()
{
    beginResetModel();
    m_project = m_session.project();
    m_ids.clear();
    for (const Requirement& requirement : m_project.requirements)
        if (requirement.kind == RequirementKind::NonFunctional)
            m_ids.push_back(requirement.id);
    std::stable_sort(m_ids.begin(), m_ids.end(), [this](RequirementId a, RequirementId b) { return m_project.requirements.find(a)->text < m_project.requirements.find(b)->text; });
    m_faults.assign(m_ids.size(), {});
    for (const Finding& finding : m_session.findings())
        if (finding.element.kind == ElementKind::Requirement && !finding.waived)
            if (const int row = rowOf(RequirementId(finding.element.id)); row >= 0)
                m_faults[static_cast<std::size_t>(row)] = qs(finding.message);
    endResetModel();
}

RequirementId RequirementModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : RequirementId();
}

int RequirementModel::rowOf(RequirementId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

const Requirement* RequirementModel::at(int row) const
{
    return m_project.requirements.find(idAt(row));
}

int RequirementModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int RequirementModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QVariant RequirementModel::data(const QModelIndex& index, int role) const
{
    const Requirement* requirement = at(index.row());
    if (!requirement)
        return {};
    const QString& fault = m_faults[static_cast<std::size_t>(index.row())];
    const auto member = memberOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: {
        if (member)
            return (requirement->*member).empty() && role == Qt::DisplayRole ? QStringLiteral("–") : qs(requirement->*member);
        QStringList names;
        for (const ElementRef& element : requirement->metBy)
            names.append(qs(pathOf(m_project, element)));
        return names.isEmpty() ? tr("nothing yet") : names.join(QStringLiteral(", "));
    }
    case Qt::DecorationRole: return index.column() == What && !fault.isEmpty() ? QVariant(icon(QStringLiteral("warning"), Ink::Warning)) : QVariant();
    case Qt::ToolTipRole: return fault.isEmpty() ? data(index, Qt::DisplayRole) : QVariant(fault);
    case Qt::FontRole: return typeface(index.column() == What ? TypeRole::SmallStrong : TypeRole::Small);
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Target || index.column() == Percentile ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return index.column() == MetBy && requirement->metBy.empty() ? QVariant(theme().text.tertiary) : QVariant();
    default: return {};
    }
}

bool RequirementModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Requirement* requirement = at(index.row());
    const auto member = memberOf(index.column());
    if (role != Qt::EditRole || !requirement || !member)
        return false;
    const std::string text = value.toString().trimmed().toStdString();
    if (text == requirement->*member)
        return true;
    return m_session.apply(requirementEdit(tr("Change a requirement"), requirement->id, [member, text](Requirement& changed) { changed.*member = text; }));
}

QVariant RequirementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString titles[] = {tr("Requirement"), tr("What is measured"), tr("Number"), tr("Unit"), tr("Percentile"), tr("Met by")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Target || section == Percentile ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags RequirementModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return memberOf(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace barch::ui
