#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// Rights of the runtime role, and of the helper. None of these widens what is there.

/// What the runtime role may do with a table of this kind where nobody said otherwise.
std::vector<std::string> usualPrivileges(const Project& project, const Table& table, bool belongsToPerson);

bool holdsGrant(const std::vector<Grant>& grants, RoleId role);
/// Gives `privileges` unless the role has a grant; takes away what no runtime role may have: TRUNCATE,
/// REFERENCES, TRIGGER, and ALL (which becomes what it means for rows).
void giveRuntime(std::vector<Grant>& grants, RoleId runtime, const std::vector<std::string>& privileges);
/// Takes from the role what isn't among `most`; ALL becomes `most`.
void narrowGrants(std::vector<Grant>& grants, RoleId role, const std::vector<std::string>& most);
void takeFrom(std::vector<Grant>& grants, RoleId role);
/// Takes the grants of the role out of `from` and puts them into `to`.
void moveGrants(std::vector<Grant>& from, std::vector<Grant>& to, RoleId role);
/// One privilege for a role that has it not yet.
void addPrivilege(std::vector<Grant>& grants, RoleId role, const std::string& privilege);

/// USAGE of the table's namespace, and of the sequences that number its rows.
Project withUsage(const Project& project, const Table& table, RoleId role);

}  // namespace barch
