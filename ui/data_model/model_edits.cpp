#include "ui/data_model/model_edits.h"

#include "core/edits/column_edits.h"
#include "core/edits/drawing_edits.h"
#include "core/edits/names.h"
#include "core/edits/reference_edits.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"
#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace barch::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ModelEdits", text);
}

QString tableName(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    return table ? qs(table->name) : QString();
}

/// "new_table", "new_table_2"...
std::string freeTableName(const Project& project, NamespaceId space)
{
    std::string name = "new_table";
    for (int number = 2; hasRelationNamed(project, space, name); ++number)
        name = "new_table_" + std::to_string(number);
    return name;
}

}  // namespace

QString namesOf(const Project& project, const std::vector<TableId>& tables)
{
    return tables.size() == 1 ? tableName(project, tables.front())
                              : counted(static_cast<qsizetype>(tables.size()), tr("table"), tr("tables"));
}

LabelledEdit newTableEdit(const Project& project, QPointF place, TableId id)
{
    const std::string name = freeTableName(project, defaultNamespace(project));
    const bool owned = sharesTables(project) && tenantRoot(project);
    return {tr("Add table %1").arg(qs(name)).toStdString(),
            [name, owned, place, id](const Project& before) -> Result<Project> {
                const Table table = newTable(before, name, owned ? TenancyClass::Owned : TenancyClass::Undeclared, id);
                Result<Project> added = addProtectedTable(before, table);
                if (!added)
                    return added;
                return placeTable(*added, id, place.x(), place.y());
            },
            {}};
}

LabelledEdit moveTablesEdit(const Project& project, std::vector<Placement> placements, bool merges)
{
    std::vector<TableId> ids;
    std::string key = "move";
    for (const Placement& placement : placements) {
        ids.push_back(placement.id);
        key += '/' + placement.id.text();
    }
    return {tr("Move %1").arg(namesOf(project, ids)).toStdString(),
            [placements = std::move(placements)](const Project& before) { return placeTables(before, placements); },
            merges ? key : std::string()};
}

LabelledEdit referenceEdit(const Project& project, TableId child, ColumnId column, TableId parent)
{
    ReferenceOptions options;
    const Table* from = project.table(child);
    const Table* to = project.table(parent);
    const Column* start = from ? from->column(column) : nullptr;
    const ColumnId target = to && to->primaryKey && !to->primaryKey->columns.empty() ? to->primaryKey->columns.back() : ColumnId{};
    const Column* finish = to ? to->column(target) : nullptr;
    const bool isKey = start && from->primaryKey && from->primaryKey->columns.size() == 1 && from->primaryKey->columns.front() == start->id;
    // A column that was picked is used where it can hold the key; otherwise a new one is made.
    if (start && finish && !isKey && start->id != from->tenantKey && start->type == finish->type && start->userType == finish->userType) {
        options.column = start->name;
        options.nullable = start->nullable;
    }
    return {tr("Let %1 refer to %2").arg(tableName(project, child), tableName(project, parent)).toStdString(),
            [child, parent, options](const Project& before) { return addReference(before, child, parent, options); },
            {}};
}

QString referenceSentence(const Project& project, TableId child, TableId parent)
{
    const Result<Project> result = addReference(project, child, parent);
    if (!result)
        return qs(result.error().text());
    const Table* before = project.table(child);
    const Table* after = result->table(child);
    QStringList added;
    for (const Column& column : after->columns)
        if (!before->column(column.id))
            added.append(qs(column.name));
    QStringList keys;
    for (const ForeignKey& key : after->foreignKeys) {
        const bool isNew = std::ranges::none_of(before->foreignKeys, [&](const ForeignKey& old) { return old.id == key.id; });
        for (const ColumnId id : isNew ? key.columns : std::vector<ColumnId>{})
            if (const Column* column = after->column(id))
                keys.append(qs(column->name));
    }
    const bool indexed = after->indexes.size() > before->indexes.size();
    const QString what = added.isEmpty() ? tr("Column %1 of %2 will refer to %3").arg(keys.join(tr(" and ")), qs(before->name), tableName(project, parent))
                                         : tr("%1 gets the column %2, which refers to %3")
                                               .arg(qs(before->name), added.join(tr(" and ")), tableName(project, parent));
    const QString pair = !added.isEmpty() && keys.size() > 1 ? tr("; the key is %1").arg(keys.join(tr(" and "))) : QString();
    return what + pair + (indexed ? tr(". An index comes with it.") : QStringLiteral("."));
}

