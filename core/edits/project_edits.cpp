#include "core/edits/project_edits.h"

#include "core/edits/lookups.h"

namespace barch {
namespace {

template <class Change>
Result<Project> changeInfo(const Project& project, Change change)
{
    ProjectInfo info = *project.info;
    change(info);
    if (info == *project.info)
        return project;
    Project edited = project;
    edited.info = Shared<ProjectInfo>(std::move(info));
    return edited;
}

}  // namespace

Result<Project> renameProject(const Project& project, const std::string& name)
{
    if (auto fault = nameFault("project", name))
        return *fault;
    return changeInfo(project, [&](ProjectInfo& info) { info.name = name; });
}

Result<Project> setProjectDescription(const Project& project, const std::string& description)
{
    return changeInfo(project, [&](ProjectInfo& info) { info.description = description; });
}

Result<Project> setTenancy(const Project& project, Tenancy tenancy)
{
    if (tenancy.rootTable && !project.tables.contains(tenancy.rootTable))
        return noSuch("table", tenancy.rootTable);
    for (const RoleId role : {tenancy.ownerRole, tenancy.migratorRole, tenancy.runtimeRole, tenancy.helperRole})
        if (role && !project.roles.contains(role))
            return noSuch("role", role);
    if (tenancy == *project.tenancy)
        return project;
    Project edited = project;
    edited.tenancy = Shared<Tenancy>(std::move(tenancy));
    return edited;
}

}  // namespace barch
