#pragma once

#include "core/model/project.h"

namespace barch {

/// MySQL and MariaDB: the views through which the runtime role reaches a table. They list the columns, so
/// they follow every change of them. The same project where there are none, or they are as they should be.
Project withFreshTenantView(const Project& project, TableId table);
/// Whether the view was made here for this table.
bool isTenantView(TableId table, ViewId view);

/// Ids of the views beside tenantViewId(): what a person may write of people and memberships, and where
/// rows of people are added whose number is not known before.
ViewId ownRowsViewId(TableId table);
ViewId newRowsViewId(TableId table);
/// The trigger that holds memberships to their people.
TriggerId personTriggerId(TableId table);

}  // namespace barch
