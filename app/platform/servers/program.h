#pragma once

#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

struct ProgramOutput {
    int status = -1;      ///< exit status; 128 + n after signal n
    std::string out;
    std::string error;
    bool ok() const { return status == 0; }
};

/// Whose rights a process has. Empty: those of this program.
struct ProcessUser {
    std::string name;
};

/// Runs a program (found by PATH unless it names a file) with `input` as its stdin, in a small fixed
/// environment: no PGHOST or the like leaks in. Kills it after `seconds`. An error: it can't be started.
Result<ProgramOutput> runProgram(const std::vector<std::string>& command, const std::string& input = {},
                                 const ProcessUser& user = {}, int seconds = 300);

/// The full path of a program: in `folders`, then in PATH.
Result<std::string> locateProgram(const std::string& name, const std::vector<std::string>& folders, const std::string& advice);
/// Every program runs with these variables only, as "NAME=value".
std::vector<std::string> smallEnvironment();
/// For exec: pointers into `texts`, and a null behind them.
std::vector<char*> execPointers(std::vector<std::string>& texts);

}  // namespace barch
