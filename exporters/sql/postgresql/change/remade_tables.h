#pragma once

#include "core/model/project.h"
#include "exporters/sql/change/losses.h"
#include "exporters/sql/draft.h"

#include <map>
#include <vector>

namespace barch::sql::postgresql {

/// A later design in which the tables that no ALTER TABLE brings there are tables of their own, to be made and filled
/// beside the earlier ones.
struct RemadeTables {
    Project after;
    std::map<TableId, TableId> earlier;   ///< by the new id
};

/// Those that are divided into partitions otherwise than before, or by a column of another type, and their partitions.
RemadeTables withRemadeTables(const Project& before, const Project& after);

/// What fills the remade tables from the earlier ones, once all are there. `original`: the earlier design with the
/// names that it gives, for saying what is lost.
std::vector<ScriptStep> copiedRows(const Project& original, Draft& before, Draft& after, const std::map<TableId, TableId>& earlier,
                                   const ScriptOptions& options, Losses& losses);

}  // namespace barch::sql::postgresql
