#pragma once

#include <string>
#include <vector>

namespace barch::sql {

struct Rename {
    std::string from;
    std::string to;
    bool operator==(const Rename&) const = default;
};

/// Things with names of one scope, in which names that differ in case alone are the same: as they are called and shall
/// be called. `to` is empty for what goes, and `from` for what comes.
using NamePlan = std::vector<Rename>;

/// The renames that bring each to its new name, one after the other, so that no name is ever held twice. Circles, and
/// names that change in case alone, go over names between; what goes but holds a name that something else gets is put
/// aside. Temporary names begin with barch_aside_.
std::vector<Rename> renameOrder(const NamePlan& plan);

}  // namespace barch::sql
