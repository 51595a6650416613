#include "core/rules/tenancy/tenant_fixes.h"

namespace barch::rules {
namespace {

/// A value that nobody guesses or chooses: random, hashed, or given by another service.
bool isUnguessable(const Column& column)
{
    static constexpr std::array<std::string_view, 12> phrases = {"hash", "token", "digest", "fingerprint", "provider", "external", "secret",
                                                                 "stripe", "paypal", "razorpay", "idempotency_key", "public_id"};
    return column.protection != Protection::Plain || column.classification == Classification::Secret || hasAnyPhrase(column.name, phrases) ||
           lowerCase(column.defaultExpression).find("random") != std::string::npos;
}

bool isFaulty(const Table& table, const std::vector<ColumnId>& columns)
{
    if (columns.empty() || contains(columns, table.tenantKey))
        return false;
    return std::none_of(columns.begin(), columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return !column || isUnguessable(*column) || (table.primaryKey && contains(table.primaryKey->columns, id));
    });
}

std::vector<ColumnId> columnsOf(const Index& index)
{
    std::vector<ColumnId> columns;
    for (const IndexKey& key : index.keys)
        columns.push_back(key.column);
    return columns;
}

std::string message(const Table& table, const std::vector<ColumnId>& columns)
{
    return keyPath(table, columns) + " must be unique among all tenants. One tenant learns what another holds from the refusal, and can't use the same value itself.";
}

/// Unique on an expression, such as lower(email): the columns that it names.
std::vector<ColumnId> namedBy(const Table& table, const Index& index)
{
    std::vector<ColumnId> columns;
    for (const IndexKey& key : index.keys) {
        if (key.column)
            columns.push_back(key.column);
        for (const Token& token : tokenize(key.expression))
            if (const Column* column = token.isName() ? table.columnNamed(token.text) : nullptr)
                columns.push_back(column->id);
    }
    return columns;
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!isTenantOwned(table) || !tenantKeyOf(table))
        return;
    for (const UniqueConstraint& unique : table.uniques)
        if (isFaulty(table, unique.columns))
            report.add(refTo(table, unique), message(table, unique.columns));
    for (const Index& index : table.indexes)
        if (index.unique && isFaulty(table, namedBy(table, index)))
            report.add(refTo(table, index), message(table, namedBy(table, index)));
}

Result<Project> leadByTenant(const Project& project, TableId tableId, const ElementRef& element)
{
    const Table* found = project.table(tableId);
    if (!found)
        return goneError("table");
    Table table = *found;
    std::vector<ColumnId> before;
    if (element.kind == ElementKind::Index) {
        Index* index = findById(table.indexes, element.id);
        if (!index)
            return goneError("index");
        before = columnsOf(*index);
        IndexKey key;
        key.column = table.tenantKey;
        index->keys.insert(index->keys.begin(), key);
    } else {
        UniqueConstraint* unique = findById(table.uniques, element.id);
        if (!unique)
            return goneError("constraint");
        before = unique->columns;
        unique->columns.insert(unique->columns.begin(), table.tenantKey);
    }
    Project after = project;
    after.tables = after.tables.with(std::move(table));
    for (const Table& other : project.tables)
        for (const ForeignKey& key : other.foreignKeys)
            if (key.target == tableId && sameColumns(key.targetColumns, before)) {
                Result<Project> paired = pairReference(after, other.id, key.id);
                if (!paired)
                    return paired.error();
                after = std::move(paired).value();
            }
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeProject("Make it unique within the tenant", [finding](const Project& project) {
        return leadByTenant(project, TableId(finding.element.owner), finding.element);
    }));
}

}  // namespace

extern const Rule uniqueWithoutTenant = {
    .code = "TEN014",
    .name = "unique-without-tenant",
    .title = "Values are unique within a tenant",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
