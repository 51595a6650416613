#include "ui/features/plan_facts.h"

#include "core/planning/feature_graph.h"
#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

namespace barch::ui {

std::size_t PlanFacts::problems() const
{
    std::size_t count = inversions.size();
    for (const auto& [id, circle] : circleOf)
        count += inversions.contains(id) ? 0 : 1;
    return count;
}

bool PlanFacts::isProblem(FeatureId feature, FeatureId dependency) const
{
    const auto mine = circleOf.find(feature);
    const auto theirs = circleOf.find(dependency);
    if (mine != circleOf.end() && theirs != circleOf.end() && mine->second == theirs->second)
        return true;
    const auto found = inversions.find(feature);
    if (found != inversions.end())
        for (const Inversion& inversion : found->second)
            if (inversion.dependency == dependency)
                return true;
    return false;
}

QString PlanFacts::problemOf(FeatureId id) const
{
    if (const auto circle = circleOf.find(id); circle != circleOf.end()) {
        QStringList names;
        for (const FeatureId member : circles[circle->second])
            names.append(qs(project.features.find(member)->name));
        names.append(names.front());
        return QCoreApplication::translate("PlanFacts", "In a circle: %1").arg(names.join(QStringLiteral(" → ")));
    }
    if (const auto found = inversions.find(id); found != inversions.end())
        return qs(sentenceOf(project, found->second.front()));
    return {};
}

PlanFacts factsOf(const Project& project)
{
    PlanFacts facts;
    facts.project = project;
    for (const Inversion& inversion : inversions(project))
        facts.inversions[inversion.feature].push_back(inversion);
    const FeatureGraph graph(project.features);
    facts.circles = graph.cycles();
    for (std::size_t i = 0; i < facts.circles.size(); ++i)
        for (const std::size_t node : graph.groups()[graph.groupOf(*graph.find(facts.circles[i].front()))])
            facts.circleOf.emplace(graph.feature(node).id, i);
    return facts;
}

}  // namespace barch::ui
