#include "exporters/sql/mysql/roles.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/names.h"

#include <algorithm>
#include <set>

namespace barch::sql::mysql {
namespace {

void addRoles(std::set<RoleId>& roles, const std::vector<Grant>& grants)
{
    for (const Grant& grant : grants)
        if (grant.role)
            roles.insert(grant.role);
}

/// Roles that a grant of this file names, and those they are members of.
std::set<RoleId> usedRoles(const Project& project)
{
    std::set<RoleId> used;
    for (const Table& table : project.tables)
        if (!project.table(table.partitionOf))
            addRoles(used, table.grants);
    for (const View& view : project.views)
        if (view.dialect == Dialect::MySql || view.dialect == Dialect::Any)
            addRoles(used, view.grants);
    for (const Function& function : project.functions)
        if (function.dialect == Dialect::MySql)
            addRoles(used, function.grants);
    std::vector<RoleId> open(used.begin(), used.end());
    while (!open.empty()) {
        const Role* role = project.roles.find(open.back());
        open.pop_back();
        if (!role)
            continue;
        for (const RoleId group : role->memberOf)
            if (used.insert(group).second)
                open.push_back(group);
    }
    return used;
}

/// An account belongs to the whole server: it goes only when nothing in any database is granted to it.
std::string dropWhenUnused(const Role& role)
{
    const std::string grantee = literal(literal(role.name) + "@");
    std::string used;
    for (const char* list : {"schema_privileges", "table_privileges", "column_privileges"})
        used += (used.empty() ? "" : " OR ") + std::string("EXISTS (SELECT 1 FROM information_schema.") + list +
                " WHERE LEFT(grantee, CHAR_LENGTH(" + grantee + ")) = " + grantee + ")";
    const std::string drop = (role.login ? "DROP USER IF EXISTS " : "DROP ROLE IF EXISTS ") + accountName(role);
    return "SET @barch_drop = IF(" + used + ", 'DO 0', " + literal(drop) +
           ");\nPREPARE barch_drop FROM @barch_drop;\nEXECUTE barch_drop;\nDEALLOCATE PREPARE barch_drop";
}

}  // namespace

void writeRoles(Draft& draft)
{
    const Project& project = draft.project();
    const auto used = usedRoles(project);
    const auto before = draft.steps().size();
    for (const Role* role : roleOrder(project)) {
        const auto element = ElementRef::of(ElementKind::Role, role->id);
        if (!used.contains(role->id)) {
            draft.leftOut(element, "Role", role->id == project.tenancy->migratorRole
                                               ? "Left out: make the account that runs this file yourself."
                                               : "Left out: nothing that MySQL has is granted to it.");
            continue;
        }
        draft.add({.statement = role->login ? "CREATE USER IF NOT EXISTS " + accountName(*role) + " ACCOUNT LOCK"
                                            : "CREATE ROLE IF NOT EXISTS " + accountName(*role),
                   .reverse = dropWhenUnused(*role),
                   .element = element});
    }
    for (const Role* role : roleOrder(project))
        for (const RoleId id : role->memberOf)
            if (const Role* group = project.roles.find(id); group && used.contains(id) && used.contains(role->id)) {
                if (group->login)
                    draft.leftOut(ElementRef::of(ElementKind::Role, role->id), "Membership", "Left out: only a role without login can have members on MySQL.");
                else
                    draft.add({.statement = "GRANT " + accountName(*group) + " TO " + accountName(*role),
                               .element = ElementRef::of(ElementKind::Role, role->id),
                               .part = "member of " + group->name,
                               .alone = "REVOKE " + accountName(*group) + " FROM " + accountName(*role)});
            }
    draft.headline(before, "Accounts: give each a password and unlock it, ALTER USER ... IDENTIFIED BY '...' ACCOUNT UNLOCK");
}

void writeGrants(Draft& draft, const std::vector<Grant>& grants, const std::string& object, const Table* table,
                 const ElementRef& element, const std::vector<std::string>& takes)
{
    for (const Grant& grant : grants) {
        const Role* role = draft.project().roles.find(grant.role);
        if (grant.role && !role) {
            draft.refuse(element, "It names a database role that no longer exists.", "Choose its roles again.");
            return;
        }
        if (!role) {
            draft.leftOut(element, "Grant to everybody", "Left out: MySQL grants to accounts only.");
            continue;
        }
        const auto columns = table ? columnNames(*table, grant.columns) : std::vector<std::string>();
        if (!grant.columns.empty() && columns.empty()) {
            draft.leftOut(element, "Grant on columns", "Left out: a column of it no longer exists.");
            continue;
        }
        std::string rights;
        for (const auto& privilege : grant.privileges) {
            const std::string lower = lowerCase(privilege);
            if (std::find(takes.begin(), takes.end(), lower) == takes.end()) {
                draft.leftOutOften(element, "Privilege " + oneLine(lower), "Left out: MySQL has no such privilege here.");
                continue;
            }
            std::string word = lower == "truncate" ? "drop" : lower;
            std::transform(word.begin(), word.end(), word.begin(), [](char c) { return static_cast<char>(c - 32); });
            rights += (rights.empty() ? "" : ", ") + word + (columns.empty() ? "" : " (" + quotedList(columns) + ")");
        }
        if (!rights.empty())
            draft.add({.statement = "GRANT " + rights + " ON " + object + " TO " + accountName(*role) +
                                    (grant.withGrantOption ? " WITH GRANT OPTION" : ""),
                       .reverse = "REVOKE " + rights + (grant.withGrantOption ? ", GRANT OPTION" : "") + " ON " + object + " FROM " + accountName(*role),
                       .element = element,
                       .part = "grant " + role->id.text()});
    }
}

void writeTableGrants(Draft& draft)
{
    const auto before = draft.steps().size();
    const Project& project = draft.project();
    for (const Table* table : draft.tables())
        if (!project.table(table->partitionOf))
            writeGrants(draft, table->grants, tableName(project, *table), table, ElementRef::table(table->id),
                        {"select", "insert", "update", "delete", "references", "trigger"});
    draft.headline(before, "Who may do what");
    for (const Namespace& space : project.namespaces)
        if (!space.grants.empty())
            draft.leftOutOften(ElementRef::of(ElementKind::Namespace, space.id), "Grant on a namespace", "Left out: MySQL has no namespaces inside a database.");
    for (const DefaultPrivilege& entry : project.defaultPrivileges)
        draft.leftOutOften(ElementRef::of(ElementKind::Role, entry.forRole), "Default privileges", "Left out: MySQL has none. Functions can be executed by nobody until it is granted.");
}

}  // namespace barch::sql::mysql
