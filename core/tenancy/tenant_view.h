#pragma once

#include "core/model/project.h"

namespace barch {

/// MySQL and MariaDB: the view through which the runtime role reaches a table. It lists the columns, so
/// it follows every change of them. The same project where there is no such view, or it is as it should be.
Project withFreshTenantView(const Project& project, TableId table);
/// None where the table has no such view.
ViewId tenantViewOf(const Project& project, TableId table);

}  // namespace barch
