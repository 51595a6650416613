#include "ui/logic/element_table.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {

bool changePart(Session& session, const PartList& list, const Part& part, AnyId id, const QString& typed)
{
    const QString text = typed.trimmed();
    if (!part.change)
        return false;
    if (text == part.text(session.project(), id))
        return true;
    const QString name = list.parts.front().text(session.project(), id);
    return session.apply({ElementTable::tr("Change the %1 %2").arg(list.one, name).toStdString(),
                          [change = part.change, id, text](const Project& project) { return change(project, id, text); }, {}});
}

ElementTable::ElementTable(Session& session, PartList list, QObject* parent) : QAbstractTableModel(parent), m_session(session), m_list(std::move(list))
{
    for (std::size_t i = 0; i < m_list.parts.size(); ++i)
        if (m_list.parts[i].width > 0)
            m_columns.push_back(i);
}

void ElementTable::refresh(const std::map<AnyId, QString>& faults)
{
    beginResetModel();
    m_project = m_session.project();
    m_ids = m_list.ids(m_project);
    m_faults = faults;
    endResetModel();
}

AnyId ElementTable::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : AnyId();
}

int ElementTable::rowOf(AnyId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int ElementTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ElementTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ElementTable::data(const QModelIndex& index, int role) const
{
    const AnyId id = idAt(index.row());
    if (!id || !index.isValid())
        return {};
    const Part& shown = part(index.column());
    switch (role) {
    case Qt::DisplayRole: {
        const QString text = shown.text(m_project, id);
        return text.isEmpty() ? QStringLiteral("–") : text;
    }
    case Qt::EditRole: return shown.text(m_project, id);
    case EditTable::ChoicesRole: return shown.choices ? shown.choices(m_project, id) : QStringList();
    case Qt::DecorationRole: return index.column() == 0 && m_faults.contains(id) ? QVariant(icon(QStringLiteral("warning"), Ink::Warning)) : QVariant();
    case Qt::ToolTipRole: {
        const auto fault = m_faults.find(id);
        if (index.column() == 0 && fault != m_faults.end())
            return fault->second;
        const QString text = shown.text(m_project, id);
        return shown.hint.isEmpty() ? text : text.isEmpty() ? shown.hint : text + QLatin1Char('\n') + shown.hint;
    }
    case Qt::FontRole: return typeface(shown.look == Part::Look::Name ? TypeRole::SmallStrong : shown.look == Part::Look::Code ? TypeRole::CodeSmall : TypeRole::Small);
    case Qt::ForegroundRole: return shown.text(m_project, id).isEmpty() || !shown.change ? QVariant(shown.text(m_project, id).isEmpty() ? theme().text.tertiary : theme().text.secondary) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((shown.look == Part::Look::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

bool ElementTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const AnyId id = idAt(index.row());
    return role == Qt::EditRole && id && changePart(m_session, m_list, part(index.column()), id, value.toString());
}

QVariant ElementTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return part(section).title;
    if (role == Qt::ToolTipRole && !part(section).hint.isEmpty())
        return part(section).hint;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((part(section).look == Part::Look::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags ElementTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && part(index.column()).change ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace barch::ui
