#include "core/blueprint/proposal.h"

#include "core/blueprint/selection.h"
#include "core/questionnaire/interview.h"

#include <algorithm>

namespace barch {
namespace {

Project onlyAnswers(const SharedMap<Answer>& answers)
{
    Project project;
    project.answers = answers;
    return project;
}

/// What the answers that were accepted led to; nothing where none were.
Project acceptedDesign(const Content& content, const Project& project)
{
    return project.acceptedAnswers.empty() ? Project{} : blueprint(content, onlyAnswers(project.acceptedAnswers));
}

Steps stepsFor(const Content& content, const Project& project)
{
    Project base = acceptedDesign(content, project);
    base.answers = project.acceptedAnswers;
    Project target = blueprint(content, onlyAnswers(project.answers));
    target.answers = project.answers;
    return stepsBetween(content, base, target, project);
}

/// Areas that lost their last table and were not made by a person.
void dropEmptyAreas(const Project& before, Project& after)
{
    for (const Area& area : before.areas) {
        const bool used = std::any_of(after.placements.begin(), after.placements.end(),
                                      [&](const Placement& p) { return p.area == area.id; });
        const bool usedBefore = std::any_of(before.placements.begin(), before.placements.end(),
                                            [&](const Placement& p) { return p.area == area.id; });
        if (!used && usedBefore && !area.origin.empty())
            after.areas = after.areas.without(area.id);
    }
}

/// From now on the design stands for these answers. Where changes are left undone the earlier ones
/// stay the measure, so that they are offered again; additions left out are known as declined.
void rememberAnswers(const Content& content, const Steps& steps, const Selection& selection, Project& project)
{
    for (std::size_t i = 0; i < steps.all.size(); ++i)
        if (!selection.chosen[i] && steps.all[i].change.kind != ChangeKind::Add && !project.acceptedAnswers.empty())
            return;
    project.acceptedAnswers =
        project.answers.empty() ? withDefaults(content.questionnaire, project).answers : project.answers;
}

std::vector<bool> allButDeclined(const Steps& steps)
{
    std::vector<bool> chosen;
    for (const Step& step : steps.all)
        chosen.push_back(!step.change.declinedBefore);
    return chosen;
}

Project finished(const Content& content, const Project& before, const Steps& steps, Selection selection)
{
    Project result = std::move(selection.result);
    dropEmptyAreas(before, result);
    rememberAnswers(content, steps, selection, result);
    return result;
}

}  // namespace

Proposal propose(const Content& content, const Project& project)
{
    const Steps steps = stepsFor(content, project);
    Selection selection = complete(steps, project, allButDeclined(steps), false);
    Proposal proposal;
    for (std::size_t i = 0; i < steps.all.size(); ++i)
        if (selection.chosen[i] || steps.all[i].change.declinedBefore)
            proposal.changes.push_back(steps.all[i].change);
    proposal.kept = steps.kept;
    proposal.kept.insert(proposal.kept.end(), selection.kept.begin(), selection.kept.end());
    proposal.accepted = finished(content, project, steps, std::move(selection));
    return proposal;
}

Result<Project> accept(const Content& content, const Project& project, const std::set<std::string>& changeIds)
{
    const Steps steps = stepsFor(content, project);
    std::vector<bool> chosen;
    std::set<std::string> unknown = changeIds;
    for (const Step& step : steps.all) {
        chosen.push_back(changeIds.contains(step.change.id));
        unknown.erase(step.change.id);
    }
    if (!unknown.empty())
        return Error{"The proposal has no change \"" + unknown.begin()->substr(0, 100) + "\".",
                     {},
                     "\"barch propose\" lists the changes with their ids."};
    Selection selection = complete(steps, project, std::move(chosen), true);
    return finished(content, project, steps, std::move(selection));
}

Result<Project> acceptAll(const Content& content, const Project& project)
{
    return propose(content, project).accepted;
}

}  // namespace barch
