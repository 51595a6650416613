#include "tests/support/design.h"

#include <sstream>

namespace barch::test {

Design::Design(Dialect dialect)
{
    ProjectInfo info;
    info.name = "A design for tests";
    info.dialect = dialect;
    m_project.info = info;
    space("public");
}

NamespaceId Design::space(const std::string& name)
{
    const auto id = NamespaceId::derive("namespace/" + name);
    if (!m_project.namespaces.find(id)) {
        Namespace made;
        made.id = id;
        made.name = name;
        m_project.namespaces = m_project.namespaces.with(made);
    }
    return id;
}

RoleId Design::role(const std::string& name, bool login, bool bypass)
{
    Role made;
    made.id = RoleId::derive("role/" + name);
    made.name = name;
    made.login = login;
    made.bypassRowSecurity = bypass;
    m_project.roles = m_project.roles.with(made);
    return made.id;
}

void Design::tenantRoles()
{
    Tenancy tenancy = *m_project.tenancy;
    tenancy.model = TenancyModel::Shared;
    tenancy.keyColumn = "tenant_id";
    tenancy.setting = "app.tenant_id";
    tenancy.ownerRole = role("app_owner");
    tenancy.migratorRole = role("app_migrator", true, true);
    tenancy.runtimeRole = role("app_runtime", true);
    tenancy.helperRole = role("app_rls_helper", false, true);
    m_project.tenancy = tenancy;
    Role migrator = *m_project.roles.find(tenancy.migratorRole);
    migrator.memberOf = {tenancy.ownerRole};
    m_project.roles = m_project.roles.with(migrator);
    DefaultPrivilege entry;
    entry.id = VerbatimId::derive("default functions");
    entry.forRole = tenancy.ownerRole;
    entry.objects = "functions";
    entry.revoke = true;
    entry.grant.privileges = {"execute"};
    put(entry);
}

UserTypeId Design::enumeration(const std::string& name, const std::vector<std::string>& values)
{
    UserType type;
    type.id = UserTypeId::derive("type/" + name);
    type.namespaceId = space("public");
    type.name = name;
    for (const auto& value : values)
        type.values.push_back({EnumValueId::derive(name + "/" + value), value, {}});
    m_project.types = m_project.types.with(type);
    return type.id;
}

Table table(const std::string& name, const std::vector<std::string>& columns, const std::string& space)
{
    Table made;
    made.id = TableId::derive("table/" + space + "." + name);
    made.namespaceId = NamespaceId::derive("namespace/" + space);
    made.name = name;
    for (const auto& text : columns) {
        Column column;
        std::istringstream words(text);
        words >> column.name >> column.type;
        column.id = ColumnId::derive(space + "." + name + "." + column.name);
        for (std::string word; words >> word;) {
            if (word == "null") {
                column.nullable = true;
            } else if (word == "identity") {
                column.identity = Identity::Always;
            } else if (word == "default") {
                std::getline(words >> std::ws, column.defaultExpression);
            } else {
                column.type += " " + word;
            }
        }
        made.columns.push_back(column);
    }
    return made;
}

ColumnId columnOf(const Table& table, const std::string& name)
{
    return table.columnNamed(name)->id;
}

std::vector<ColumnId> columnsOf(const Table& table, const std::vector<std::string>& names)
{
    std::vector<ColumnId> ids;
    for (const auto& name : names)
        ids.push_back(columnOf(table, name));
    return ids;
}

Column& columnIn(Table& table, const std::string& name)
{
    for (Column& column : table.columns)
        if (column.name == name)
            return column;
    throw std::out_of_range(name);
}

void primaryKey(Table& table, const std::vector<std::string>& columns)
{
    PrimaryKey key;
    key.id = ConstraintId::derive(table.id.text() + "/pk");
    key.columns = columnsOf(table, columns);
    table.primaryKey = key;
}

void unique(Table& table, const std::vector<std::string>& columns)
{
    UniqueConstraint key;
    key.id = ConstraintId::derive(table.id.text() + "/unique/" + std::to_string(table.uniques.size()));
    key.columns = columnsOf(table, columns);
    table.uniques.push_back(key);
}

ForeignKey& refers(Table& table, const std::vector<std::string>& columns, const Table& target, const std::vector<std::string>& targetColumns)
{
    ForeignKey key;
    key.id = ConstraintId::derive(table.id.text() + "/fk/" + std::to_string(table.foreignKeys.size()));
    key.columns = columnsOf(table, columns);
    key.target = target.id;
    key.targetColumns = columnsOf(target, targetColumns);
    return table.foreignKeys.emplace_back(key);
}

Check& check(Table& table, const std::string& expression)
{
    Check made;
    made.id = ConstraintId::derive(table.id.text() + "/check/" + std::to_string(table.checks.size()));
    made.expression = expression;
    return table.checks.emplace_back(made);
}

Index& index(Table& table, const std::vector<std::string>& columns)
{
    Index made;
    made.id = IndexId::derive(table.id.text() + "/index/" + std::to_string(table.indexes.size()));
    for (const auto& name : columns) {
        IndexKey key;
        key.column = columnOf(table, name);
        made.keys.push_back(key);
    }
    return table.indexes.emplace_back(made);
}

}  // namespace barch::test
