#pragma once

#include "core/tracing/coverage.h"

#include <QString>

#include <memory>
#include <optional>

namespace barch::ui {

/// A project with its trace and its gaps, worked out once for as long as nothing that they read changes.
class CoverageFacts {
public:
    /// False where everything that was known still holds.
    bool follow(const Project& project);

    const Project& project() const { return m_project; }
    const Trace& trace() const { return *m_trace; }
    const Coverage& coverage() const { return m_coverage; }

private:
    Project m_project;
    std::shared_ptr<const Trace> m_trace = std::make_shared<const Trace>(Project());
    Coverage m_coverage;
    bool m_known = false;
};

QString wordOf(TracePart part);
/// "12 of 15 features".
QString shareWords(const CoverageCount& count, const QString& of);

}  // namespace barch::ui
