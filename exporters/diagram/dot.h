#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// The entity-relationship diagram in Graphviz's language: tables with their columns and keys, in the
/// colours of their tenancy class, relations with crow's feet from column to column. The link of each
/// tenant-owned table to the tenant root is left to the mark on its tenant key.
/// `view`: the name of a saved view; empty: every table. A view that isn't there is an error.
Result<std::string> asDot(const Project& project, std::string_view view = {});

}  // namespace barch
