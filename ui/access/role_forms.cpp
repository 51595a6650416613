#include "ui/access/role_forms.h"

#include "core/access/permission_words.h"
#include "core/edits/access_edits.h"
#include "ui/data_model/element_form.h"
#include "ui/widgets/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace barch::ui {
namespace {

Result<std::vector<AccessRoleId>> rolesFrom(const Project& project, const QString& text)
{
    std::vector<AccessRoleId> roles;
    for (const QString& part : text.split(',', Qt::SkipEmptyParts)) {
        const std::string wanted = part.trimmed().toStdString();
        const auto found = std::find_if(project.accessRoles.begin(), project.accessRoles.end(), [&](const AccessRole& role) { return role.name == wanted; });
        if (found == project.accessRoles.end())
            return Error{"There is no role \"" + wanted + "\".", {}, "The roles stand above the matrix."};
        roles.push_back(found->id);
    }
    return roles;
}

}  // namespace

void openRoleForm(Session& session, AccessRoleId id, QWidget* parent)
{
    const AccessRole* there = session.project().accessRoles.find(id);
    const AccessRole start = there ? *there : AccessRole{};
    auto* form = new ElementForm(session, there ? Session::tr("Role") : Session::tr("New role"), parent);
    QLineEdit* name = form->addText(QStringLiteral("roleName"), Session::tr("Name"), start.name);
    QLineEdit* description = form->addText(QStringLiteral("roleDescription"), Session::tr("What for"), start.description);
    QStringList included;
    for (const AccessRoleId each : start.includes)
        if (const AccessRole* role = session.project().accessRoles.find(each))
            included.append(qs(role->name));
    QLineEdit* includes = form->addText(QStringLiteral("roleIncludes"), Session::tr("Includes"), included.join(QStringLiteral(", ")).toStdString());
    includes->setPlaceholderText(Session::tr("Roles with commas between them"));
    QCheckBox* factor = form->addCheck(QStringLiteral("roleMfa"), Session::tr("Asks for a second factor"), start.requiresMfa);
    QCheckBox* scoped = form->addCheck(QStringLiteral("roleScoped"), Session::tr("Held within one tenant"), start.tenantScoped);
    form->setEdit(there ? Session::tr("Change the role %1").arg(qs(start.name)) : Session::tr("Add a role"), [=, &session, exists = there != nullptr]() -> Result<Edit> {
        AccessRole role = start;
        role.name = name->text().trimmed().toStdString();
        role.description = description->text().trimmed().toStdString();
        role.requiresMfa = factor->isChecked();
        role.tenantScoped = scoped->isChecked();
        const auto roles = rolesFrom(session.project(), includes->text());
        if (!roles)
            return roles.error();
        role.includes = *roles;
        return Edit([=](const Project& p) { return exists ? changeAccessRole(p, role) : addAccessRole(p, role); });
    });
    form->open();
}

void openPermissionForm(Session& session, PermissionId id, TableId proposed, QWidget* parent)
{
    const Project& project = session.project();
    const Permission* there = project.permissions.find(id);
    const Table* table = project.table(there ? there->table : proposed);
    Permission start = there ? *there : Permission{};
    if (!there && table)
        start.name = table->name + ":read:all";
    std::vector<const Table*> tables;
    for (const Table& each : project.tables)
        tables.push_back(&each);
    std::sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) { return a->name < b->name; });
    QStringList names{Session::tr("All tables, or what the name says")};
    std::vector<TableId> ids{TableId()};
    int current = 0;
    for (const Table* each : tables) {
        if (table && each->id == table->id)
            current = static_cast<int>(names.size());
        names.append(qs(each->name));
        ids.push_back(each->id);
    }
    auto* form = new ElementForm(session, there ? Session::tr("Permission") : Session::tr("New permission"), parent);
    QComboBox* on = form->addChoice(QStringLiteral("permissionTable"), Session::tr("Table"), names, current);
    QLineEdit* name = form->addText(QStringLiteral("permissionName"), Session::tr("Name"), start.name, true);
    QLineEdit* description = form->addText(QStringLiteral("permissionDescription"), Session::tr("What it allows"), start.description);
    form->addNote(Session::tr("read, add, change, delete, write or manage; then :own or :all. Any other word is an action that the API checks. A permission for one table takes it out of what the general ones allow."));
    form->setEdit(there ? Session::tr("Change the permission %1").arg(qs(start.name)) : Session::tr("Add a permission"), [=, exists = there != nullptr]() -> Result<Edit> {
        Permission permission = start;
        permission.name = name->text().trimmed().toStdString();
        permission.description = description->text().trimmed().toStdString();
        permission.table = ids[static_cast<std::size_t>(std::max(0, on->currentIndex()))];
        return Edit([=](const Project& p) { return exists ? changePermission(p, permission) : addPermission(p, permission); });
    });
    form->open();
}

}  // namespace barch::ui
