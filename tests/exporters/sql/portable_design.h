#pragma once

#include "core/model/project.h"

namespace barch::test {

/// What all engines can say, in PostgreSQL's spelling: types, defaults, keys, rings of references,
/// checks, indexes over some rows, generated columns, a trigger that keeps updated_at, comments, grants.
Project portableDesign();
/// Things that only PostgreSQL can say; each has to be warned of by name.
Project postgresOnlyDesign();
/// Tables and columns with names that try to break out.
Project hostileDesign(const std::vector<std::string>& names);

}  // namespace barch::test
