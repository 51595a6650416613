#pragma once

#include "core/model/project.h"

namespace barch {

/// Whether the platform has made this role and keeps it: a design may name it and grant to it, but
/// migrations neither make, change nor drop it. On Supabase: postgres, anon, authenticated, service_role
/// and what its own services log in as. It also grants everything on new tables and functions to anon
/// and authenticated, which a migration has to take back.
bool isProvidedRole(const Project& project, const Role& role);

/// Those that requests come in as (anon, authenticated), as far as the design names them.
std::vector<const Role*> providedRequestRoles(const Project& project);

}  // namespace barch
