#include "exporters/diagram/component_diagram.h"

#include "core/logic/logic_graph.h"
#include "exporters/diagram/dot_table.h"
#include "exporters/text/mermaid_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace barch {
namespace {

constexpr std::array layers = {LogicLayer::Entry, LogicLayer::Controller, LogicLayer::Service, LogicLayer::Repository, LogicLayer::Job, LogicLayer::Outside, LogicLayer::Table};

const char* titleOf(LogicLayer layer)
{
    switch (layer) {
    case LogicLayer::Entry: return "Calls";
    case LogicLayer::Controller: return "Controllers";
    case LogicLayer::Service: return "Services";
    case LogicLayer::Repository: return "Repositories";
    case LogicLayer::Job: return "Jobs";
    case LogicLayer::Outside: return "Outside";
    case LogicLayer::Table: return "Database";
    }
    return "";
}

const char* wordOf(LogicLink link)
{
    switch (link) {
    case LogicLink::Starts: return "starts";
    case LogicLink::Works: return "work of";
    case LogicLink::Sends: return "sends";
    case LogicLink::Calls:
    case LogicLink::Keeps: break;
    }
    return "";
}

struct Box {
    LogicLayer layer = LogicLayer::Service;
    std::vector<std::string> words;
};

struct Line {
    std::size_t from = 0;
    std::size_t to = 0;
    LogicLink link = LogicLink::Calls;
    bool wrong = false;  ///< against the layers
    auto operator<=>(const Line&) const = default;
};

struct Picture {
    std::vector<Box> boxes;
    std::vector<Line> lines;
};

bool isWrong(LogicLayer from, LogicLayer to)
{
    const bool services = from >= LogicLayer::Controller && from <= LogicLayer::Repository && to >= LogicLayer::Controller && to <= LogicLayer::Repository;
    return services && (to < from || (from == LogicLayer::Controller && to == LogicLayer::Repository));
}

/// Boxes of the graph, with the calls of the API and the tables of one service drawn as one box each.
Picture pictureOf(const LogicGraph& graph)
{
    Picture picture;
    std::map<std::size_t, std::size_t> boxes;             // by node
    std::map<std::vector<std::size_t>, std::size_t> groups;  // calls by what they lead to; tables by who keeps them
    std::map<std::size_t, std::vector<std::string>> members;
    const auto groupOf = [&](std::size_t node) {
        std::vector<std::size_t> key{static_cast<std::size_t>(graph.nodes[node].layer)};
        for (const LogicEdge& edge : graph.edges) {
            if (edge.from == node)
                key.push_back(edge.to);
            if (edge.to == node)
                key.push_back(edge.from);
        }
        return key;
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const LogicNode& node = graph.nodes[i];
        const bool grouped = node.element.kind == ElementKind::Endpoint || node.element.kind == ElementKind::Table;
        if (!grouped) {
            boxes[i] = picture.boxes.size();
            picture.boxes.push_back({node.layer, {node.name}});
            continue;
        }
        const auto [group, isNew] = groups.try_emplace(groupOf(i), picture.boxes.size());
        if (isNew)
            picture.boxes.push_back({node.layer, {}});
        boxes[i] = group->second;
        members[group->second].push_back(node.name);
    }
    for (auto& [box, names] : members) {
        constexpr std::size_t shown = 6;
        const std::size_t all = names.size();
        if (all > shown + 1)
            names.resize(shown);
        picture.boxes[box].words = std::move(names);
        if (const std::size_t left = all - picture.boxes[box].words.size(); left > 0)
            picture.boxes[box].words.push_back("and " + std::to_string(left) + " more");
    }
    for (const LogicEdge& edge : graph.edges)
        picture.lines.push_back({boxes[edge.from], boxes[edge.to], edge.link, isWrong(graph.nodes[edge.from].layer, graph.nodes[edge.to].layer)});
    std::sort(picture.lines.begin(), picture.lines.end());
    picture.lines.erase(std::unique(picture.lines.begin(), picture.lines.end()), picture.lines.end());
    return picture;
}

std::string joined(const std::vector<std::string>& words, const char* between, std::string (*escaped)(std::string_view))
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + escaped(word);
    return text;
}

