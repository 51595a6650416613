#include "ui/data_model/column_model.h"

#include "core/edits/column_edits.h"
#include "core/model/column_type.h"
#include "ui/canvas/diagram_box.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {

ColumnModel::ColumnModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

void ColumnModel::setTable(TableId table)
{
    if (table == m_table)
        return refresh();
    beginResetModel();
    m_table = table;
    m_ids.clear();
    if (const Table* now = current())
        for (const Column& column : now->columns)
            m_ids.push_back(column.id);
    endResetModel();
}

void ColumnModel::refresh()
{
    std::vector<ColumnId> ids;
    if (const Table* now = current())
        for (const Column& column : now->columns)
            ids.push_back(column.id);
    if (ids == m_ids) {
        if (!m_ids.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, PartCount - 1));
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
}

ColumnId ColumnModel::columnAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : ColumnId{};
}

int ColumnModel::rowOf(ColumnId column) const
{
    const auto found = std::ranges::find(m_ids, column);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int ColumnModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ColumnModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Key"), tr("Name"), tr("Type"), tr("Null"), tr("Default")};
    return titles[section];
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const
{
    const Table* table = current();
    const Column* column = table ? table->column(columnAt(index.row())) : nullptr;
    if (!column)
        return {};
    const auto marksNow = [&] { return marksOf(*table)[static_cast<std::size_t>(column - table->columns.data())]; };
    if (role == Qt::DisplayRole || role == Qt::EditRole) {
        switch (index.column()) {
        case Name: return qs(column->name);
        case Type: return qs(shownType(m_session.project(), *column));
        case Default:
            return qs(!column->generatedExpression.empty() && role == Qt::DisplayRole ? "= " + column->generatedExpression
                                                                                     : column->defaultExpression);
        default: return {};
        }
    }
    if (role == Qt::DecorationRole && index.column() == Key) {
        const ColumnMarks marks = marksNow();
        if (marks.primary)
            return icon(QStringLiteral("key"), Ink::Primary);
        if (marks.tenantKey)
            return icon(QStringLiteral("tenant-key"), Ink::Root);
        if (marks.reference)
            return icon(QStringLiteral("reference"), Ink::Tertiary);
        return {};
    }
    if (role == Qt::CheckStateRole && index.column() == Nullable)
        return column->nullable ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::FontRole) {
        if (index.column() == Type || index.column() == Default)
            return typeface(TypeRole::CodeSmall);
        return typeface(index.column() == Name && marksNow().primary ? TypeRole::SmallStrong : TypeRole::Small);
    }
    if (role == Qt::AccessibleTextRole) {
        if (index.column() == Nullable)
            return column->nullable ? tr("%1 may be empty").arg(qs(column->name)) : tr("%1 is required").arg(qs(column->name));
        if (index.column() == Key) {
            const ColumnMarks marks = marksNow();
            return marks.primary ? tr("primary key") : marks.tenantKey ? tr("tenant key") : marks.reference ? tr("reference") : QString();
        }
    }
    if (role == Qt::ToolTipRole && !column->comment.empty())
        return qs(column->comment);
    return {};
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Nullable)
        flags |= Qt::ItemIsUserCheckable;
    else if (index.column() != Key)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ColumnModel::apply(const QString& label, Edit edit)
{
    return static_cast<bool>(m_session.apply({label.toStdString(), std::move(edit), {}}));
}

bool ColumnModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Table* table = current();
    const Column* column = table ? table->column(columnAt(index.row())) : nullptr;
    if (!column)
        return false;
    const TableId owner = m_table;
    const ColumnId id = column->id;
    const std::string text = value.toString().trimmed().toStdString();
    const QString path = qs(table->name + "." + column->name);
    if (role == Qt::CheckStateRole && index.column() == Nullable) {
        const bool nullable = value.toInt() == Qt::Checked;
        return apply(nullable ? tr("Let %1 be empty").arg(path) : tr("Require %1").arg(path),
                     [=](const Project& before) { return setColumnNullable(before, owner, id, nullable); });
    }
    if (role != Qt::EditRole || text == this->data(index, Qt::EditRole).toString().toStdString())
        return false;
    switch (index.column()) {
    case Name:
        return apply(tr("Rename %1 to %2").arg(path, qs(text)),
                     [=](const Project& before) { return renameColumn(before, owner, id, text); });
    case Type: return setType(*column, qs(text));
    case Default:
        return apply(tr("Change the default of %1").arg(path),
                     [=](const Project& before) { return setColumnDefault(before, owner, id, text); });
    default: return false;
    }
}

bool ColumnModel::setType(const Column& column, const QString& text)
{
    const TableId owner = m_table;
    Column changed = column;
    const bool array = text.endsWith(QLatin1String("[]"));
    const std::string base = (array ? text.chopped(2) : text).toStdString();
    changed.userType = {};
    changed.type = text.toStdString();
    for (const UserType& type : m_session.project().types)
        if (type.name == base) {
            changed.userType = type.id;
            changed.type = array ? "[]" : "";
        }
    return apply(tr("Change the type of %1").arg(qs(column.name)),
                 [owner, changed](const Project& before) { return changeColumn(before, owner, changed); });
}

QStringList typeNames(const Project& project)
{
    QStringList names;
    for (const UserType& type : project.types)
        names.append(qs(type.name));
    names.sort();
    for (const CanonicalType& type : canonicalTypes())
        names.append(qs(type.name));
    return names;
}

}  // namespace barch::ui
