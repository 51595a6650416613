#include "ui/coverage/trace_model.h"

#include "core/tracing/trace_rows.h"
#include "ui/features/feature_words.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {
void TraceModel::show(const CoverageFacts& facts, const QString& filter)
{
    beginResetModel();
    const bool same = &m_facts.trace() == &facts.trace() && m_facts.project().features.sameAs(facts.project().features);
    m_facts = facts;
    const Project& project = m_facts.project();
    if (!same) {
        m_all.clear();
        for (const FeatureId id : featuresByName(project))
            m_all.push_back({id, {}, {}, false});
    }
    m_shown.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const auto matches = [&] {
            const Row& row = filled(m_all[i]);
            return std::any_of(row.names.begin(), row.names.end(), [&](const QString& names) { return names.contains(filter, Qt::CaseInsensitive); });
        };
        if (filter.isEmpty() || qs(project.features.find(m_all[i].id)->name).contains(filter, Qt::CaseInsensitive) || matches())
            m_shown.push_back(i);
    }
    endResetModel();
}

TraceModel::Row& TraceModel::filled(Row& row) const
{
    if (row.known)
        return row;
    row.known = true;
    const TraceRow traced = traceRowOf(m_facts.project(), m_facts.trace(), row.id);
    for (const TracePart part : traceParts) {
        const auto at = static_cast<std::size_t>(part);
        row.counts[at] = static_cast<int>(traced.in(part).size());
        QStringList names;
        for (const NamedLink& link : traced.in(part))
            names.append(qs(link.name));
        row.names[at] = names.join(QStringLiteral(", "));
    }
    return row;
}

FeatureId TraceModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_all[m_shown[static_cast<std::size_t>(row)]].id : FeatureId();
}

int TraceModel::rowOf(FeatureId id) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [&](std::size_t i) { return m_all[i].id == id; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    const Feature* feature = m_facts.project().features.find(idAt(index.row()));
    if (!feature)
        return {};
    if (index.column() == 0)
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: return qs(feature->name);
        case Qt::FontRole: return typeface(TypeRole::SmallStrong);
        case Qt::DecorationRole: return icon(iconOf(feature->moscow), inkOf(feature->moscow));
        default: return {};
        }
    const auto part = static_cast<std::size_t>(index.column() - 1);
    const Row& row = filled(m_all[m_shown[static_cast<std::size_t>(index.row())]]);
    const int count = row.counts[part];
    const bool lacks = count == 0 && traceParts[part] == TracePart::Tests && feature->moscow != Moscow::Wont;
    switch (role) {
    case Qt::DisplayRole: return count == 0 ? lacks ? tr("none") : QStringLiteral("–") : QStringLiteral("%1  %2").arg(grouped(count), row.names[part]);
    case Qt::ToolTipRole: return count == 0 ? lacks ? tr("No test covers this feature.") : QString() : row.names[part];
    case Qt::AccessibleTextRole: return QStringLiteral("%1: %2").arg(wordOf(traceParts[part]), data(index, Qt::DisplayRole).toString());
    case Qt::FontRole: return typeface(TypeRole::Small);
    case Qt::DecorationRole: return lacks ? QVariant(icon(QStringLiteral("warning"), Ink::Warning)) : QVariant();
    case Qt::ForegroundRole: return count == 0 && !lacks ? QVariant(theme().text.tertiary) : QVariant();
    default: return {};
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Feature") : wordOf(traceParts[static_cast<std::size_t>(section) - 1]);
}

}  // namespace barch::ui
