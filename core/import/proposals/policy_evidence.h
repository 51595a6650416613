#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>

namespace barch {

/// Whether a policy of the table asks for this column.
bool policiesName(const Table& table, std::string_view column);
/// What most policies read the current tenant from: a setting ("app.tenant_id"), or "auth.jwt()". Empty where
/// they read nothing, or only who is signed in.
std::string settingOf(const Project& project);

}  // namespace barch
