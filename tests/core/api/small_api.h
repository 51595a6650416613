#pragma once

#include "core/api/resources.h"
#include "tests/support/design.h"

namespace barch::test {

/// Customers and tickets of tenants, users, an audit log and credentials, with permissions; nothing offered yet.
inline Project smallDesign()
{
    Design design;
    Table tenants = table("tenants", {"id uuid", "name text"});
    primaryKey(tenants, {"id"});
    tenants.tenancyClass = TenancyClass::Root;
    Table users = table("users", {"id uuid", "email varchar(190)", "name text"});
    primaryKey(users, {"id"});
    Table customers = table("customers", {"tenant_id uuid", "id uuid", "full_name varchar(80)"});
    Table tickets = table("tickets", {"tenant_id uuid", "id uuid", "number integer", "subject varchar(200)", "priority varchar(10) default 'normal'", "body text null",
                                      "customer_id uuid", "author_id uuid", "closed_at timestamptz null", "created_at timestamptz default now()", "updated_at timestamptz default now()"});
    check(tickets, "priority IN ('low', 'normal', 'high')");
    for (Table* each : {&customers, &tickets}) {
        each->tenancyClass = TenancyClass::Owned;
        each->tenantKey = columnOf(*each, "tenant_id");
        primaryKey(*each, {"tenant_id", "id"});
    }
    refers(tickets, {"tenant_id", "customer_id"}, customers, {"tenant_id", "id"});
    refers(tickets, {"author_id"}, users, {"id"});
    index(tickets, {"tenant_id", "customer_id"});
    index(tickets, {"tenant_id", "created_at"});
    Table credentials = table("credentials", {"id uuid", "password_hash text"});
    primaryKey(credentials, {"id"});
    columnIn(credentials, "password_hash").protection = Protection::Hashed;
    Table log = table("audit_logs", {"id uuid", "action text"});
    primaryKey(log, {"id"});
    for (const Table& each : {tenants, users, customers, tickets, credentials, log})
        design.put(each);
    Project project = design.project();
    Tenancy tenancy = *project.tenancy;
    tenancy.model = TenancyModel::Shared;
    tenancy.rootTable = tenants.id;
    project.tenancy = tenancy;
    for (const char* name : {"read:own", "read:all", "write:own", "write:all", "manage:members", "manage:settings"})
        project.permissions = project.permissions.with(Permission{.id = PermissionId::derive(name), .name = name});
    project.api = ApiSettings{.style = "rest", .basePath = "/api/v1", .errorFormat = "envelope", .rateLimit = "120 requests a minute for each person"};
    return project;
}

inline const Table& tableIn(const Project& project, std::string_view name)
{
    for (const Table& each : project.tables)
        if (each.name == name)
            return *project.table(each.id);
    std::abort();
}

inline Project offered(Project project, std::string_view name)
{
    for (const Operation operation : api::usualOperations(project, tableIn(project, name)))
        project.endpoints = project.endpoints.with(api::endpointFor(project, tableIn(project, name), operation));
    return project;
}

}  // namespace barch::test
