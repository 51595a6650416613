#pragma once

#include "core/model/project.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace barch {

/// What an importer made of a piece of the source that it didn't simply read.
enum class ImportOutcome {
    Kept,     ///< SQL that the model can't express: kept word for word, exported again
    Skipped,  ///< says nothing about the design (rows, settings), or can't be read; not in the project
};

/// One line of the report.
struct ImportNote {
    ImportOutcome outcome = ImportOutcome::Skipped;
    int line = 0;          ///< of the source, from 1; 0: the source has no lines (a database)
    std::string what;      ///< "COPY public.tickets", "CREATE RULE", short enough for a line
    std::string why;       ///< one plain sentence
    bool operator==(const ImportNote&) const = default;
};

/// A design read from somewhere else. Importing the same source twice gives the same, ids included.
struct Imported {
    Project project;
    std::map<std::string, int> read;   ///< how many of each kind: "table", "foreign key", "policy"...
    std::vector<ImportNote> notes;     ///< in the order of the source
};

/// Called now and then with the part that is done (0 to 1); false: stop, and the import ends in an error.
using ImportProgress = std::function<bool(double)>;

}  // namespace barch
