#pragma once

#include "tests/support/catalogue.h"

namespace barch::test {

/// The full catalogue without what ALTER TABLE can't choose or keeps: the order of columns, names of constraints, what
/// views show where they show all.
Catalogue readDetails(SqliteDatabase& database);

}  // namespace barch::test
