#pragma once

#include "core/tracing/trace.h"

#include <string>
#include <vector>

namespace barch {

/// A hole in the design: the element, and in a sentence what is missing.
struct CoverageGap {
    ElementRef element;
    std::string reason;
    bool operator==(const CoverageGap&) const = default;
};

/// How many of those that count have it.
struct CoverageCount {
    std::size_t have = 0;
    std::size_t of = 0;
};

/// What nothing asks for, what nothing delivers, what no test covers; by kind, then by name. Tables that every
/// design has (tenants, people, memberships, plans, the audit log) need nobody who asks, and partitions count
/// as the table that they are of.
struct Coverage {
    std::vector<CoverageGap> unasked;     ///< no feature, no requirement, no answer
    std::vector<CoverageGap> byAnswer;    ///< an answer asks for it, no feature and no requirement
    std::vector<CoverageGap> undelivered; ///< features with nothing that does their work, requirements that nothing meets
    std::vector<CoverageGap> untested;
    CoverageCount asked;                  ///< tables, calls, jobs and the like
    CoverageCount delivered;              ///< features and requirements
    CoverageCount tested;                 ///< features, tables, calls, jobs, models

    bool isWhole() const { return unasked.empty() && undelivered.empty() && untested.empty(); }
};
Coverage coverageOf(const Project& project, const Trace& trace);

/// An answer asked for it, or the program needs it: its origin says so. What a starter brought has its features.
bool isExplained(const std::string& origin);
/// What can do a part of a feature's work: a table, a call, a job. Not a test, a permission or a flag.
bool doesWork(ElementKind kind);

}  // namespace barch
