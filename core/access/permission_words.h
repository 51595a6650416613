#pragma once

#include "core/model/project.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What is done to rows. Bits of an `Operations`.
enum class RowOperation : std::uint8_t { Read, Add, Change, Remove };
BARCH_NAMES(RowOperation, "read", "add", "change", "remove")
inline constexpr std::array<RowOperation, 4> rowOperations = {RowOperation::Read, RowOperation::Add, RowOperation::Change,
                                                              RowOperation::Remove};
using Operations = unsigned;
constexpr Operations bitOf(RowOperation operation) { return 1U << static_cast<unsigned>(operation); }
inline constexpr Operations everyOperation = 0xfU;

/// How far a permission reaches. A later one includes those before it, but for Scoped: that one depends
/// on what the API key or token was made for.
enum class Reach : std::uint8_t { None, Scoped, Own, All };
BARCH_NAMES(Reach, "none", "scoped", "own", "all")

/// What the name of a permission says: "read:own", "tickets:change:all", "manage:members".
struct PermissionMeaning {
    std::string verb;            ///< "read"; of an action that isn't about rows the action: "export"
    std::string subject;         ///< "tickets", "members"; empty: everything
    std::string base;            ///< the name without its reach: "read", "tickets:change"
    Operations operations = 0;   ///< none: an action that only the API can check
    Reach reach = Reach::All;
    bool saysReach = false;      ///< the reach stands in the name
};
/// Words are separated by ":", "." or "/". Known verbs: read, view, list; add, create; change, update, edit;
/// remove, delete; write (all but reading); manage (everything).
PermissionMeaning meaningOf(std::string_view permission);
/// "read" and Own: "read:own". With the separator that the base has. Reach None: the base itself.
std::string permissionName(const std::string& base, Reach reach);

/// "Read tickets", "See rows", "Manage members", "Export".
std::string titleOf(const Project& project, const PermissionMeaning& meaning, TableId table);
/// The permission in a sentence: its description, or what its name says.
std::string inWords(const Project& project, const Permission& permission);

/// "support_teams" -> "support teams".
std::string spoken(std::string_view name);

}  // namespace barch
