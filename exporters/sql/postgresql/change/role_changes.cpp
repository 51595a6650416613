#include "exporters/sql/postgresql/change/role_changes.h"

#include "exporters/sql/draft.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/roles.h"

namespace barch::sql::postgresql {
namespace {

const char* const isAdministrator = "(SELECT rolsuper FROM pg_roles WHERE rolname = current_user)";

/// Runs `statement` unless `done` holds already.
std::string administratorsWork(const std::string& done, const std::string& statement)
{
    return "DO " + dollarQuoted("\nBEGIN\n  IF " + done + " THEN\n    RETURN;\n  END IF;\n  IF NOT " + isAdministrator +
                                " THEN\n    RAISE EXCEPTION 'Have an administrator run this first: %', " + literal(statement) +
                                ";\n  END IF;\n  " + statement + ";\nEND ") + ";\n";
}

std::string exists(const std::string& role)
{
    return "EXISTS (SELECT FROM pg_roles WHERE rolname = " + literal(role) + ")";
}

std::string attributesOf(const Role& role)
{
    auto flag = [](bool on, const char* name) { return std::string(on ? " " : " NO") + name; };
    return flag(role.login, "LOGIN") + flag(role.superuser, "SUPERUSER") + flag(role.bypassRowSecurity, "BYPASSRLS") +
           flag(role.createRole, "CREATEROLE") + flag(role.createDatabase, "CREATEDB") + flag(role.inherit, "INHERIT");
}

std::string hasAttributes(const Role& role)
{
    auto flag = [](const char* name, bool on) { return std::string(" AND ") + (on ? "" : "NOT ") + name; };
    return "EXISTS (SELECT FROM pg_roles WHERE rolname = " + literal(role.name) + flag("rolcanlogin", role.login) + flag("rolsuper", role.superuser) +
           flag("rolbypassrls", role.bypassRowSecurity) + flag("rolcreaterole", role.createRole) + flag("rolcreatedb", role.createDatabase) +
           flag("rolinherit", role.inherit) + ")";
}

}  // namespace

RoleChanges roleChanges(const Project& before, const Project& after, const std::vector<std::pair<std::string, std::string>>& renames,
                        const std::string& migration, bool isWayBack)
{
    RoleChanges changes;
    for (const auto& [from, to] : renames)
        changes.first += administratorsWork("NOT " + exists(from) + " AND " + exists(to), "ALTER ROLE " + quoted(from) + " RENAME TO " + quoted(to));
    bool isNew = false;
    for (const Role& role : after.roles) {
        const Role* earlier = before.roles.find(role.id);
        isNew = isNew || !earlier || earlier->memberOf != role.memberOf;
        Role renamed = earlier ? *earlier : role;
        renamed.name = role.name;
        if (earlier && attributesOf(renamed) != attributesOf(role))
            changes.first += administratorsWork(hasAttributes(role), "ALTER ROLE " + quoted(role.name) + attributesOf(role));
    }
    if (isNew) {
        Draft draft(after, lexis());
        changes.first += roleScripts(draft, migration).ensure + ";\n";
    }
    for (const Role& role : before.roles)
        if (!after.roles.contains(role.id) && !isWayBack)
            changes.notes.push_back("The role " + role.name + " stays: other databases of the server may use it. An administrator can drop it when none does.");
    bool dropsRoles = false;
    for (const Role& role : before.roles)
        dropsRoles = dropsRoles || !after.roles.contains(role.id);
    if (isWayBack && dropsRoles) {
        Draft draft(before, lexis());
        const std::string release = roleScripts(draft, migration).release;
        changes.last = release.empty() ? std::string() : release + ";\n";
    }
    changes.isNeeded = !changes.first.empty() || !changes.last.empty();
    return changes;
}

}  // namespace barch::sql::postgresql
