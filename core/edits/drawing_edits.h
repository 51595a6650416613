#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Moves boxes; pinned tables stay where a new arrangement would put them. Areas are kept.
Result<Project> placeTable(const Project& project, TableId table, double x, double y, bool pinned = false);
/// Many at once, as an arrangement gives them; tables that are gone are skipped.
Result<Project> placeTables(const Project& project, const std::vector<Placement>& placements);
Result<Project> pinTable(const Project& project, TableId table, bool pinned);
/// Area none: takes the tables out of theirs.
Result<Project> setTablesArea(const Project& project, const std::vector<TableId>& tables, AreaId area);

/// Names of areas and views are unique. Without an id one is derived.
Result<Project> addArea(const Project& project, Area area);
Result<Project> changeArea(const Project& project, Area area);
Result<Project> removeArea(const Project& project, AreaId area);

Result<Project> addDiagramView(const Project& project, DiagramView view);
Result<Project> changeDiagramView(const Project& project, DiagramView view);
Result<Project> removeDiagramView(const Project& project, DiagramViewId view);

}  // namespace barch
