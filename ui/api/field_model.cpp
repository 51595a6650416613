#include "ui/api/field_model.h"

#include "core/api/fields.h"
#include "core/api/rule_text.h"
#include "core/edits/endpoint_edits.h"
#include "exporters/openapi/preview.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {
namespace {

bool EndpointField::* flagOf(int part)
{
    switch (part) {
    case FieldModel::Shown: return &EndpointField::readable;
    case FieldModel::Taken: return &EndpointField::writable;
    case FieldModel::Filter: return &EndpointField::filterable;
    case FieldModel::Sort: return &EndpointField::sortable;
    default: return nullptr;
    }
}

}  // namespace

FieldModel::FieldModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

bool FieldModel::applies(int part, Operation operation)
{
    const bool writes = operation == Operation::Create || operation == Operation::Update || operation == Operation::Action || operation == Operation::Upload;
    switch (part) {
    case Shown: return operation != Operation::Delete;
    case Taken:
    case Needed: return writes;
    case Filter:
    case Sort: return operation == Operation::List;
    default: return true;
    }
}

void FieldModel::refresh(EndpointId endpoint)
{
    const Project& project = m_session.project();
    const std::shared_ptr<const Endpoint> wanted = project.endpoints.share(endpoint);
    std::shared_ptr<const Table> table = wanted ? project.tables.share(wanted->table) : nullptr;
    const bool sameTable = table == m_table && project.types == m_project.types;
    if (sameTable && wanted == m_endpoint)
        return;
    m_project = project;
    if (!sameTable) {
        m_rules = table ? api::rulesOf(project, *table) : api::TableRules{};
        m_examples.clear();
        m_exemplified = false;
    }
    const bool reset = !sameTable || !m_endpoint || !wanted || wanted->id != m_endpoint->id;
    if (reset)
        beginResetModel();
    m_table = std::move(table);
    m_endpoint = wanted;
    m_rows.clear();
    for (std::size_t i = 0; m_table && i < m_table->columns.size(); ++i) {
        const Column& column = m_table->columns[i];
        if (column.id == m_table->tenantKey)
            continue;
        Row row;
        row.column = &column;
        row.field = {column.id, false, false, false, false};
        for (const EndpointField& field : m_endpoint->columns)
            if (field.column == column.id)
                row.field = field;
        m_rows.push_back(row);
    }
    if (reset)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, PartCount - 1));
}

const FieldModel::Row* FieldModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

ColumnId FieldModel::columnAt(int row) const
{
    const Row* found = at(row);
    return found ? found->column->id : ColumnId();
}

int FieldModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FieldModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QString FieldModel::refusal(const Column& column, int part) const
{
    if (part != Taken && !api::mayBeRead(*m_table, column))
        return tr("A secret never leaves the server.");
    if (part == Taken && !api::mayBeWritten(*m_table, column))
        return tr("The server sets this field.");
    return {};
}

bool FieldModel::lacksIndex(const Row& row) const
{
    return (row.field.filterable || row.field.sortable) && !api::isIndexed(*m_table, row.column->id);
}

const std::string& FieldModel::exampleOf(ColumnId column) const
{
    if (!m_exemplified) {
        m_exemplified = true;
        m_examples = openapi::fieldExamples(m_project, *m_table);
    }
    return m_examples[column];
}

QString FieldModel::neededOf(const Row& row) const
{
    if (!row.field.writable)
        return row.column->id == m_table->tenantKey || !api::mayBeWritten(*m_table, *row.column) ? tr("server") : QString();
    const api::ValueRules* rules = m_rules.of(row.column->id);
    const bool needed = m_endpoint->operation == Operation::Create && rules && rules->required();
    return needed ? tr("required") : tr("optional");
}

QString FieldModel::textOf(const Row& row, int part) const
{
    const api::ValueRules* rules = m_rules.of(row.column->id);
    switch (part) {
    case Name: return qs(row.column->name);
    case Type: return rules ? qs(api::kindWords(rules->shape)) : qs(row.column->type);
    case Needed: return neededOf(row);
    case Rule: return rules ? qs(api::ruleWords(m_project, *m_table, *rules)) : QString();
    case Example: return qs(exampleOf(row.column->id));
    default: return {};
    }
}

QVariant FieldModel::data(const QModelIndex& index, int role) const
{
    const Row* row = at(index.row());
    if (!row)
        return {};
    const int part = index.column();
    if (role == Qt::DisplayRole)
        return textOf(*row, part);
    if (bool EndpointField::* flag = flagOf(part); flag && role == Qt::CheckStateRole)
        return refusal(*row->column, part).isEmpty() ? QVariant(row->field.*flag ? Qt::Checked : Qt::Unchecked) : QVariant();
    if (role == Qt::ToolTipRole) {
        if (flagOf(part) && !refusal(*row->column, part).isEmpty())
            return refusal(*row->column, part);
        if (part == Name && lacksIndex(*row))
            return tr("No index finds or orders rows by this field: the database reads them all.");
        if (part == Name)
            return qs(row->column->comment);
        return part == Rule || part == Example ? textOf(*row, part) : QVariant();
    }
    if (role == Qt::DecorationRole && part == Name && lacksIndex(*row))
        return icon(QStringLiteral("warning"), Ink::Warning);
    if (role == Qt::FontRole)
        return typeface(part == Name || part == Example ? TypeRole::CodeSmall : TypeRole::Small);
    if (role == Qt::ForegroundRole && (part == Type || part == Rule || part == Example || part == Needed))
        return part == Needed && textOf(*row, part) == tr("required") ? theme().accent.text : theme().text.secondary;
    if (role == Qt::AccessibleTextRole && flagOf(part)) {
        const QString state = !refusal(*row->column, part).isEmpty() ? refusal(*row->column, part) : row->field.*flagOf(part) ? tr("yes") : tr("no");
        return tr("%1, %2: %3").arg(qs(row->column->name), headerData(part, Qt::Horizontal, Qt::DisplayRole).toString(), state);
    }
    if (role == Qt::AccessibleTextRole && part == Name && lacksIndex(*row))
        return tr("%1, no index").arg(qs(row->column->name));
    return {};
}

bool FieldModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Row* row = at(index.row());
    bool EndpointField::* flag = flagOf(index.column());
    if (!row || !flag || role != Qt::CheckStateRole)
        return false;
    EndpointField field = row->field;
    field.*flag = value.toInt() == Qt::Checked;
    const QString verbs[] = {field.*flag ? tr("Show") : tr("Hide"), field.*flag ? tr("Take") : tr("Don’t take"),
                             field.*flag ? tr("Filter by") : tr("Don’t filter by"), field.*flag ? tr("Sort by") : tr("Don’t sort by")};
    return m_session.apply({tr("%1 %2").arg(verbs[index.column() - Shown], qs(row->column->name)).toStdString(),
                            [id = m_endpoint->id, field](const Project& project) { return setEndpointField(project, id, field); },
                            {}});
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString titles[] = {tr("Field"), tr("Type"), tr("Shown"), tr("Taken"), tr("Filter"), tr("Sort"), tr("Needed"), tr("Rule"), tr("Example")};
    if (role == Qt::DisplayRole && section < PartCount)
        return titles[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags FieldModel::flags(const QModelIndex& index) const
{
    const Row* row = at(index.row());
    if (!row)
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (flagOf(index.column()) && refusal(*row->column, index.column()).isEmpty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

}  // namespace barch::ui
