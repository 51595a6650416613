#pragma once

#include "core/model/operations.h"

namespace barch {

/// How a backend is built, checked, migrated and reached when nothing speaks for another way: container build,
/// pipeline, migration step and TLS in words; all else is empty.
Deployment usualPlan(bool tenantsHaveDatabases);

}  // namespace barch
