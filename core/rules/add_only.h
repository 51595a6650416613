#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// Tables whose rows are added and never changed: logs, ledgers.

inline constexpr std::array<std::string_view, 3> changingPrivileges = {"update", "delete", "truncate"};
/// Whether the running program may change or delete rows: by its grants, and no trigger refuses it.
bool mayChangeRows(const RuleContext& context, const Table& table);
void takeChangesAway(std::vector<Grant>& grants);
/// Takes the rights away; where the engine knows none, triggers refuse.
void makeAddOnly(const Project& project, Table& table);

}  // namespace barch::rules