LabelledEdit removeTablesEdit(const Project& project, std::vector<TableId> tables)
{
    return {tr("Delete %1").arg(namesOf(project, tables)).toStdString(),
            [tables](const Project& before) -> Result<Project> {
                Project next = before;
                for (const TableId id : tables) {
                    Result<Project> removed = removeTable(next, id);
                    if (!removed)
                        return removed;
                    next = std::move(removed).value();
                }
                return next;
            },
            {}};
}

LabelledEdit removeColumnEdit(const Project& project, TableId table, ColumnId column)
{
    const Table* owner = project.table(table);
    const Column* gone = owner ? owner->column(column) : nullptr;
    return {tr("Delete column %1.%2").arg(tableName(project, table), gone ? qs(gone->name) : QString()).toStdString(),
            [table, column](const Project& before) { return removeColumn(before, table, column); },
            {}};
}

LabelledEdit removeKeyEdit(const Project& project, TableId table, ConstraintId key)
{
    return {tr("Delete a reference of %1").arg(tableName(project, table)).toStdString(),
            [table, key](const Project& before) { return removeForeignKey(before, table, key); },
            {}};
}

Result<Project> duplicateTableOf(const Project& project, TableId source, TableId id, QPointF place)
{
    const Table* original = project.table(source);
    if (!original)
        return Error{"This table is gone.", {}, {}};
    Table copy = *original;
    copy.id = id;
    for (int number = 1; number == 1 || hasRelationNamed(project, copy.namespaceId, copy.name); ++number)
        copy.name = original->name + "_copy" + (number > 1 ? "_" + std::to_string(number) : "");
    const auto renamed = [&](AnyId old) { return old ? AnyId::derive("copy/" + id.text() + "/" + old.text()) : AnyId{}; };
    const auto renameColumns = [&](std::vector<ColumnId>& columns) {
        for (ColumnId& column : columns)
            column = ColumnId(renamed(column));
    };
    for (Column& column : copy.columns)
        column.id = ColumnId(renamed(column.id));
    copy.tenantKey = ColumnId(renamed(copy.tenantKey));
    // Names of keys and indexes are unique in a namespace: the copy gets its own.
    if (copy.primaryKey) {
        copy.primaryKey->id = ConstraintId(renamed(copy.primaryKey->id));
        copy.primaryKey->name.clear();
        renameColumns(copy.primaryKey->columns);
    }
    for (UniqueConstraint& unique : copy.uniques) {
        unique.id = ConstraintId(renamed(unique.id));
        unique.name.clear();
        renameColumns(unique.columns);
        renameColumns(unique.include);
    }
    for (ForeignKey& key : copy.foreignKeys) {
        key.id = ConstraintId(renamed(key.id));
        key.name.clear();
        renameColumns(key.columns);
        renameColumns(key.setColumns);
        if (key.target == source) {
            key.target = id;
            renameColumns(key.targetColumns);
        }
    }
    for (Check& check : copy.checks) {
        check.id = ConstraintId(renamed(check.id));
        check.name.clear();
    }
    for (Index& index : copy.indexes) {
        index.id = IndexId(renamed(index.id));
        index.name.clear();
        for (IndexKey& key : index.keys)
            key.column = ColumnId(renamed(key.column));
        renameColumns(index.include);
    }
    copy.exclusions.clear();
    copy.triggers.clear();
    copy.policies.clear();
    copy.grants.clear();
    copy.rowSecurity = copy.forceRowSecurity = false;
    copy.origin.clear();
    Result<Project> added = addProtectedTable(project, std::move(copy));  // with the guards of its class
    if (!added)
        return added;
    Result<Project> placed = placeTable(*added, id, place.x(), place.y());
    const Placement* was = project.placements.find(source);
    return placed && was && was->area ? setTablesArea(*placed, {id}, was->area) : placed;
}

Column freshColumn(const Table& table)
{
    Column column;
    column.id = ColumnId::random();
    column.name = "new_column";
    for (int number = 2; table.columnNamed(column.name); ++number)
        column.name = "new_column_" + std::to_string(number);
    column.type = "text";
    return column;
}

}  // namespace barch::ui
