#include "ui/migrations/step_model.h"

#include "ui/widgets/small_widgets.h"

namespace barch::ui {

void StepModel::set(std::vector<StepRow> rows, const MigrationDecisions& decisions)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_decisions = decisions;
    endResetModel();
}

const StepRow* StepModel::row(int at) const
{
    return at < 0 || at >= rowCount() ? nullptr : &m_rows[static_cast<std::size_t>(at)];
}

int StepModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool StepModel::isChecked(const StepRow& row) const
{
    return row.decision == StepRow::Decision::Allow ? m_decisions.allowed.contains(row.key) : m_decisions.withoutRows.contains(row.key);
}

QString StepModel::valueOf(const StepRow& row) const
{
    const auto found = m_decisions.backfills.find(row.key);
    return found == m_decisions.backfills.end() ? QString() : qs(found->second);
}

bool StepModel::isDecided(const StepRow& row) const
{
    return row.decision == StepRow::Decision::None || isChecked(row) || (row.decision == StepRow::Decision::Fill && !valueOf(row).isEmpty());
}

QVariant StepModel::data(const QModelIndex& index, int role) const
{
    const StepRow* step = row(index.row());
    if (!step)
        return {};
    const QString words = step->name.isEmpty() || step->what.isEmpty() ? step->name + step->what : step->name + QStringLiteral(": ") + step->what;
    QStringList costs;
    for (const sql::Cost cost : step->costs)
        costs.append(qs(sql::words(cost)));
    switch (role) {
    case Qt::DisplayRole: return words;
    case Qt::EditRole: return step->decision == StepRow::Decision::Fill ? QVariant(valueOf(*step)) : QVariant();
    case Qt::CheckStateRole:
        return step->decision == StepRow::Decision::None ? QVariant() : QVariant(static_cast<int>(isChecked(*step) ? Qt::Checked : Qt::Unchecked));
    case Qt::ToolTipRole: return step->question.isEmpty() ? words : step->question;
    case Qt::AccessibleTextRole: {
        QString spoken = words;
        if (!costs.isEmpty())
            spoken += QStringLiteral(", ") + costs.join(QStringLiteral(", "));
        if (step->decision == StepRow::Decision::Allow)
            spoken += QStringLiteral(". ") + (isChecked(*step) ? tr("Allowed.") : tr("To be allowed: Space."));
        if (step->decision == StepRow::Decision::Fill)
            spoken += QStringLiteral(". ") + (isChecked(*step)            ? tr("No rows are there.")
                                              : valueOf(*step).isEmpty() ? tr("Rows that are there need a value: F2. Space: no rows are there.")
                                                                         : tr("Rows that are there get %1.").arg(valueOf(*step)));
        return spoken;
    }
    default: return {};
    }
}

bool StepModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const StepRow* step = row(index.row());
    if (!step || step->decision == StepRow::Decision::None)
        return false;
    if (role == Qt::CheckStateRole) {
        auto& keys = step->decision == StepRow::Decision::Allow ? m_decisions.allowed : m_decisions.withoutRows;
        if (value.toInt() == Qt::Checked)
            keys.insert(step->key);
        else
            keys.erase(step->key);
        emit dataChanged(index, index);
        emit decided();
        return true;
    }
    if (role != Qt::EditRole || step->decision != StepRow::Decision::Fill)
        return false;
    const std::string text = value.toString().trimmed().toStdString();
    if (text == valueOf(*step).toStdString())
        return false;
    if (text.empty())
        m_decisions.backfills.erase(step->key);
    else
        m_decisions.backfills[step->key] = text;
    emit dataChanged(index, index);
    emit filled();
    return true;
}

Qt::ItemFlags StepModel::flags(const QModelIndex& index) const
{
    const StepRow* step = row(index.row());
    if (!step)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (step->decision != StepRow::Decision::None)
        flags |= Qt::ItemIsUserCheckable;
    if (step->decision == StepRow::Decision::Fill)
        flags |= Qt::ItemIsEditable;
    return flags;
}

}  // namespace barch::ui
