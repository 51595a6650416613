#pragma once

#include "core/import/imported.h"
#include "tests/support/catalogue.h"

#include <map>
#include <string>

namespace barch::test {

/// What a project exports for PostgreSQL, as one script.
std::string postgresScript(const Project& project);
std::string mariaDbScript(const Project& project);

/// Two catalogues of databases that ought to be the same.
struct PairOutcome {
    std::string failure;                    ///< why there is nothing to compare
    bool twinFailed = false;                ///< the SQL of the corpus itself doesn't load
    std::string difference;                 ///< "- line" is missing from ours, "+ line" is only in ours
    std::map<std::string, std::pair<int, int>> counts;  ///< by kind: in the twin, in ours
};

/// Loads both scripts into databases of their own, and compares.
PairOutcome comparePostgres(const std::string& twinSql, const std::string& script);
PairOutcome compareMariaDb(const std::string& twinSql, const std::string& script);

/// "table 12/12, column 60/60": in the twin, in ours.
std::string countsText(const PairOutcome& outcome);

}  // namespace barch::test
