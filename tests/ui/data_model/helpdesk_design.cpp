#include "tests/ui/data_model/helpdesk_design.h"

#include <cmath>
#include <sstream>

namespace barch::test {
namespace {

using enum TenancyClass;

const TableText tables[] = {
    {"Billing", "plans", Global, 0, 0, {"id uuid p", "code text u", "name text", "price_cents integer", "stripe_price_id text u", "seat_limit integer ?"}},
    {"Billing", "subscriptions", Owned, 0, 180, {"id uuid p", "tenant_id uuid", "plan_id uuid >plans", "stripe_id text", "status text", "period_end timestamptz"}},
    {"Billing", "webhook_events", Global, 0, 360, {"id uuid p", "provider text", "event_id text", "payload jsonb", "received_at timestamptz i", "handled_at timestamptz ?"}},
    {"Accounts & access", "tenants", Root, 248, 0, {"id uuid p", "name text", "slug citext u", "plan_id uuid >plans", "clerk_org_id text u", "stripe_customer_id text ?", "region text", "created_at timestamptz"}},
    {"Accounts & access", "memberships", Link, 248, 220, {"tenant_id uuid p", "user_id uuid p >users", "role membership_role", "joined_at timestamptz ?"}},
    {"Accounts & access", "users", Global, 248, 360, {"id uuid p", "clerk_user_id text u", "email citext u", "display_name text", "created_at timestamptz", "erased_at timestamptz ?"}},
    {"Accounts & access", "api_keys", Owned, 248, 540, {"id uuid p", "tenant_id uuid", "created_by uuid >users", "name text", "key_hash bytea u", "scopes text[]", "last_used_at timestamptz ?"}},
    {"Tickets", "tickets", Owned, 508, 0, {"id uuid p", "tenant_id uuid i", "number integer u", "subject text", "status ticket_status i", "priority smallint", "requester_id uuid >users", "assignee_id uuid ? >users", "sla_policy_id uuid ? >sla_policies", "created_at timestamptz i", "closed_at timestamptz ?"}},
    {"Tickets", "ticket_messages", Owned, 508, 288, {"id uuid p", "tenant_id uuid", "ticket_id uuid i >tickets", "author_id uuid >users", "body text", "is_internal boolean", "created_at timestamptz"}},
    {"Tickets", "sla_policies", Owned, 764, 0, {"id uuid p", "tenant_id uuid", "name text", "first_reply_min integer", "resolve_min integer", "is_default boolean"}},
    {"Tickets", "ticket_tags", Link, 764, 172, {"tenant_id uuid", "ticket_id uuid p >tickets", "tag_id uuid p i >tags"}},
    {"Tickets", "tags", Owned, 764, 284, {"id uuid p", "tenant_id uuid", "name text u", "color text"}},
    {"Tickets", "attachments", Owned, 764, 416, {"id uuid p", "tenant_id uuid", "message_id uuid >ticket_messages", "file_name text", "storage_key text u", "byte_size bigint"}},
    {"Operations", "audit_logs", Owned, 508, 624, {"id bigint p", "tenant_id uuid i", "actor_id uuid ? >users", "action text", "entity text", "entity_id uuid", "created_at timestamptz"}},
    {"Operations", "ai_usage", Owned, 764, 624, {"id bigint p", "tenant_id uuid", "ticket_id uuid ? >tickets", "model text", "tokens_in integer", "tokens_out integer", "created_at timestamptz"}},
};

/// The column of a line of text; what else the line says goes into the table.
void addColumn(Table& table, std::string_view line)
{
    std::istringstream words{std::string(line)};
    Column column;
    words >> column.name >> column.type;
    column.id = columnId(table.name, column.name);
    if (column.type == "ticket_status" || column.type == "membership_role") {
        column.userType = UserTypeId::derive("type/" + column.type);
        column.type.clear();
    }
    for (std::string word; words >> word;) {
        if (word == "p") {
            if (!table.primaryKey)
                table.primaryKey = PrimaryKey{ConstraintId::derive("pk/" + table.name), table.name + "_pkey", {}, {}, {}};
            table.primaryKey->columns.push_back(column.id);
        } else if (word == "?") {
            column.nullable = true;
        } else if (word == "u") {
            UniqueConstraint unique;
            unique.id = ConstraintId::derive("uq/" + table.name + "/" + column.name);
            unique.name = table.name + "_" + column.name + "_key";
            unique.columns = {column.id};
            table.uniques.push_back(unique);
        } else if (word == "i") {
            Index index;
            index.id = IndexId::derive("ix/" + table.name + "/" + column.name);
            index.name = table.name + "_" + column.name + "_idx";
            index.keys = {IndexKey{column.id, {}, {}, {}, false, NullsOrder::Default, {}}};
            table.indexes.push_back(index);
        } else if (word[0] == '>') {
            ForeignKey key;
            key.id = ConstraintId::derive("fk/" + table.name + "/" + column.name);
            key.name = table.name + "_" + column.name + "_fkey";
            key.columns = {column.id};
            key.target = tableId(word.substr(1));
            key.targetColumns = {columnId(word.substr(1), "id")};
            table.foreignKeys.push_back(key);
        }
    }
    table.columns.push_back(std::move(column));
}

void ownByTenant(Table& table)
{
    const Column* column = table.columnNamed("tenant_id");
    if (!column || table.tenancyClass == Root || table.tenancyClass == Global)
        return;
    table.tenantKey = column->id;
    ForeignKey key;
    key.id = ConstraintId::derive("fk/" + table.name + "/tenant_id");
    key.name = table.name + "_tenant_id_fkey";
    key.columns = {column->id};
    key.target = tableId("tenants");
    key.targetColumns = {columnId("tenants", "id")};
    table.foreignKeys.push_back(key);
}

UserType enumeration(const std::string& name, const std::vector<std::string>& values)
{
    UserType type;
    type.id = UserTypeId::derive("type/" + name);
    type.name = name;
    for (const std::string& value : values)
        type.values.push_back({EnumValueId::derive(name + "/" + value), value, {}});
    return type;
}

}  // namespace

TableId tableId(std::string_view name) { return TableId::derive("table/" + std::string(name)); }
ColumnId columnId(std::string_view table, std::string_view column)
{
    return ColumnId::derive("column/" + std::string(table) + "/" + std::string(column));
}

Project helpdeskDesign()
{
    Project project;
    project.info = ProjectInfo{"Helpdesk", "", Dialect::PostgreSql, {}};
    Tenancy tenancy;
    tenancy.model = TenancyModel::Shared;
    tenancy.rootTable = tableId("tenants");
    tenancy.keyColumn = "tenant_id";
    project.tenancy = tenancy;
    project.types = project.types.with(enumeration("ticket_status", {"open", "pending", "closed"}));
    project.types = project.types.with(enumeration("membership_role", {"owner", "agent"}));
    for (const TableText& text : tables) {
        Table table;
        table.id = tableId(text.name);
        table.name = text.name;
        table.tenancyClass = text.tenancyClass;
        for (const std::string_view line : text.columns)
            addColumn(table, line);
        ownByTenant(table);
        if (table.name == "tickets")
            table.comment = "A request for help, followed until it is closed.";
        const AreaId area = AreaId::derive("area/" + std::string(text.area));
        project.areas = project.areas.with(Area{area, std::string(text.area), {}, {}, {}});
        project.placements = project.placements.with(Placement{table.id, text.x + 40, text.y + 60, false, area, {}});
        project.tables = project.tables.with(std::move(table));
    }
    return project;
}

Project generatedDesign(int count)
{
    Project project;
    const int perArea = 60;
    const int areas = (count + perArea - 1) / perArea;
    const int across = std::max(1, static_cast<int>(std::sqrt(areas)));
    const char* words[] = {"orders", "invoices", "customers", "payments", "shipments", "products", "stores", "reviews"};
    for (int i = 0; i < count; ++i) {
        Table table;
        table.name = std::string(words[i % 8]) + "_" + std::to_string(i);
        table.id = tableId(table.name);
        table.tenancyClass = i % 11 == 0 ? Global : i % 7 == 0 ? Link : Owned;
        addColumn(table, "id uuid p");
        for (int reference = 1; reference <= 2 && i > 0; ++reference) {
            const int other = std::max(0, i - reference * (i % 5 + 1));
            addColumn(table, "ref" + std::to_string(reference) + "_id uuid ? >" + words[other % 8] + "_" + std::to_string(other));
        }
        for (const char* line : {"name text", "status text i", "amount numeric(12,2)", "currency text", "note text ?", "payload jsonb ?",
                                 "position integer", "created_at timestamptz i", "updated_at timestamptz"})
            addColumn(table, line);
        const int area = i / perArea;
        const int within = i % perArea;
        const AreaId areaId = AreaId::derive("area/" + std::to_string(area));
        if (within == 0)
            project.areas = project.areas.with(Area{areaId, "Area " + std::to_string(area), {}, {}, {}});
        project.placements = project.placements.with(
            Placement{table.id, 40 + area % across * 2800.0 + within % 10 * 270, 60 + area / across * 2200.0 + within / 10 * 340, false, areaId, {}});
        project.tables = project.tables.with(std::move(table));
    }
    return project;
}

}  // namespace barch::test
