#include "exporters/sql/postgresql/roles.h"

#include "core/tenancy/guards.h"
#include "core/tenancy/provided_roles.h"
#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

std::string attributes(const Project& project, const Role& role)
{
    auto flag = [](bool on, const char* name) { return std::string(on ? " " : " NO") + name; };
    // Only a superuser may as much as name these two, and on Supabase nobody is one.
    auto superusersFlag = [&](bool on, const char* name) { return on || !readsTenantFromToken(project) ? flag(on, name) : std::string(); };
    return flag(role.login, "LOGIN") + superusersFlag(role.superuser, "SUPERUSER") + superusersFlag(role.bypassRowSecurity, "BYPASSRLS") +
           flag(role.createRole, "CREATEROLE") + flag(role.createDatabase, "CREATEDB") + flag(role.inherit, "INHERIT");
}

/// Group and member; what the design says, and what the migrator needs to do its work.
std::vector<std::pair<std::string, std::string>> memberships(const Project& project)
{
    std::vector<std::pair<std::string, std::string>> list;
    auto add = [&](const Role* group, const Role* member) {
        if (!group || !member || group == member || (isProvidedRole(project, *group) && isProvidedRole(project, *member)))
            return;
        const std::pair pair(group->name, member->name);
        if (std::find(list.begin(), list.end(), pair) == list.end())
            list.push_back(pair);
    };
    const auto roles = roleOrder(project);
    for (const Role* role : roles)
        for (const RoleId group : role->memberOf)
            add(project.roles.find(group), role);
    if (const Role* migrator = project.roles.find(project.tenancy->migratorRole)) {
        add(ownerRole(project), migrator);
        for (const Role* role : roles)
            for (const Function& function : project.functions)
                if (function.owner == role->id)
                    add(role, migrator);
    }
    return list;
}

/// Who needs to be given the right to make things; nobody where the platform has seen to it.
const Role* makerRole(const Project& project)
{
    const Role* owner = ownerRole(project);
    const Role* maker = owner ? owner : project.roles.find(project.tenancy->migratorRole);
    return maker && isProvidedRole(project, *maker) ? nullptr : maker;
}

/// Those that a script makes and drops.
std::vector<const Role*> ownRoles(const Project& project, std::vector<const Role*> roles)
{
    std::erase_if(roles, [&](const Role* role) { return isProvidedRole(project, *role); });
    return roles;
}

/// Statements of a plpgsql block that let the owner make things in this database.
std::string ownersRights(const Project& project, const std::string& indent)
{
    const Role* maker = makerRole(project);
    if (!maker)
        return {};
    return indent + "EXECUTE format('GRANT CREATE ON DATABASE %I TO %I', current_database(), " + literal(maker->name) +
           ");\n" + indent + "IF to_regnamespace('public') IS NOT NULL THEN\n" + indent +
           "  GRANT USAGE, CREATE ON SCHEMA public TO " + quoted(maker->name) + " WITH GRANT OPTION;\n" + indent +
           "END IF;\n";
}

std::string ownersRightsTakenBack(const Project& project, const std::string& indent)
{
    const Role* maker = makerRole(project);
    if (!maker)
        return {};
    return indent + "EXECUTE format('REVOKE CREATE ON DATABASE %I FROM %I', current_database(), " + literal(maker->name) +
           ");\n" + indent + "IF to_regnamespace('public') IS NOT NULL THEN\n" + indent +
           "  REVOKE ALL ON SCHEMA public FROM " + quoted(maker->name) + " CASCADE;\n" + indent + "END IF;\n";
}

std::string remark(const std::string& migration)
{
    return "made by " + migration + ".up.sql";
}

std::string ensureBlock(const Project& project, const std::vector<const Role*>& roles, const std::string& migration)
{
    std::string names;
    for (const Role* role : roles)
        names += (names.empty() ? "" : ", ") + literal(role->name);
    std::string block = "\nDECLARE\n  missing text;\nBEGIN\n"
                        "  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN\n";
    for (const Role* role : ownRoles(project, roles)) {
        const std::string comment = role->comment.empty() ? remark(migration) : role->comment + " (" + remark(migration) + ")";
        block += "    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = " + literal(role->name) + ") THEN\n"
                 "      CREATE ROLE " + quoted(role->name) + attributes(project, *role) + ";\n"
                 "      COMMENT ON ROLE " + quoted(role->name) + " IS " + literal(comment) + ";\n    END IF;\n";
    }
    for (const auto& [group, member] : memberships(project))
        block += "    GRANT " + quoted(group) + " TO " + quoted(member) + ";\n";
    block += ownersRights(project, "    ");
    block += "  ELSE\n    SELECT string_agg(wanted, ', ') INTO missing FROM unnest(ARRAY[" + names +
             "]) AS wanted\n      WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted);\n"
             "    IF missing IS NOT NULL THEN\n"
             "      RAISE EXCEPTION 'These database roles are missing: %. Have an administrator run roles.sql in this "
             "database first.', missing;\n    END IF;\n";
    if (const Role* owner = ownerRole(project))
        block += "    IF NOT pg_has_role(current_user, " + literal(owner->name) + ", 'MEMBER')\n"
                 "      OR NOT has_database_privilege(" + literal(owner->name) + ", current_database(), 'CREATE') THEN\n"
                 "      RAISE EXCEPTION 'The role % may not make tables here. Have an administrator run roles.sql in this "
                 "database first, and run this file as the migrator.', current_user;\n    END IF;\n";
    return "DO " + dollarQuoted(block + "  END IF;\nEND ");
}

