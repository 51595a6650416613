#include "core/rules/change_element.h"
#include "core/rules/elements.h"

#include "core/edits/column_edits.h"
#include "core/tenancy/people.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 8> platformWords = {"platform", "staff", "support", "system", "operator", "super", "superadmin", "superuser"};

bool isRoleColumn(const Column& column)
{
    static constexpr std::array<std::string_view, 6> names = {"role", "roles", "is_admin", "is_owner", "permissions", "user_role"};
    const std::string name = snakeCase(column.name);
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isAssignmentTable(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> names = {"user_roles", "user_permissions", "role_assignments", "users_roles", "role_users", "roles_users"};
    const std::string snake = snakeCase(name);
    return std::find(names.begin(), names.end(), snake) != names.end();
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (table.tenancyClass != TenancyClass::Global)
        return;
    if (isPeopleTable(table))
        for (const Column& column : table.columns)
            if (isRoleColumn(column))
                report.add(refTo(table, column), dotted(table, column) + " holds for all tenants at once. An administrator of one is an administrator of all.");
    if (isAssignmentTable(table.name) && !table.foreignKeys.empty())
        report.add(refTo(table), table.name + " gives roles to people without naming a tenant. They hold in all of them.");
}

void checkRoles(const RuleContext& context, Report& report)
{
    for (const AccessRole& role : context.project().accessRoles)
        if (!role.tenantScoped && !hasAnyPhrase(role.name, platformWords))
            report.add(ElementRef::of(ElementKind::AccessRole, role.id), "The role " + role.name + " is held across all tenants.");
}

/// The column moves to the table that says who belongs to which tenant.
Result<Project> moveToMembership(const Project& project, TableId users, ColumnId columnId)
{
    const Table* table = project.table(users);
    const Column* column = table ? table->column(columnId) : nullptr;
    if (!column)
        return goneError("column");
    const People people = peopleOf(project);
    Result<Project> after = project;
    if (people && people.membership && !people.membership->columnNamed(column->name)) {
        Column copy = *column;
        copy.id = ColumnId::derive("column/" + people.membership->id.text() + "/" + copy.name);
        after = addColumn(*after, people.membership->id, std::move(copy));
    }
    return after ? removeColumn(*after, users, columnId) : after;
}

std::vector<FixOption> roleFixes(AccessRoleId id)
{
    auto change = [id](std::string title, auto edit, std::string consequence) {
        return changeElement(std::move(title), &Project::accessRoles, id, "role", edit, std::move(consequence));
    };
    return {change("Held within one tenant", [](const Project&, AccessRole& role) { role.tenantScoped = true; }, ""),
            change("A role of our own staff: call it so", [](const Project&, AccessRole& role) { role.name = "platform_" + role.name; }, "Each use needs a reason, an end and an audit entry.")};
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind == ElementKind::AccessRole)
        return roleFixes(AccessRoleId(finding.element.id));
    std::vector<FixOption> options;
    if (finding.element.kind == ElementKind::Column) {
        const TableId table(finding.element.owner);
        const ColumnId column(finding.element.id);
        options.push_back(changeProject("Move it to the membership in a tenant", [=](const Project& project) { return moveToMembership(project, table, column); },
                                        "Programs ask for the role with the tenant from now on."));
        return options;
    }
    const TableId table(finding.element.id);
    options.push_back(changeProject("Give roles within a tenant", [table](const Project& project) { return setTenancyClass(project, table, TenancyClass::Owned); }));
    return options;
}

}  // namespace

extern const Rule roleAcrossTenants = {
    .code = "AUT008",
    .name = "role-across-tenants",
    .title = "Roles are held within a tenant",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = sharedTables,
    .checkTable = check,
    .checkProject = checkRoles,
    .reads = part::accessRoles,
    .fixes = fixes,
};

}  // namespace barch::rules
