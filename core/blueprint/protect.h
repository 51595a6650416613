#pragma once

#include "core/blueprint/draft.h"

namespace barch {

/// The design of the draft with the roles, grants and guards that its tenancy and engine call for.
Project protect(const Draft& draft);

}  // namespace barch
