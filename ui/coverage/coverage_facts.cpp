#include "ui/coverage/coverage_facts.h"

#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

namespace barch::ui {

bool CoverageFacts::follow(const Project& project)
{
    const bool holds = m_known && traceAlike(m_project, project);
    m_project = project;
    if (holds)
        return false;
    m_trace = std::make_shared<const Trace>(project);
    m_coverage = coverageOf(project, *m_trace);
    m_known = true;
    return true;
}

QString wordOf(TracePart part)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("TracePart", text); };
    switch (part) {
    case TracePart::Tables: return tr("Tables");
    case TracePart::Endpoints: return tr("Endpoints");
    case TracePart::Jobs: return tr("Jobs");
    case TracePart::Permissions: return tr("Permissions");
    case TracePart::Tests: return tr("Tests");
    case TracePart::Others: break;
    }
    return tr("Other parts");
}

QString shareWords(const CoverageCount& count, const QString& of)
{
    return QCoreApplication::translate("TracePart", "%1 of %2 %3").arg(grouped(static_cast<qsizetype>(count.have)), grouped(static_cast<qsizetype>(count.of)), of);
}

}  // namespace barch::ui
