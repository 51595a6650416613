#include "core/layout/arrange.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

namespace barch {
namespace {

constexpr double pixelsPerInch = 72;  // Graphviz's points are our pixels
constexpr std::size_t mostForLayers = 400;  // dot's layers take minutes beyond some thousand boxes
constexpr double rowWidthFactor = 1.6;

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

std::vector<LayoutBox*> inStableOrder(std::vector<LayoutBox>& boxes)
{
    std::vector<LayoutBox*> order;
    for (LayoutBox& box : boxes)
        order.push_back(&box);
    std::sort(order.begin(), order.end(), [](const LayoutBox* a, const LayoutBox* b) { return a->id < b->id; });
    return order;
}

/// Boxes that no link touches would stand in one endless row: they get rows of their own below the rest.
void placeInRows(const std::vector<LayoutBox*>& boxes, double left, double top, double width, double gap)
{
    double x = left;
    double y = top;
    double rowHeight = 0;
    for (LayoutBox* box : boxes) {
        if (x > left && x + box->width > left + width) {
            x = left;
            y += rowHeight + gap;
            rowHeight = 0;
        }
        box->x = x;
        box->y = y;
        x += box->width + gap;
        rowHeight = std::max(rowHeight, box->height);
    }
}

Result<Done> layOut(const std::vector<LayoutBox*>& boxes, const LayoutRequest& request)
{
    Graph g;
    const bool layers = boxes.size() <= mostForLayers;
    set(g.graph, "rankdir", "LR");
    set(g.graph, "nodesep", "0.5");
    set(g.graph, "ranksep", "1.2");
    set(g.graph, "overlap", "prism");
    set(g.graph, "sep", "+24");
    set(g.graph, "start", "1");
    set(g.graph, "splines", "false");

    std::unordered_map<TableId, Agnode_t*> nodes;
    std::map<AreaId, Agraph_t*> clusters;
    for (const LayoutBox* box : boxes) {
        Agraph_t* home = g.graph;
        if (layers && box->area) {
            Agraph_t*& cluster = clusters[box->area];
            if (!cluster)
                cluster = agsubg(g.graph, text(("cluster_" + box->area.text()).c_str()), 1);
            set(cluster, "margin", "24");
            home = cluster;
        }
        Agnode_t* node = agnode(home, text(box->id.text().c_str()), 1);
        set(node, "shape", "box");
        set(node, "fixedsize", "true");
        set(node, "label", "");
        set(node, "width", std::to_string(box->width / pixelsPerInch));
        set(node, "height", std::to_string(box->height / pixelsPerInch));
        nodes.emplace(box->id, node);
    }
    std::set<std::pair<TableId, TableId>> drawn;
    for (const LayoutLink& link : request.links) {
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

struct Bounds {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

Bounds boundsOf(const std::vector<LayoutBox*>& boxes)
{
    if (boxes.empty())
        return {};
    Bounds bounds{boxes.front()->x, boxes.front()->y, boxes.front()->x, boxes.front()->y};
    for (const LayoutBox* box : boxes) {
        bounds.left = std::min(bounds.left, box->x);
        bounds.top = std::min(bounds.top, box->y);
        bounds.right = std::max(bounds.right, box->x + box->width);
        bounds.bottom = std::max(bounds.bottom, box->y + box->height);
    }
    return bounds;
}

void moveToOrigin(const std::vector<LayoutBox*>& boxes)
{
    const Bounds bounds = boundsOf(boxes);
    for (LayoutBox* box : boxes) {
        box->x -= bounds.left;
        box->y -= bounds.top;
    }
}

}  // namespace

Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request)
{
    std::vector<LayoutBox> boxes = request.boxes;
    std::set<TableId> linked;
    for (const LayoutLink& link : request.links) {
        if (link.from != link.to) {
            linked.insert(link.from);
            linked.insert(link.to);
        }
    }
    std::set<AreaId> linkedAreas;
    for (const LayoutBox& box : boxes)
        if (box.area && linked.contains(box.id))
            linkedAreas.insert(box.area);

    std::vector<LayoutBox*> connected;
    std::vector<LayoutBox*> lonely;
    double lonelyArea = 0;
    for (LayoutBox* box : inStableOrder(boxes)) {
        const bool belongs = linked.contains(box->id) || linkedAreas.contains(box->area);
        (belongs ? connected : lonely).push_back(box);
        if (!belongs)
            lonelyArea += (box->width + 48) * (box->height + 48);
    }
    if (!connected.empty())
        if (auto done = layOut(connected, request); !done)
            return done.error();
    moveToOrigin(connected);
    const Bounds bounds = boundsOf(connected);
    const double width = std::max(bounds.right, std::sqrt(lonelyArea) * rowWidthFactor);
    placeInRows(lonely, 0, connected.empty() ? 0 : bounds.bottom + 64, width, 48);
    return boxes;
}

}  // namespace barch
