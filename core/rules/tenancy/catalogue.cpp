#include "core/rules/tenancy/catalogue.h"

#include "core/edits/table_edits.h"

namespace barch::rules {

bool isCatalogueName(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> owners = {"tenant", "tenants", "customer", "customers"};
    static constexpr std::array<std::string_view, 11> places = {"database", "databases", "placement", "placements", "shard", "shards",
                                                               "routing", "routes", "location", "locations", "connections"};
    return (hasAnyPhrase(name, owners) && hasAnyPhrase(name, places)) || hasPhrase(name, "database_catalogue") || hasPhrase(name, "database_catalog");
}

bool hasColumnLike(const std::vector<std::string>& columns, std::span<const std::string_view> phrases)
{
    return std::any_of(columns.begin(), columns.end(), [&](const std::string& name) { return hasAnyPhrase(name, phrases); });
}

void addVersion(Table& table)
{
    Column column = newColumn(table, "schema_version", "varchar(60)");
    column.defaultExpression = "'0'";
    column.comment = "The last migration that ran there.";
    table.columns.push_back(std::move(column));
}

void addCredential(Table& table)
{
    Column column = newColumn(table, "credential_reference", "varchar(190)");
    column.comment = "Name of the entry of the secret store with this tenant's own login; never the login itself.";
    table.columns.push_back(std::move(column));
}

void addState(Table& table)
{
    Column column = newColumn(table, "is_active", "boolean");
    column.defaultExpression = "false";
    column.comment = "Requests go only to databases that are active.";
    table.columns.push_back(std::move(column));
}

Result<Project> withCatalogue(const Project& project)
{
    const Table* root = project.table(project.tenancy->rootTable);
    if (!root || !root->primaryKey || root->primaryKey->columns.size() != 1)
        return Error{"The design has no tenant table that a catalogue could refer to.", {}, "Say first which table holds the tenants."};
    std::string name = "tenant_databases";
    auto taken = [&](const std::string& wanted) {
        return std::any_of(project.tables.begin(), project.tables.end(), [&](const Table& table) { return table.name == wanted; });
    };
    for (int n = 2; taken(name); ++n)
        name = "tenant_databases_" + std::to_string(n);
    Table table = newTable(project, name, TenancyClass::Global);
    table.id = TableId::derive("table/" + name);
    table.livesIn = DatabaseSet::ControlPlane;
    table.comment = "Where each tenant's data lies. A tenant without an active row here gets no connection.";
    Column tenant = newColumn(table, project.tenancy->keyColumn.empty() ? "tenant_id" : project.tenancy->keyColumn,
                              root->column(root->primaryKey->columns.front())->type);
    const ColumnId tenantId = tenant.id;
    table.columns.push_back(std::move(tenant));
    Column database = newColumn(table, "database_name", "varchar(63)");
    database.comment = "Name of the database on its server.";
    table.columns.push_back(std::move(database));
    addCredential(table);
    addVersion(table);
    addState(table);
    addUniqueOn(table, {tenantId});
    table.foreignKeys.push_back(newForeignKey(table, {tenantId}, *root, root->primaryKey->columns));
    return addTable(project, std::move(table));
}

FixOption addCatalogue(std::string title)
{
    return changeProject(std::move(title), withCatalogue);
}

}  // namespace barch::rules
