#include "core/rules/elements.h"

namespace barch::rules {
namespace {

/// deleted_at, removed_at, is_deleted.
const Column* deletedColumn(const Table& table)
{
    static constexpr std::array<std::string_view, 6> names = {"deleted_at", "removed_at", "deleted_on", "is_deleted", "deleted", "date_deleted"};
    for (const Column& column : table.columns)
        if (std::find(names.begin(), names.end(), snakeCase(column.name)) != names.end())
            return &column;
    return nullptr;
}

/// Values that are never given again: ids, random tokens.
bool isGivenOnce(const Table& table, const UniqueConstraint& unique)
{
    static constexpr std::array<std::string_view, 5> words = {"hash", "token", "uuid", "fingerprint", "provider"};
    return std::any_of(unique.columns.begin(), unique.columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        const bool isKey = table.primaryKey && contains(table.primaryKey->columns, id) && id != table.tenantKey;
        return !column || isKey || column->protection != Protection::Plain || hasAnyPhrase(column->name, words);
    });
}

/// Whether deleted rows are told apart by the constraint: by the column, or one computed from it.
bool minds(const Table& table, const UniqueConstraint& unique, const Column& deleted)
{
    return std::any_of(unique.columns.begin(), unique.columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return id == deleted.id || (column && containsWord(tokenize(column->generatedExpression), lowerCase(deleted.name)));
    });
}

bool isReferredTo(const RuleContext& context, const Table& table, const UniqueConstraint& unique)
{
    for (const Table* referrer : context.referrers(table.id))
        for (const ForeignKey& key : referrer->foreignKeys)
            if (key.target == table.id && sameColumns(key.targetColumns, unique.columns))
                return true;
    return false;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const Column* deleted = deletedColumn(table);
    if (!deleted)
        return;
    for (const UniqueConstraint& unique : table.uniques) {
        if (minds(table, unique, *deleted) || isGivenOnce(table, unique) || isReferredTo(context, table, unique))
            continue;
        report.add(refTo(table, unique), keyPath(table, unique.columns) + " stays taken by a row that is marked as deleted. Nobody can use the value again.");
    }
}

std::string aliveTest(const Column& deleted)
{
    return bareType(deleted.type) == "boolean" ? "NOT " + deleted.name : deleted.name + " IS NULL";
}

void makePartial(Table& table, ConstraintId id)
{
    const UniqueConstraint* unique = findById(table.uniques, id);
    const Column* deleted = deletedColumn(table);
    if (!unique || !deleted)
        return;
    const std::vector<ColumnId> columns = unique->columns;
    const std::string name = unique->name;
    std::erase_if(table.uniques, [&](const UniqueConstraint& each) { return each.id == id; });
    addIndexOn(table, columns);
    Index& index = table.indexes.back();
    index.unique = true;
    index.predicate = aliveTest(*deleted);
    if (!name.empty())
        index.name = freeConstraintName(table, name);
}

/// MySQL has no partial index: a computed column that is empty for deleted rows takes its place.
void makeComputed(Table& table, ConstraintId id)
{
    const Column* deleted = deletedColumn(table);
    UniqueConstraint* unique = findById(table.uniques, id);
    if (!unique || !deleted)
        return;
    const Column* alive = table.columnNamed("is_alive");
    ColumnId aliveId = alive ? alive->id : ColumnId();
    if (!alive) {
        Column column = newColumn(table, "is_alive", "smallint");
        column.nullable = true;
        column.generatedExpression = "CASE WHEN " + aliveTest(*deleted) + " THEN 1 END";
        aliveId = column.id;
        table.columns.push_back(std::move(column));
    }
    unique->columns.push_back(aliveId);
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const ConstraintId id(finding.element.id);
    const bool mySql = context.isMySql();
    std::vector<FixOption> options;
    options.push_back(changeTable("Unique among rows that are not deleted", table, [id, mySql](const Project&, Table& changing) {
        if (mySql)
            makeComputed(changing, id);
        else
            makePartial(changing, id);
    }));
    options.push_back(changeTable("Delete rows for good", table, [](const Project&, Table& changing) {
        const Column* deleted = deletedColumn(changing);
        if (!deleted)
            return;
        const ColumnId gone = deleted->id;
        const std::string name = lowerCase(deleted->name);
        std::erase_if(changing.columns, [&](const Column& column) { return column.id == gone; });
        std::erase_if(changing.indexes, [&](const Index& index) {
            return containsWord(tokenize(index.predicate), name) || std::any_of(index.keys.begin(), index.keys.end(), [&](const IndexKey& key) { return key.column == gone; });
        });
        std::erase_if(changing.checks, [&](const Check& each) { return containsWord(tokenize(each.expression), name); });
    }, "Nothing brings a deleted row back, and the audit log must say who deleted it."));
    return options;
}

}  // namespace

extern const Rule softDeleteBlocksUnique = {
    .code = "SCH010",
    .name = "soft-delete-blocks-unique",
    .title = "A deleted row sets its unique values free",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
