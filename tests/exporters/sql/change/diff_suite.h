#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace barch::test {

/// A schema before and after a change, as somebody else's tool has them for its own tests.
struct DiffCase {
    std::string name;
    std::string before;   ///< PostgreSQL's SQL; may be empty
    std::string after;
    std::string cannot;   ///< why it can't be tried here, where that is known; empty: try it
};

std::vector<DiffCase> migraCases(const std::string& folder);
std::vector<DiffCase> pgschemaCases(const std::string& folder);
std::vector<DiffCase> sqldefCases(const std::string& folder);

/// What became of the cases of one suite.
struct SuiteResult {
    int passed = 0;
    std::map<std::string, std::string> withoutRows;   ///< of those passed: no row that is made here fits the later schema
    std::map<std::string, std::string> failed;        ///< by case: the reason
    std::map<std::string, std::string> refused;
    std::map<std::string, std::string> unsupported;   ///< what isn't installed here, what this server doesn't take
};

/// Each case: both sides imported, the database made of the text of before with rows in it, changed and compared with
/// one made of the text of after, and back again. Prints what didn't pass. BARCH_CHANGE: only cases whose name holds it.
SuiteResult tryCases(const std::string& suite, const std::vector<DiffCase>& cases);

}  // namespace barch::test
