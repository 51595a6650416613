#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    if (isPartition(table) || !table.inherits.empty() || (table.primaryKey && !table.primaryKey->columns.empty()))
        return;
    report.add(refTo(table), table.name + " has no primary key. Nothing tells two equal rows apart, and no other table can refer to one.");
}

/// The columns that a key would be made of: the references of a link table, a unique constraint of
/// required columns, or the id.
std::vector<ColumnId> keyColumns(const Table& table)
{
    if (table.tenancyClass == TenancyClass::Link && table.foreignKeys.size() >= 2) {
        std::vector<ColumnId> columns;
        if (table.tenantKey)
            columns.push_back(table.tenantKey);
        for (const ForeignKey& key : table.foreignKeys)
            for (const ColumnId id : key.columns)
                if (!contains(columns, id))
                    columns.push_back(id);
        return columns;
    }
    for (const UniqueConstraint& unique : table.uniques)
        if (std::all_of(unique.columns.begin(), unique.columns.end(),
                        [&](ColumnId id) { return table.column(id) && !table.column(id)->nullable; }))
            return unique.columns;
    const Column* id = table.columnNamed("id");
    return id ? std::vector<ColumnId>{id->id} : std::vector<ColumnId>{};
}

void addKey(const std::string& idType, bool ledByTenant, Table& table)
{
    std::vector<ColumnId> columns = keyColumns(table);
    if (columns.empty()) {
        Column id = newColumn(table, "id", idType);
        if (idType == "uuid")
            id.defaultExpression = "gen_random_uuid()";
        else
            id.identity = Identity::Always;
        columns = {id.id};
        table.columns.insert(table.columns.begin(), std::move(id));
    }
    if (ledByTenant && table.tenantKey && !contains(columns, table.tenantKey))
        columns.insert(columns.begin(), table.tenantKey);
    for (Column& column : table.columns)
        if (contains(columns, column.id))
            column.nullable = false;
    std::erase_if(table.uniques, [&](const UniqueConstraint& unique) { return sameColumns(unique.columns, columns); });
    PrimaryKey key;
    key.name = freeConstraintName(table, table.name + "_pkey");
    key.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + key.name);
    key.columns = std::move(columns);
    table.primaryKey = std::move(key);
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const std::string rootType = context.rootKeyType();
    const std::string idType = !rootType.empty() ? rootType : context.has("data.id_type", "bigint") ? "bigint" : "uuid";
    const bool ledByTenant = context.sharesDatabase() && !context.isSqlite();
    return onlyFix(changeTable("Add a primary key", TableId(finding.element.id),
                               [=](const Project&, Table& table) { addKey(idType, ledByTenant && isTenantOwned(table), table); }));
}

}  // namespace

extern const Rule tableWithoutPrimaryKey = {
    .code = "SCH001",
    .name = "table-without-primary-key",
    .title = "Every table has a primary key",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
