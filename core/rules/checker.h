#pragma once

#include "core/rules/rule.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace barch {

struct Content;

struct FindingCounts {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t infos = 0;
};
FindingCounts countOf(const std::vector<Finding>& findings);  ///< without waived ones

/// Checks versions of one project one after the other; each time only what changed since the last
/// one is looked at again. One thread at a time. The content must outlive the checker.
class Checker {
public:
    explicit Checker(const Content& content);
    ~Checker();
    Checker(Checker&&) noexcept;
    Checker& operator=(Checker&&) noexcept;

    /// All findings, ordered by severity, rule, path. Stops early (with what it has) when asked to;
    /// the next call then checks everything. `today` (YYYY-MM-DD) ends waivers whose date has
    /// passed; without it none ends.
    const std::vector<Finding>& check(const Project& project, std::stop_token stop = {}, std::string_view today = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One full check.
std::vector<Finding> check(const Content& content, const Project& project, std::string_view today = {});
/// The ways to heal a finding of `check`, the recommended one first. The content must outlive them.
std::vector<FixOption> fixesFor(const Content& content, const Project& project, const Finding& finding);

}  // namespace barch
