#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

namespace barch {

/// The table whose rows say what is still to be done outside: written together with their cause, worked
/// off afterwards. Known by its name (outbox, outbox_messages, message_outbox); nullptr where there is none.
const Table* outboxOf(const Project& project);

/// The call is made from what was written into the outbox, not beside a change of rows. A design without an
/// outbox gets the table, guarded as its tenancy asks.
Result<Project> sendThroughOutbox(const Project& project, ExternalCallId call);

}  // namespace barch
