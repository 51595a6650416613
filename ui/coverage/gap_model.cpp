#include "ui/coverage/gap_model.h"

#include "core/tracing/trace_rows.h"
#include "ui/features/feature_words.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <iterator>

namespace barch::ui {

const std::vector<CoverageGap>& gapsOf(const Coverage& coverage, GapList list)
{
    switch (list) {
    case GapList::ByAnswer: return coverage.byAnswer;
    case GapList::Undelivered: return coverage.undelivered;
    case GapList::Untested: return coverage.untested;
    case GapList::Unasked: break;
    }
    return coverage.unasked;
}

void GapModel::show(const CoverageFacts& facts, GapList list, const QString& filter)
{
    beginResetModel();
    m_project = facts.project();
    m_rows.clear();
    const auto& gaps = gapsOf(facts.coverage(), list);
    std::copy_if(gaps.begin(), gaps.end(), std::back_inserter(m_rows), [&](const CoverageGap& gap) {
        return filter.isEmpty() || nameOfGap(gap).contains(filter, Qt::CaseInsensitive) ||
               kindWord(gap.element.kind).contains(filter, Qt::CaseInsensitive);
    });
    endResetModel();
}

QString GapModel::nameOfGap(const CoverageGap& gap) const
{
    return qs(named(m_project, {{gap.element, true}}).front().name);
}

const CoverageGap* GapModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int GapModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant GapModel::data(const QModelIndex& index, int role) const
{
    const CoverageGap* gap = at(index.row());
    if (!gap)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == Kind ? kindWord(gap->element.kind) : index.column() == Reason ? qs(gap->reason) : nameOfGap(*gap);
    case Qt::DecorationRole: return index.column() == Name ? QVariant(icon(kindIcon(gap->element.kind), Ink::Tertiary)) : QVariant();
    case Qt::FontRole: return typeface(index.column() == Name ? TypeRole::SmallStrong : TypeRole::Small);
    case Qt::ForegroundRole: return index.column() == Name ? QVariant() : QVariant(theme().text.secondary);
    default: return {};
    }
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Element"), tr("Kind"), tr("What is missing")};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles[section]) : QVariant();
}

}  // namespace barch::ui
