#include "core/layout/layers.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <set>
#include <unordered_map>

namespace barch {
namespace {

constexpr double pixelsPerInch = 72;        // Graphviz's points are our pixels
constexpr std::size_t mostForLayers = 150;  // dot takes minutes beyond some thousand boxes

/// cgraph takes char* where it means const char*.
char* text(const char* literal)
{
    return const_cast<char*>(literal);
}

void set(void* object, const char* name, const std::string& value)
{
    agsafeset(object, text(name), text(value.c_str()), text(""));
}

struct Graph {
    GVC_t* context = gvContext();
    Agraph_t* graph = agopen(text("erd"), Agdirected, nullptr);
    Graph() = default;
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;
    ~Graph()
    {
        gvFreeLayout(context, graph);
        agclose(graph);
        gvFreeContext(context);
    }
};

}  // namespace

Result<Done> layOutLinked(const std::vector<LayoutBox*>& boxes, const std::vector<LayoutLink>& links)
{
    Graph g;
    const bool layers = boxes.size() <= mostForLayers;
    set(g.graph, "rankdir", "LR");
    set(g.graph, "nodesep", "0.45");
    set(g.graph, "ranksep", "1.1");
    set(g.graph, "overlap", "prism");
    set(g.graph, "sep", "+24");
    set(g.graph, "start", "1");
    set(g.graph, "splines", "false");

    std::unordered_map<TableId, Agnode_t*> nodes;
    for (const LayoutBox* box : boxes) {
        Agnode_t* node = agnode(g.graph, text(box->id.text().c_str()), 1);
        set(node, "shape", "box");
        set(node, "fixedsize", "true");
        set(node, "label", "");
        set(node, "width", std::to_string(box->width / pixelsPerInch));
        set(node, "height", std::to_string(box->height / pixelsPerInch));
        nodes.emplace(box->id, node);
    }
    std::set<std::pair<TableId, TableId>> drawn;
    for (const LayoutLink& link : links) {
        const auto from = nodes.find(link.from);
        const auto to = nodes.find(link.to);
        if (from != nodes.end() && to != nodes.end() && from != to && drawn.emplace(link.from, link.to).second)
            agedge(g.graph, from->second, to->second, nullptr, 1);
    }
    if (gvLayout(g.context, g.graph, layers ? "dot" : "sfdp") != 0)
        return Error{"Graphviz could not arrange the tables.", "", "Is Graphviz installed with its layout plugins?"};
    for (LayoutBox* box : boxes) {
        const pointf centre = ND_coord(nodes.at(box->id));
        box->x = centre.x - box->width / 2;
        box->y = -centre.y - box->height / 2;  // Graphviz's y grows upwards
    }
    return Done{};
}

}  // namespace barch