std::string mermaid(const Picture& picture)
{
    const auto id = [](std::size_t box) { return "n" + std::to_string(box); };
    std::string text = "flowchart LR\n";
    for (const LogicLayer layer : layers) {
        std::string inside;
        for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
            const Box& box = picture.boxes[i];
            if (box.layer != layer)
                continue;
            const std::string label = joined(box.words, "<br/>", mermaidText);
            const bool table = layer == LogicLayer::Table;
            const bool job = layer == LogicLayer::Job;
            inside += "        " + id(i) + (table ? "[(\"" : job ? "([\"" : "[\"") + label + (table ? "\")]" : job ? "\"])" : "\"]") + "\n";
        }
        if (!inside.empty())
            text += std::string("    subgraph layer") + std::to_string(static_cast<int>(layer)) + "[\"" + titleOf(layer) + "\"]\n" + inside + "    end\n";
    }
    std::string wrong;
    for (std::size_t i = 0; i < picture.lines.size(); ++i) {
        const Line& line = picture.lines[i];
        const std::string word = wordOf(line.link);
        const std::string arrow = line.link == LogicLink::Calls || line.link == LogicLink::Keeps ? " -->" : " -.->";
        text += "    " + id(line.from) + arrow + (word.empty() ? " " : "|" + word + "| ") + id(line.to) + "\n";
        if (line.wrong)
            wrong += (wrong.empty() ? "" : ",") + std::to_string(i);
    }
    if (!wrong.empty())
        text += "    linkStyle " + wrong + " stroke:#B3261E,stroke-dasharray:4\n";
    return text;
}

std::string dot(const Picture& picture)
{
    std::string text = "digraph components {\n"
                       "  graph [rankdir=LR, nodesep=0.25, ranksep=0.9, fontname=\"Helvetica\", fontsize=12];\n"
                       "  node [shape=box, style=\"rounded\", fontname=\"Helvetica\", fontsize=11, color=\"#647086\"];\n"
                       "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#647086\"];\n";
    for (const LogicLayer layer : layers) {
        std::string inside;
        for (std::size_t i = 0; i < picture.boxes.size(); ++i)
            if (picture.boxes[i].layer == layer)
                inside += "    n" + std::to_string(i) + " [label=\"" + joined(picture.boxes[i].words, "\\n", dotText) + "\"" +
                          (layer == LogicLayer::Table ? ", shape=cylinder" : layer == LogicLayer::Outside ? ", style=\"rounded,dashed\"" : "") + "];\n";
        if (!inside.empty())
            text += "  subgraph cluster_" + std::to_string(static_cast<int>(layer)) + " {\n    label=\"" + titleOf(layer) + "\"; color=\"#CBD0D8\";\n" + inside + "  }\n";
    }
    for (const Line& line : picture.lines) {
        const std::string word = wordOf(line.link);
        text += "  n" + std::to_string(line.from) + " -> n" + std::to_string(line.to) + " [label=\"" + word + "\"" +
                (line.link == LogicLink::Calls || line.link == LogicLink::Keeps ? "" : ", style=dashed") + (line.wrong ? ", color=\"#B3261E\"" : "") + "];\n";
    }
    return text + "}\n";
}

}  // namespace

Result<ExportResult> exportComponentDiagram(const Project& project, const ExportOptions&)
{
    ExportResult result;
    const Picture picture = pictureOf(logicGraph(project));
    if (picture.boxes.empty()) {
        result.warnings.push_back({{}, project.info->name, "Components", "Left out: the design has no services, jobs or calls.", false});
        return result;
    }
    result.files = {{"component-diagram.dot", dot(picture)}, {"component-diagram.mmd", mermaid(picture)}};
    return result;
}

}  // namespace barch
