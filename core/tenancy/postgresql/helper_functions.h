#pragma once

#include "core/model/project.h"
#include "core/tenancy/people.h"

#include <string>

namespace barch {

/// Raises: the trigger function of every frozen tenant key.
FunctionId freezeFunctionId();
Function freezeFunction(const Project& project);

/// Functions that the helper role owns, because what they answer can't be seen through row-level
/// security: who belongs to the current tenant, to which tenants the signed-in person belongs, and whose
/// e-mail address or token this is. Each gives ids only, and only the runtime role may call it.
///   current_tenant_members()          ids of the people of the current tenant
///   tenants_of_current_user()         tenants of whoever "app.user_id" names
///   user_by_email(text)               one for each unique text column of people: who signs in
///   session_user_by_token_hash(text)  one for each unique hashed column of what belongs to one person
std::string memberFunctionCall(const Project& project);

}  // namespace barch
