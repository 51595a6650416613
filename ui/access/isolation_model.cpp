#include "ui/access/isolation_model.h"

#include "core/tenancy/guards.h"
#include "ui/canvas/glyph_icon.h"
#include "ui/palette/palette_rows.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QColor>
#include <QFont>

#include <algorithm>

namespace barch::ui {
namespace {

TableId tableOf(const ElementRef& element)
{
    return element.kind == ElementKind::Table ? TableId(element.id) : TableId(element.owner);
}

Ink inkOf(Severity severity)
{
    return severity == Severity::Error ? Ink::Error : severity == Severity::Warning ? Ink::Warning : Ink::Info;
}

}  // namespace

void IsolationModel::show(Snapshot snapshot)
{
    std::vector<const Table*> tables;
    for (const Table& table : snapshot->project.tables)
        tables.push_back(&table);
    std::sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) {
        const auto first = [](const Table* table) { return table->tenancyClass != TenancyClass::Root; };
        return std::tuple(first(a), std::string_view(a->name), a->id) < std::tuple(first(b), std::string_view(b->name), b->id);
    });
    std::vector<TableId> ids;
    for (const Table* table : tables)
        ids.push_back(table->id);
    if (ids == m_tables) {
        m_snapshot = std::move(snapshot);
        if (!ids.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, Remark));
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_tables = std::move(ids);
    endResetModel();
}

void IsolationModel::setFindings(const std::vector<Finding>& findings)
{
    m_findings.clear();
    for (const Finding& finding : findings) {
        const TableId table = tableOf(finding.element);
        if (!table || finding.waived)
            continue;
        const auto found = m_findings.find(table);
        if (found == m_findings.end() || finding.severity < found->second.severity)
            m_findings[table] = {finding.severity, finding.message, finding.fingerprint()};
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, Remark), index(rowCount() - 1, Remark));
}

TableId IsolationModel::tableAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_tables[static_cast<std::size_t>(row)] : TableId();
}

int IsolationModel::rowOf(TableId table) const
{
    const auto found = std::find(m_tables.begin(), m_tables.end(), table);
    return found == m_tables.end() ? -1 : static_cast<int>(found - m_tables.begin());
}

std::string IsolationModel::fingerprintAt(int row) const
{
    const auto found = m_findings.find(tableAt(row));
    return found == m_findings.end() ? std::string() : found->second.fingerprint;
}

int IsolationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tables.size());
}

int IsolationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Remark + 1;
}

QString IsolationModel::remark(const Table& table) const
{
    if (const auto found = m_findings.find(table.id); found != m_findings.end())
        return qs(found->second.message);
    switch (m_snapshot->access.decidesOn(table)) {
    case Decides::SignIn: return tr("Read before anybody is signed in");
    case Decides::Person: return tr("Each row is one person’s, whatever the role");
    case Decides::Program: return tr("Written by the program, on nobody’s behalf");
    case Decides::Nobody: return tr("The same for everybody");
    case Decides::Roles: break;
    }
    return {};
}

QVariant IsolationModel::data(const QModelIndex& index, int role) const
{
    const Table* table = m_snapshot ? m_snapshot->project.table(tableAt(index.row())) : nullptr;
    if (!table)
        return {};
    const auto text = [&]() -> QString {
        switch (index.column()) {
        case Name: return qs(table->name);
        case Class: return tenancyTitle(table->tenancyClass);
        case TenantColumn: {
            const barch::Column* key = table->column(tenantColumn(m_snapshot->project, *table));
            return key ? qs(key->name) : QStringLiteral("–");
        }
        case Rows: return qs(rowsInWords(m_snapshot->project, m_snapshot->access, *table));
        default: return remark(*table);
        }
    };
    const auto found = m_findings.find(table->id);
    const bool isFinding = index.column() == Remark && found != m_findings.end();
    switch (role) {
    case Qt::DisplayRole: return text();
    case Qt::ToolTipRole: return index.column() == Remark || index.column() == Rows ? text() : QString();
    case Qt::EditRole:
    case ClassRole: return static_cast<int>(table->tenancyClass);
    case Qt::AccessibleTextRole:
        return isFinding ? tr("%1: %2").arg(qs(nameOf(found->second.severity)), text()) : tr("%1: %2").arg(qs(table->name), text());
    case Qt::DecorationRole:
        if (index.column() == Class)
            return icon(tenancyIcon(table->tenancyClass), tenancyInk(table->tenancyClass));
        return isFinding ? QVariant(icon(QString::fromLatin1(glyphOf(found->second.severity)), inkOf(found->second.severity))) : QVariant();
    case Qt::FontRole: return typeface(index.column() == TenantColumn ? TypeRole::CodeSmall : TypeRole::Base);
    case Qt::ForegroundRole:
        if (isFinding)
            return shadeOf(found->second.severity, theme()).text;
        return index.column() == Remark || index.column() == TenantColumn ? theme().text.secondary : theme().text.primary;
    default: return {};
    }
}

QVariant IsolationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Table"), tr("Isolation class"), tr("Tenant column"), tr("Who gets which rows"), tr("Remark")};
    return section >= 0 && section <= Remark ? titles[section] : QVariant();
}

Qt::ItemFlags IsolationModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Class ? flags | Qt::ItemIsEditable : flags;
}

bool IsolationModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Table* table = m_snapshot ? m_snapshot->project.table(tableAt(index.row())) : nullptr;
    if (!table || role != Qt::EditRole || index.column() != Class || value.toInt() == static_cast<int>(table->tenancyClass))
        return false;
    emit classWanted(table->id, static_cast<TenancyClass>(value.toInt()));
    return true;
}

}  // namespace barch::ui
