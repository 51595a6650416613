#include "ui/stack/stack_state.h"

#include "core/stack/decision_record.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <set>

namespace barch::ui {
namespace {

DecisionEntry entryOf(const StackView& view, const StackTopic& topic)
{
    DecisionEntry entry{&topic, decisionIdOf(topic.id), qs(topic.name), qs(view.taken(topic).words()), DecisionState::ToDecide};
    if (view.disagrees(topic))
        entry.state = DecisionState::Disagrees;
    else if (!view.decided(topic).empty())
        entry.state = DecisionState::Decided;
    return entry;
}

}  // namespace

std::vector<DecisionEntry> decisionEntries(const StackView& view)
{
    std::vector<DecisionEntry> entries;
    std::set<DecisionId> listed;
    for (const StackTopic& topic : StackView::stack().topics) {
        listed.insert(decisionIdOf(topic.id));
        if (view.matters(topic))
            entries.push_back(entryOf(view, topic));
    }
    std::vector<const Decision*> others;
    for (const Decision& decision : view.project().decisions)
        if (!listed.contains(decision.id) && decision.status != DecisionStatus::Superseded)
            others.push_back(&decision);
    std::stable_sort(others.begin(), others.end(), [](const Decision* a, const Decision* b) { return numberOf(*a) < numberOf(*b); });
    for (const Decision* decision : others)
        entries.push_back({nullptr, decision->id, qs(decision->title), qs(decision->choice),
                           decision->status == DecisionStatus::Accepted ? DecisionState::Decided : DecisionState::ToDecide});
    return entries;
}

}  // namespace barch::ui
