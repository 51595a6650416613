#pragma once

#include "core/model/project.h"

#include <map>
#include <string>
#include <vector>

namespace barch::test {

/// Values to try beside the generated ones, as JSON: "table.column" to {"\"AB-12\"", ...}.
using Examples = std::map<std::string, std::vector<std::string>>;

/// Exports the Zod and Yup schemas of a design, compiles them strictly, makes the design's database,
/// and tries generated rows on all three. Gives what differs, a line each, behind a line of counts that
/// is printed too; and whether nothing differs.
struct Agreement {
    bool holds = false;
    std::string report;
};
struct Effort {
    int valuesPerColumn = 30;
    int combinations = 60;  ///< of values, for every check of several columns
};
Agreement tryAgreement(const Project& project, const std::string& name, const Examples& examples = {}, Effort effort = {});

/// Runs a program of tests/judges with node; empty arguments first: the script's path below that folder.
struct JudgeOutput {
    bool ok = false;
    std::string text;
};
JudgeOutput runJudge(const std::string& script, const std::vector<std::string>& arguments);

/// A folder with the files of an export and node_modules beside them; goes away with this object.
class JudgeFolder {
public:
    JudgeFolder();
    ~JudgeFolder();
    void write(const std::string& path, const std::string& bytes) const;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};
/// Writes what `zod` and `yup` make of it, compiled into js/. What tsc complains about; empty: nothing.
std::string compileSchemas(const Project& project, const JudgeFolder& folder);

}  // namespace barch::test
