#pragma once

#include "app/cli/design_source.h"
#include "core/compare/match_by_name.h"

#include <string>
#include <vector>

namespace barch::cli {

/// Two designs made ready to be compared by id.
struct ComparedDesigns {
    Project before;
    Project after;
    std::vector<PossibleRename> renames;   ///< that nobody has said to be ones
};

/// Elements without a common id are matched by their names; `renames` ("public.orders=public.purchases") says which
/// elements with different names are the same. Where one of the two is a live database, the other is brought to the
/// spelling of its engine on a throwaway server; where none is installed, `run.err` says so.
Result<ComparedDesigns> compared(const DesignSource& before, const DesignSource& after, const std::vector<std::string>& renames, Invocation& run);

}  // namespace barch::cli
