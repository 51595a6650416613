#pragma once

#include "core/model/result.h"
#include "exporters/sql/change/change_script.h"
#include "exporters/sql/change/unfilled_columns.h"
#include "exporters/target.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace barch::sql {

struct ChangeOptions {
    int number = 2;
    std::string name = "change";
    std::map<std::string, std::string> backfills;   ///< by "table.column": an expression
    std::set<std::string> allowed;                  ///< "drop-table:NAME" and so on: see the change script
    bool allowAll = false;                          ///< for looking only
    bool online = false;                            ///< short locks, where the engine has such forms: see ScriptOptions
};

/// A step for a person: what it does to what, and what it costs.
struct ChangeLine {
    std::string folder;   ///< of the set of databases; empty: the whole
    ElementRef element;
    std::string path;     ///< of the element, "public.tickets.priority"
    std::string what;     ///< "Type"; may be empty
    std::vector<Cost> costs;
    std::string text() const { return what.empty() ? path : path + ": " + what; }
};

struct ChangeFiles {
    std::vector<ExportedFile> files;   ///< none: the two make the same databases
    std::vector<ChangeLine> lines;
    std::vector<std::string> notes;
    std::vector<Loss> losses;              ///< of the whole: allowed, each of them
};

/// The whole design, for the engine that it is for.
Result<ExportResult> firstMigration(const Project& design, const ExportOptions& options);

/// NNNN_name.up.sql and NNNN_name.down.sql from one version of a design to the next, for the engine of the design (none
/// chosen: PostgreSQL); for isolated and hybrid designs also in control_plane/ and tenant/, and roles.sql as the later
/// version needs it.
Result<ChangeFiles> changeFiles(const Project& before, const Project& after, const ChangeOptions& options);

}  // namespace barch::sql