/// Only roles that carry the remark of this very migration go, and none that something else needs.
std::string releaseBlock(const Project& project, const std::vector<const Role*>& roles, const std::string& migration)
{
    auto isOurs = [&](const Role& role) {
        return "EXISTS (SELECT FROM pg_roles WHERE rolname = " + literal(role.name) +
               " AND shobj_description(oid, 'pg_authid') LIKE " + literal("%" + remark(migration) + "%") + ")";
    };
    std::string block = "\nBEGIN\n  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN\n"
                        "    RETURN;\n  END IF;\n";
    if (const Role* maker = makerRole(project))
        block += "  IF " + isOurs(*maker) + " THEN\n" + ownersRightsTakenBack(project, "    ") + "  END IF;\n";
    for (auto role = roles.rbegin(); role != roles.rend(); ++role)
        block += "  IF " + isOurs(**role) + " THEN\n    BEGIN\n      DROP ROLE " + quoted((*role)->name) +
                 ";\n    EXCEPTION WHEN dependent_objects_still_exist OR object_in_use THEN\n"
                 "      RAISE WARNING 'The role % is kept: something else needs it.', " + literal((*role)->name) +
                 ";\n    END;\n  END IF;\n";
    return "DO " + dollarQuoted(block + "END ");
}

std::string bootstrapFile(Draft& draft, const std::vector<const Role*>& roles)
{
    const Project& project = draft.project();
    std::string block = "\nBEGIN\n";
    for (const Role* role : roles) {
        block += "  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = " + literal(role->name) + ") THEN\n    CREATE ROLE " +
                 quoted(role->name) + ";\n  END IF;\n  ALTER ROLE " + quoted(role->name) + attributes(project, *role) + ";\n";
        if (!role->comment.empty())
            block += "  COMMENT ON ROLE " + quoted(role->name) + " IS " + literal(role->comment) + ";\n";
    }
    for (const auto& [group, member] : memberships(project))
        block += "  GRANT " + quoted(group) + " TO " + quoted(member) + ";\n";
    block += ownersRights(project, "  ");
    std::string text =
        "-- The roles of this design. An administrator (a superuser) runs this file once in the database that\n"
        "-- the migrations are for; running it again changes nothing. No password is set here: give each\n"
        "-- role that logs in its own, for example with \\password in psql.\n\n"
        "SET standard_conforming_strings = on;\nSET client_min_messages = warning;\n\nDO " + dollarQuoted(block + "END ") + ";\n";
    for (const auto& name : administratorExtensions(draft))
        text += "\nCREATE EXTENSION IF NOT EXISTS " + quoted(name) + ";\n";
    return text;
}

std::string bootstrapDownFile(Draft& draft, const std::vector<const Role*>& roles)
{
    std::string block = "\nBEGIN\n";
    const Project& project = draft.project();
    if (const Role* maker = makerRole(project))
        block += "  IF EXISTS (SELECT FROM pg_roles WHERE rolname = " + literal(maker->name) + ") THEN\n" +
                 ownersRightsTakenBack(project, "    ") + "  END IF;\n";
    for (auto role = roles.rbegin(); role != roles.rend(); ++role)
        block += "  BEGIN\n    DROP ROLE IF EXISTS " + quoted((*role)->name) +
                 ";\n  EXCEPTION WHEN dependent_objects_still_exist OR object_in_use THEN\n"
                 "    RAISE WARNING 'The role % is kept: something else needs it.', " + literal((*role)->name) +
                 ";\n  END;\n";
    std::string text = "-- Takes back roles.sql. Run it as an administrator after the down migration. A role that another\n"
                       "-- database of this server still uses is kept.\n\n"
                       "SET standard_conforming_strings = on;\nSET client_min_messages = warning;\n\n";
    for (const auto& name : administratorExtensions(draft))
        text += "DROP EXTENSION IF EXISTS " + quoted(name) + ";\n\n";
    return text + "DO " + dollarQuoted(block + "END ") + ";\n";
}

