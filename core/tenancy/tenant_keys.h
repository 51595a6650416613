#pragma once

#include "core/model/project.h"

#include <vector>

namespace barch {

/// The structure of a shared design, whatever the engine: tenant keys, keys led by them, references
/// within a tenant. Needs a tenant root with a single-column key.

/// For these tables, and for those whose references need it: tenant-owned parents and children.
Project withTenantKeys(const Project& project, const std::vector<TableId>& tables);
/// For all tables.
Project withAllTenantKeys(const Project& project);

}  // namespace barch
