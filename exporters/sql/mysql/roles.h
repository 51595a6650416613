#pragma once

#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::mysql {

/// CREATE USER (locked, without a password) and CREATE ROLE for the roles that something is granted to.
void writeRoles(Draft& draft);
/// `takes`: the privileges that this kind of object has on MySQL.
void writeGrants(Draft& draft, const std::vector<Grant>& grants, const std::string& object, const Table* table,
                 const ElementRef& element, const std::vector<std::string>& takes);
/// GRANTs of all tables.
void writeTableGrants(Draft& draft);

}  // namespace barch::sql::mysql
