#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool allThere(const Table& table, const std::vector<ColumnId>& columns)
{
    return std::all_of(columns.begin(), columns.end(), [&](ColumnId id) { return table.column(id) != nullptr; });
}

bool hasKeyOver(const Table& table, const std::vector<ColumnId>& columns)
{
    const auto sets = uniqueSets(table);
    return std::any_of(sets.begin(), sets.end(), [&](const auto& set) { return sameColumns(set, columns); });
}

std::string faultOf(const RuleContext& context, const Table& table, const ForeignKey& key)
{
    const Table* target = context.table(key.target);
    if (!target)
        return "refers to a table that isn't there";
    if (key.columns.empty() || key.columns.size() != key.targetColumns.size())
        return "has " + std::to_string(key.columns.size()) + " columns and refers to " + std::to_string(key.targetColumns.size());
    if (!allThere(table, key.columns))
        return "has a column that isn't there";
    if (!allThere(*target, key.targetColumns))
        return "refers to a column of " + target->name + " that isn't there";
    if (!hasKeyOver(*target, key.targetColumns) && !isPartition(*target))
        return "refers to " + target->name + " by " + namesOf(*target, key.targetColumns) + ", which no key of " + target->name + " makes unique";
    return {};
}

bool indexIsWhole(const Table& table, const Index& index)
{
    return allThere(table, index.include) && std::all_of(index.keys.begin(), index.keys.end(), [&](const IndexKey& key) { return !key.column || table.column(key.column); });
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const ForeignKey& key : table.foreignKeys)
        if (const std::string fault = faultOf(context, table, key); !fault.empty())
            report.add(refTo(table, key), "The reference " + (key.name.empty() ? "of " + table.name : key.name) + " " + fault + ". No database takes it.");
    for (const UniqueConstraint& unique : table.uniques)
        if (unique.columns.empty() || !allThere(table, unique.columns) || !allThere(table, unique.include))
            report.add(refTo(table, unique), "The unique constraint " + unique.name + " of " + table.name + " names a column that isn't there. No database takes it.");
    for (const Index& index : table.indexes)
        if (index.keys.empty() || !indexIsWhole(table, index))
            report.add(refTo(table, index), "The index " + index.name + " of " + table.name + " names a column that isn't there. No database takes it.");
    if (table.primaryKey && !allThere(table, table.primaryKey->columns))
        report.add(ElementRef::inTable(ElementKind::Constraint, table.id, table.primaryKey->id), "The primary key of " + table.name + " names a column that isn't there. No database takes it.");
}

void dropMissing(const Table& table, std::vector<ColumnId>& columns)
{
    std::erase_if(columns, [&](ColumnId id) { return !table.column(id); });
}

/// A reference to columns that are there and no key holds gets its key; any other goes.
Result<Project> healReference(const Project& project, TableId tableId, ConstraintId keyId)
{
    const Table* found = project.table(tableId);
    if (!found)
        return goneError("table");
    Table table = *found;
    const ForeignKey* key = findById(table.foreignKeys, keyId);
    if (!key)
        return goneError("reference");
    const Table* target = project.table(key->target);
    const bool lacksKeyOnly = target && !key->columns.empty() && key->columns.size() == key->targetColumns.size() && allThere(table, key->columns) && allThere(*target, key->targetColumns);
    Project after = project;
    if (lacksKeyOnly) {
        const std::vector<ColumnId> columns = key->targetColumns;
        Table other = target->id == tableId ? table : *target;
        addUniqueOn(other, columns);
        after.tables = after.tables.with(std::move(other));
        return after;
    }
    std::erase_if(table.foreignKeys, [&](const ForeignKey& each) { return each.id == keyId; });
    after.tables = after.tables.with(std::move(table));
    return after;
}

void healKeys(Table& table)
{
    for (UniqueConstraint& unique : table.uniques) {
        dropMissing(table, unique.columns);
        dropMissing(table, unique.include);
    }
    std::erase_if(table.uniques, [](const UniqueConstraint& unique) { return unique.columns.empty(); });
    for (Index& index : table.indexes) {
        std::erase_if(index.keys, [&](const IndexKey& key) { return key.column && !table.column(key.column); });
        dropMissing(table, index.include);
    }
    std::erase_if(table.indexes, [](const Index& index) { return index.keys.empty(); });
    if (table.primaryKey) {
        dropMissing(table, table.primaryKey->columns);
        if (table.primaryKey->columns.empty())
            table.primaryKey.reset();
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId tableId(finding.element.owner);
    const Table* table = context.table(tableId);
    if (table && findById(table->foreignKeys, finding.element.id)) {
        const ConstraintId key(finding.element.id);
        return onlyFix(changeProject("Add the key that is missing, or take the reference out", [=](const Project& project) { return healReference(project, tableId, key); }));
    }
    return onlyFix(changeTable("Leave the missing column out", tableId, [](const Project&, Table& changing) { healKeys(changing); }));
}

}  // namespace

extern const Rule danglingReference = {
    .code = "SCH015",
    .name = "dangling-reference",
    .title = "Keys, indexes and references name what is there",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
