#include "ui/session/readiness.h"

#include <set>

namespace barch::ui {

int Readiness::percent() const
{
    const double asked = questions == 0 ? 0.0 : static_cast<double>(answered) / static_cast<double>(questions);
    const std::size_t parts = tables + otherErrors;
    const double sound = parts == 0 ? 0.0 : static_cast<double>(soundTables) / static_cast<double>(parts);
    return static_cast<int>(50 * asked + 50 * sound);
}

Readiness readinessOf(const Questionnaire& questionnaire, const Project& project, const std::vector<Finding>& findings)
{
    Readiness r;
    for (const GroupProgress& group : progress(questionnaire, project)) {
        r.questions += group.visible;
        r.answered += group.answered;
        r.open += group.open;
    }
    std::set<AnyId> faulty;
    for (const Finding& finding : findings) {
        if (finding.severity != Severity::Error || finding.waived)
            continue;
        const AnyId table = finding.element.kind == ElementKind::Table ? finding.element.id : finding.element.owner;
        if (table)
            faulty.insert(table);
        else
            ++r.otherErrors;
    }
    r.tables = project.tables.size();
    r.soundTables = r.tables - std::min(r.tables, faulty.size());
    return r;
}

}  // namespace barch::ui
