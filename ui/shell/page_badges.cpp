#include "ui/shell/page_badges.h"

#include "ui/stack/stack_state.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {

Badge questionnaireBadge(const Session& session)
{
    if (!session.hasProject())
        return {};
    const Readiness r = session.readiness();
    return {{}, Ink::Tertiary, QStringLiteral("%1/%2").arg(r.answered).arg(r.questions),
            Session::tr("%1 of %2 questions answered").arg(r.answered).arg(r.questions)};
}

Badge proposalBadge(const Session& session)
{
    if (!session.hasProject() || !session.proposal())
        return {};
    const auto waiting = static_cast<qsizetype>(session.proposal()->changes.size());
    if (waiting == 0)
        return {};
    return {{}, Ink::Tertiary, grouped(waiting), Session::tr("%1 changes to review").arg(waiting)};
}

Badge stackBadge(const Session& session)
{
    if (!session.hasProject() || (session.project().answers.empty() && session.project().decisions.empty()))
        return {};
    const std::vector<DecisionEntry> entries = decisionEntries(StackView(session.content(), session.project()));
    const auto decided = std::count_if(entries.begin(), entries.end(), [](const DecisionEntry& entry) { return entry.state == DecisionState::Decided; });
    return {{}, Ink::Tertiary, QStringLiteral("%1/%2").arg(decided).arg(entries.size()),
            Session::tr("%1 of %2 decisions taken").arg(decided).arg(entries.size())};
}

Badge dataModelBadge(const Session& session)
{
    const auto tables = static_cast<qsizetype>(session.project().tables.size());
    if (tables == 0)
        return {};
    return {{}, Ink::Tertiary, grouped(tables), counted(tables, Session::tr("table"), Session::tr("tables"))};
}

Badge checksBadge(const Session& session)
{
    const FindingCounts counts = session.counts();
    const auto errors = static_cast<qsizetype>(counts.errors);
    const auto warnings = static_cast<qsizetype>(counts.warnings);
    if (errors > 0)
        return {QStringLiteral("error"), Ink::Error, grouped(errors), counted(errors, Session::tr("error"), Session::tr("errors"))};
    if (warnings > 0)
        return {QStringLiteral("warning"), Ink::Warning, grouped(warnings),
                counted(warnings, Session::tr("warning"), Session::tr("warnings"))};
    return {};
}

Badge noBadge(const Session&)
{
    return {};
}

}  // namespace barch::ui
