#include "exporters/diagram/subscription_life.h"

#include "core/payments/subscription_life.h"
#include "exporters/diagram/dot_table.h"
#include "exporters/text/mermaid_text.h"

#include <algorithm>

namespace barch {
namespace {

/// "invoice.paid (stripe)", without the provider where the design has only one.
std::string labelOf(const Project& project, PaymentEventId id)
{
    const PaymentEvent* event = project.paymentEvents.find(id);
    if (!event)
        return id.text();
    return event->event + (project.payments->providers.size() > 1 && !event->provider.empty() ? " (" + event->provider + ")" : "");
}

std::vector<std::string> labelsOf(const Project& project, const LifeTransition& way)
{
    std::vector<std::string> labels;
    for (const PaymentEventId id : way.events)
        if (std::string label = labelOf(project, id); std::find(labels.begin(), labels.end(), label) == labels.end())
            labels.push_back(std::move(label));
    return labels;
}

std::string mermaid(const Project& project, const SubscriptionLife& life)
{
    const auto id = [](std::size_t index) { return "s" + std::to_string(index); };
    std::string text = "stateDiagram-v2\n";
    for (std::size_t i = 0; i < life.states.size(); ++i)
        text += "    state \"" + mermaidText(life.states[i].name) + "\" as " + id(i) + "\n";
    text += "    [*] --> s0\n";
    for (const LifeTransition& way : life.transitions) {
        std::string label;
        for (const std::string& each : labelsOf(project, way))
            label += (label.empty() ? "" : "<br/>") + mermaidText(each);
        text += "    " + id(way.from) + " --> " + id(way.to) + " : " + label + "\n";
    }
    for (std::size_t i = 0; i < life.states.size(); ++i)
        if (life.states[i].isEnd)
            text += "    " + id(i) + " --> [*]\n";
    std::string faulty;
    for (std::size_t i = 0; i < life.states.size(); ++i)
        if (const LifeState& state = life.states[i]; !state.reachable || state.stuck || !state.known)
            faulty += "    class " + id(i) + " faulty\n";
    if (!faulty.empty())
        text += "    classDef faulty stroke:#B3261E,stroke-dasharray:4\n" + faulty;
    return text;
}

std::string dot(const Project& project, const SubscriptionLife& life)
{
    std::string text = "digraph subscription_life {\n"
                       "  graph [rankdir=LR, nodesep=0.4, ranksep=0.8, fontname=\"Helvetica\"];\n"
                       "  node [shape=box, style=\"rounded\", fontname=\"Helvetica\", fontsize=11, color=\"#647086\"];\n"
                       "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#647086\"];\n";
    for (std::size_t i = 0; i < life.states.size(); ++i) {
        const LifeState& state = life.states[i];
        const bool faulty = !state.reachable || state.stuck || !state.known;
        text += "  s" + std::to_string(i) + " [label=\"" + dotText(state.name) + "\"" + (state.isEnd ? ", peripheries=2" : "") +
                (faulty ? ", color=\"#B3261E\", style=\"rounded,dashed\"" : "") + "];\n";
    }
    for (const LifeTransition& way : life.transitions) {
        std::string label;
        for (const std::string& each : labelsOf(project, way))
            label += (label.empty() ? "" : "\\n") + dotText(each);
        text += "  s" + std::to_string(way.from) + " -> s" + std::to_string(way.to) + " [label=\"" + label + "\"" +
                (way.ambiguous ? ", style=dashed, color=\"#B3261E\"" : "") + "];\n";
    }
    return text + "}\n";
}

}  // namespace

Result<ExportResult> exportSubscriptionLife(const Project& project, const ExportOptions&)
{
    ExportResult result;
    const SubscriptionLife life = subscriptionLife(project);
    if (life.empty()) {
        result.warnings.push_back({{}, project.info->name, "Subscription life", "Left out: no event moves a subscription.", false});
        return result;
    }
    result.files = {{"subscription-life.dot", dot(project, life)}, {"subscription-life.mmd", mermaid(project, life)}};
    return result;
}

}  // namespace barch
