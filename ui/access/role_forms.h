#pragma once

#include "ui/session/session.h"

class QWidget;

namespace barch::ui {

/// A role with its name, second factor and the roles that it includes; without an id a new one.
void openRoleForm(Session& session, AccessRoleId role, QWidget* parent);
/// A permission with its name, table and description; a new one is proposed for `table`.
void openPermissionForm(Session& session, PermissionId permission, TableId table, QWidget* parent);

}  // namespace barch::ui
