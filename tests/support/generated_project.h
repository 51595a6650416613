#pragma once

#include "core/model/project.h"

#include <cstddef>

namespace barch {

/// A design of `tables` tables of 12 columns each, the same at every run: a shared-tenancy PostgreSQL
/// design with primary keys, two or more foreign keys a table, indexes, checks, comments, policies,
/// grants, areas and placements, as a large real one has. `tables` is at least 2.
Project generatedProject(std::size_t tables);

}  // namespace barch
