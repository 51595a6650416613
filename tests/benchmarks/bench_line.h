#pragma once

#include "core/model/project.h"

#include <functional>
#include <string>
#include <vector>

namespace barch {

/// What all lines work on: a generated project, its file's bytes, and a folder to write in.
struct BenchInput {
    Project project;
    std::string bytes;
    std::string folder;
};

/// One line of the report. Lines run in turns, so that what slows the machine slows them alike.
struct BenchLine {
    std::string name;
    std::function<void()> run;      ///< what is measured, `repeat` times in a row
    std::string beside;             ///< the name of the line that it is divided by; empty: a floor
    double limit = 0;               ///< the ratio that it is promised to keep; 0: none
    int repeat = 1;
    std::function<void()> prepare = [] {};  ///< before each measurement, not measured
    bool besideWaits = false;  ///< `beside` waits for a disk; where it does not, the limit means nothing
};

/// A group of lines. `input` outlives them. To add one: a file here, and a row in bench_project.cpp.
using BenchGroup = std::vector<BenchLine> (*)(const BenchInput& input);

std::vector<BenchLine> fileLines(const BenchInput& input);
std::vector<BenchLine> editLines(const BenchInput& input);
std::vector<BenchLine> ruleLines(const BenchInput& input);
std::vector<BenchLine> exportLines(const BenchInput& input);
std::vector<BenchLine> openApiLines(const BenchInput& input);
std::vector<BenchLine> traceLines(const BenchInput& input);

/// Keeps the compiler from leaving out work whose result nobody reads.
void keep(const void* result);

}  // namespace barch