/// "SELECT (a, b), UPDATE (a, b)"; refuses what isn't a privilege.
std::string privilegeList(Draft& draft, const Grant& grant, const std::vector<std::string>& columns, const ElementRef& element)
{
    static const std::vector<std::string> known = {"select", "insert", "update", "delete", "truncate", "references",
                                                   "trigger", "usage", "execute", "create", "connect", "temporary", "all"};
    std::string text;
    for (const auto& privilege : grant.privileges) {
        const std::string lower = lowerCase(privilege);
        if (std::find(known.begin(), known.end(), lower) == known.end()) {
            draft.refuse(element, "\"" + oneLine(privilege) + "\" is not a privilege.", "Correct the grant.");
            return "SELECT";
        }
        std::string word = lower;
        std::transform(word.begin(), word.end(), word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        text += (text.empty() ? "" : ", ") + word;
        if (!columns.empty())
            text += " (" + quotedList(columns) + ")";
    }
    return text;
}

/// A platform that opens every new table and function to requests: only what the design grants stays.
void takeBackWhatIsGiven(Draft& draft, const std::string& object, const ElementRef& element, RunAs runAs)
{
    const std::string kind = object.substr(0, object.find(' '));
    if (kind != "TABLE" && kind != "SEQUENCE" && kind != "FUNCTION" && kind != "PROCEDURE")
        return;
    std::string roles;
    for (const Role* role : providedRequestRoles(draft.project()))
        roles += (roles.empty() ? "" : ", ") + quoted(role->name);
    if (!roles.empty())
        draft.add({.statement = "REVOKE ALL ON " + object + " FROM " + roles, .runAs = runAs, .element = element, .part = "closed"});
}

}  // namespace

const Role* ownerRole(const Project& project)
{
    return project.roles.find(project.tenancy->ownerRole);
}

RoleScripts roleScripts(Draft& draft, const std::string& migration)
{
    const auto roles = roleOrder(draft.project());
    if (roles.empty())
        return {};
    const auto own = ownRoles(draft.project(), roles);
    RoleScripts scripts{ensureBlock(draft.project(), roles, migration), {}, {}, {}};
    if (own.empty() && administratorExtensions(draft).empty())
        return scripts;
    scripts.release = releaseBlock(draft.project(), own, migration);
    scripts.bootstrap = bootstrapFile(draft, own);
    scripts.bootstrapDown = bootstrapDownFile(draft, own);
    return scripts;
}

void writeGrants(Draft& draft, const std::vector<Grant>& grants, const std::string& object, const Table* table,
                 const ElementRef& element, bool takeBack, RunAs runAs)
{
    takeBackWhatIsGiven(draft, object, element, runAs);
    for (const Grant& grant : grants) {
        if (grant.privileges.empty())
            continue;
        std::vector<std::string> columns;
        if (!grant.columns.empty()) {
            columns = table ? columnNames(*table, grant.columns) : std::vector<std::string>();
            if (columns.empty()) {
                draft.leftOut(element, "Grant on columns", "Left out: a column of it no longer exists.");
                continue;
            }
        }
        const std::string role = roleName(draft, grant.role, element);
        const std::string rights = privilegeList(draft, grant, columns, element);
        Step step{.statement = "GRANT " + rights + " ON " + object + " TO " + role +
                               (grant.withGrantOption ? " WITH GRANT OPTION" : ""),
                  .runAs = runAs,
                  .element = element,
                  .part = "grant " + role,
                  .alone = "REVOKE ALL ON " + object + " FROM " + role};
        const Role* grantee = draft.project().roles.find(grant.role);
        if (takeBack && !(grantee && isProvidedRole(draft.project(), *grantee)))
            step.reverse = "REVOKE " + rights + " ON " + object + " FROM " + role;
        draft.add(std::move(step));
    }
}

void writeDefaultPrivileges(Draft& draft, DefaultPrivilegePlace place)
{
    const Project& project = draft.project();
    static const std::vector<std::string> objects = {"tables", "sequences", "functions", "types", "schemas"};
    for (const DefaultPrivilege& entry : project.defaultPrivileges) {
        if (entry.revoke != (place == DefaultPrivilegePlace::Taken))
            continue;
        const auto element = ElementRef::of(ElementKind::Role, entry.forRole);
        if (std::find(objects.begin(), objects.end(), entry.objects) == objects.end()) {
            draft.refuse(element, "\"" + oneLine(entry.objects) + "\" has no default privileges.", "Correct them.");
            continue;
        }
        std::string head = "ALTER DEFAULT PRIVILEGES";
        if (entry.forRole)
            head += " FOR ROLE " + roleName(draft, entry.forRole, element);
        if (const Namespace* space = project.namespaces.find(entry.namespaceId))
            head += " IN SCHEMA " + quoted(space->name);
        std::string kind = entry.objects;
        std::transform(kind.begin(), kind.end(), kind.begin(), [](char c) { return static_cast<char>(c - 32); });
        const std::string what = privilegeList(draft, entry.grant, {}, element) + " ON " + kind;
        const std::string role = roleName(draft, entry.grant.role, element);
        const std::string give = head + " GRANT " + what + " TO " + role;
        const std::string take = head + " REVOKE " + what + " FROM " + role;
        draft.add({.statement = entry.revoke ? take : give,
                   .reverse = entry.revoke ? give : take,
                   .comment = "What later objects grant",
                   .runAs = entry.forRole == project.tenancy->ownerRole ? RunAs::Owner : RunAs::Starter,
                   .element = ElementRef::of(ElementKind::Verbatim, entry.id)});
    }
}

}  // namespace barch::sql::postgresql
