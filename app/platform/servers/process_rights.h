#pragma once

#include "app/platform/servers/program.h"

struct passwd;

namespace barch {

/// Null where the user is this program's own.
const passwd* accountOf(const ProcessUser& user);
/// In the child, before exec: only calls that are safe there. Ends the child where it may not.
void takeRights(const passwd* who);

}  // namespace barch
