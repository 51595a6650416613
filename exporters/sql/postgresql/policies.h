#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::postgresql {

/// ENABLE and FORCE ROW LEVEL SECURITY with the policies, in the transaction that makes the table.
void writePolicies(Draft& draft);

}  // namespace barch::sql::postgresql
