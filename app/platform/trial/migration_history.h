#pragma once

#include "core/compare/project_changes.h"
#include "core/model/result.h"

#include <functional>
#include <string>
#include <vector>

namespace barch {

/// What running a folder's whole history showed.
struct HistoryReport {
    std::vector<std::string> steps;          ///< what was done, in order: "up 0002_ratings", "down 0002_ratings"...
    std::string fault;                       ///< what is wrong, with the words of the server; empty: nothing
    std::vector<ElementChange> differences;  ///< between the recorded design and what the migrations made of it
    bool isRight() const { return fault.empty() && differences.empty(); }
};

/// Runs every migration of the folder on an empty trial database: up to the newest, which has to be what the recorded
/// design makes at once; down to the start, where nothing may be left; and every step up again. Sets of their own
/// (control_plane/, tenant/) each on a database of their own. `told` hears each step as it is done; false from it stops.
Result<HistoryReport> runHistory(const std::string& folder, const std::function<bool(const std::string&)>& told = {});

}  // namespace barch
