#include "tests/support/generated_project.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace barch {
namespace {

constexpr std::array<std::string_view, 20> subjects{
    "order",   "invoice", "ticket",   "shipment", "contract", "product", "payment", "account", "course", "lesson",
    "booking", "patient", "campaign", "supplier", "asset",    "task",    "refund",  "message", "report", "vehicle"};
constexpr std::array<std::string_view, 20> parts{
    "line",    "note",   "event",  "status", "entry",    "label",   "change", "member", "document", "rule",
    "comment", "export", "import", "limit",  "schedule", "contact", "price",  "view",   "template", "review"};

struct Plain {
    std::string_view name;
    std::string_view type;
    std::string_view defaultExpression;
    bool nullable;
    Classification classification;
    std::string_view comment;
};
constexpr std::array<Plain, 7> plainColumns{{
    {"title", "text", "", false, Classification::None, "What people call it on screen."},
    {"description", "text", "", true, Classification::None, ""},
    {"status", "text", "'open'", false, Classification::None, "open, in_progress or done."},
    {"contact_email", "text", "", true, Classification::Personal, "Where questions about it go."},
    {"amount", "numeric(12,2)", "0", false, Classification::Financial, "In the currency of the organisation."},
    {"created_at", "timestamptz", "now()", false, Classification::None, ""},
    {"updated_at", "timestamptz", "now()", false, Classification::None, ""},
}};

constexpr std::string_view ownRows = "tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid)";

std::string tableName(std::size_t number)
{
    if (number < 2)
        return number == 0 ? "tenants" : "users";
    const std::string name = std::string(subjects[number % subjects.size()]) + '_' +
                             std::string(parts[number / subjects.size() % parts.size()]) + 's';
    const std::size_t round = number / (subjects.size() * parts.size());
    return round == 0 ? name : name + '_' + std::to_string(round + 1);
}

class Generator {
public:
    explicit Generator(std::size_t tables) : m_count(tables) {}

    Project make()
    {
        Project project;
        ProjectInfo info;
        info.name = "Generated";
        info.dialect = Dialect::PostgreSql;
        project.info = info;
        addRoles(project);
        addTenancy(project);
        Namespace space;
        space.id = m_namespace;
        space.name = "public";
        space.grants.push_back(grantTo(m_runtime, {"usage"}));
        project.namespaces = project.namespaces.with(space);

        std::vector<std::shared_ptr<const Table>> tables;
        std::vector<std::shared_ptr<const Placement>> placements;
        for (std::size_t number = 0; number < m_count; ++number) {
            tables.push_back(std::make_shared<const Table>(table(number)));
            placements.push_back(std::make_shared<const Placement>(placement(number)));
        }
        project.tables = SharedMap<Table>::of(std::move(tables));
        project.placements = SharedMap<Placement>::of(std::move(placements));
        for (const std::string_view subject : subjects) {
            Area area;
            area.id = AreaId::derive("area/" + std::string(subject));
            area.name = subject;
            project.areas = project.areas.with(area);
        }
        return project;
    }

private:
    static TableId tableId(std::size_t number) { return TableId::derive("generated/" + tableName(number)); }
    static ColumnId columnId(std::size_t number, std::string_view column)
    {
        return ColumnId::derive("generated/" + tableName(number) + '/' + std::string(column));
    }
    static Grant grantTo(RoleId role, std::vector<std::string> privileges)
    {
        Grant grant;
        grant.role = role;
        grant.privileges = std::move(privileges);
        return grant;
    }

    void addRoles(Project& project) const
    {
        for (const auto& [id, name] : {std::pair{m_owner, "app_owner"}, {m_migrator, "app_migrator"}, {m_runtime, "app_runtime"}}) {
            Role role;
            role.id = id;
            role.name = name;
            role.login = id != m_owner;
            if (id == m_migrator)
                role.memberOf.push_back(m_owner);
            project.roles = project.roles.with(role);
        }
    }

    void addTenancy(Project& project) const
    {
        Tenancy tenancy;
        tenancy.model = TenancyModel::Shared;
        tenancy.rootTable = tableId(0);
        tenancy.keyColumn = "tenant_id";
        tenancy.setting = "app.tenant_id";
        tenancy.ownerRole = m_owner;
        tenancy.migratorRole = m_migrator;
        tenancy.runtimeRole = m_runtime;
        project.tenancy = tenancy;
    }

    Column column(std::size_t number, std::string_view name, std::string_view type) const
    {
        Column made;
        made.id = columnId(number, name);
        made.name = name;
        made.type = type;
        made.classification = Classification::None;
        return made;
    }

