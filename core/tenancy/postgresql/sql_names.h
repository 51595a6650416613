#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>

namespace barch::postgresql {

/// The name as PostgreSQL takes it: quoted where it has to be.
std::string identifier(std::string_view name);
/// With its namespace in front: public.tickets.
std::string inSpace(const Project& project, NamespaceId space, std::string_view name);

}  // namespace barch::postgresql