    Table table(std::size_t number) const
    {
        Table table;
        table.id = tableId(number);
        table.namespaceId = m_namespace;
        table.name = tableName(number);
        table.comment = "Generated table " + std::to_string(number) + ".";
        Column id = column(number, "id", "uuid");
        id.defaultExpression = "gen_random_uuid()";
        table.columns.push_back(std::move(id));
        if (number == 0) {
            table.tenancyClass = TenancyClass::Root;
            for (const std::string_view name : {"slug", "region", "plan", "locale"})
                table.columns.push_back(column(number, name, "text"));
        } else {
            table.tenancyClass = TenancyClass::Owned;
            table.tenantKey = columnId(number, "tenant_id");
            table.columns.push_back(column(number, "tenant_id", "uuid"));
            addReferences(table, number);
        }
        for (const Plain& plain : plainColumns) {
            Column added = column(number, plain.name, plain.type);
            added.defaultExpression = plain.defaultExpression;
            added.nullable = plain.nullable;
            added.classification = plain.classification;
            added.comment = plain.comment;
            table.columns.push_back(std::move(added));
        }
        addKeys(table, number);
        addAccess(table, number);
        return table;
    }

    /// To the tenant, to the table's parent and to a user: each within the tenant.
    void addReferences(Table& table, std::size_t number) const
    {
        reference(table, number, "tenant_id", 0);
        const std::size_t parent = number / 3;
        for (const auto& [name, target] : {std::pair<std::string_view, std::size_t>{"parent_id", parent == 0 ? 1 : parent},
                                           {"created_by", std::size_t{1}},
                                           {"reviewed_by", std::size_t{1}}}) {
            Column added = column(number, name, "uuid");
            added.nullable = true;
            table.columns.push_back(std::move(added));
            if (name != "reviewed_by" || number % 4 == 0)
                reference(table, number, name, target);
        }
    }

    void reference(Table& table, std::size_t number, std::string_view from, std::size_t target) const
    {
        const std::string base = "generated/" + table.name + '/' + std::string(from);
        ForeignKey key;
        key.id = ConstraintId::derive(base + "/fk");
        key.name = table.name + '_' + std::string(from) + "_fkey";
        key.target = tableId(target);
        Index index;
        index.id = IndexId::derive(base + "/index");
        index.name = table.name + '_' + std::string(from) + "_idx";
        if (target != 0) {
            key.columns.push_back(columnId(number, "tenant_id"));
            key.targetColumns.push_back(columnId(target, "tenant_id"));
            key.setColumns.push_back(columnId(number, from));
            index.keys.emplace_back().column = columnId(number, "tenant_id");
        }
        key.columns.push_back(columnId(number, from));
        key.targetColumns.push_back(columnId(target, "id"));
        key.onDelete = target == 0 ? ReferentialAction::Cascade : ReferentialAction::SetNull;
        index.keys.emplace_back().column = columnId(number, from);
        table.foreignKeys.push_back(std::move(key));
        table.indexes.push_back(std::move(index));
    }

    void addKeys(Table& table, std::size_t number) const
    {
        const std::string base = "generated/" + table.name;
        PrimaryKey primary;
        primary.id = ConstraintId::derive(base + "/pk");
        primary.columns.push_back(columnId(number, "id"));
        table.primaryKey = primary;
        if (number != 0) {
            UniqueConstraint unique;
            unique.id = ConstraintId::derive(base + "/tenant_id_id");
            unique.name = table.name + "_tenant_id_id_key";
            unique.columns = {columnId(number, "tenant_id"), columnId(number, "id")};
            table.uniques.push_back(std::move(unique));
        }
        Check check;
        check.id = ConstraintId::derive(base + "/amount");
        check.name = table.name + "_amount_check";
        check.expression = "amount >= 0";
        table.checks.push_back(std::move(check));
    }

    void addAccess(Table& table, std::size_t number) const
    {
        table.grants.push_back(grantTo(m_runtime, {"delete", "insert", "select", "update"}));
        table.rowSecurity = true;
        table.forceRowSecurity = true;
        Policy policy;
        policy.id = PolicyId::derive("generated/" + table.name + "/policy");
        policy.name = table.name + "_own_rows";
        policy.roles.push_back(m_runtime);
        policy.usingExpression = number == 0 ? "id" + std::string(ownRows.substr(ownRows.find(' '))) : std::string(ownRows);
        policy.checkExpression = policy.usingExpression;
        table.policies.push_back(std::move(policy));
    }

    Placement placement(std::size_t number) const
    {
        Placement placement;
        placement.id = tableId(number);
        placement.x = static_cast<double>(number % 100) * 320;
        placement.y = static_cast<double>(number / 100) * 400;
        placement.area = AreaId::derive("area/" + std::string(subjects[number % subjects.size()]));
        return placement;
    }

    std::size_t m_count;
    NamespaceId m_namespace = NamespaceId::derive("generated/public");
    RoleId m_owner = RoleId::derive("generated/app_owner");
    RoleId m_migrator = RoleId::derive("generated/app_migrator");
    RoleId m_runtime = RoleId::derive("generated/app_runtime");
};

}  // namespace

Project generatedProject(std::size_t tables)
{
    return Generator(tables).make();
}

}  // namespace barch
