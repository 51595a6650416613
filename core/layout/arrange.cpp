#include "core/layout/arrange.h"

#include "core/layout/layers.h"
#include "core/layout/skyline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace barch {
namespace {

constexpr double gap = 40;           // between boxes of one group
constexpr double groupGap = 56;      // between groups: room for relations
constexpr double titleHeight = 32;   // above a subject area
constexpr double pageShape = 1.6;    // width by height

/// Boxes that are drawn together: a subject area, or all that lie in none.
struct Group {
    AreaId area;
    std::vector<LayoutBox*> boxes;
    Size size;
    std::map<std::size_t, int> linksTo;  // other groups
};

std::vector<Group> groupsOf(std::vector<LayoutBox>& boxes)
{
    std::map<AreaId, std::vector<LayoutBox*>> byArea;
    for (LayoutBox& box : boxes)
        byArea[box.area].push_back(&box);
    std::vector<Group> groups;
    for (auto& [area, members] : byArea) {
        std::sort(members.begin(), members.end(), [](const LayoutBox* a, const LayoutBox* b) { return a->id < b->id; });
        groups.push_back({area, std::move(members), {}, {}});
    }
    return groups;
}

double widthFor(const std::vector<Size>& sizes)
{
    double area = 0;
    double widest = 0;
    for (const Size& size : sizes) {
        area += size.width * size.height;
        widest = std::max(widest, size.width);
    }
    return std::max(widest, std::sqrt(area * pageShape * 1.15));
}

/// Boxes that no link touches, packed from `top` down.
void packLonely(const std::vector<LayoutBox*>& boxes, double top)
{
    std::vector<LayoutBox*> order = boxes;
    std::stable_sort(order.begin(), order.end(), [](const LayoutBox* a, const LayoutBox* b) { return a->height > b->height; });
    std::vector<Size> sizes;
    for (const LayoutBox* box : order)
        sizes.push_back({box->width + gap, box->height + gap});
    const std::vector<Point> places = packInto(widthFor(sizes), sizes);
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i]->x = places[i].x;
        order[i]->y = top + places[i].y;
    }
}

/// Moves the boxes to the origin; gives back how much room they take.
Size normalise(const std::vector<LayoutBox*>& boxes)
{
    if (boxes.empty())
        return {};
    double left = boxes.front()->x;
    double top = boxes.front()->y;
    for (const LayoutBox* box : boxes) {
        left = std::min(left, box->x);
        top = std::min(top, box->y);
    }
    Size size;
    for (LayoutBox* box : boxes) {
        box->x -= left;
        box->y -= top;
        size.width = std::max(size.width, box->x + box->width);
        size.height = std::max(size.height, box->y + box->height);
    }
    return size;
}

Result<Done> arrangeInside(Group& group, const std::vector<LayoutLink>& links)
{
    std::set<TableId> members;
    for (const LayoutBox* box : group.boxes)
        members.insert(box->id);
    std::vector<LayoutLink> inside;
    std::set<TableId> linked;
    for (const LayoutLink& link : links) {
        if (link.from == link.to || !members.contains(link.from) || !members.contains(link.to))
            continue;
        inside.push_back(link);
        linked.insert({link.from, link.to});
    }
    std::vector<LayoutBox*> connected;
    std::vector<LayoutBox*> lonely;
    for (LayoutBox* box : group.boxes)
        (linked.contains(box->id) ? connected : lonely).push_back(box);
    double top = 0;
    if (!connected.empty()) {
        if (auto done = layOutLinked(connected, inside); !done)
            return done.error();
        top = normalise(connected).height + gap;
    }
    packLonely(lonely, top);
    group.size = normalise(group.boxes);
    return Done{};
}

void countLinks(std::vector<Group>& groups, const std::vector<LayoutLink>& links)
{
    std::unordered_map<TableId, std::size_t> home;
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const LayoutBox* box : groups[i].boxes)
            home.emplace(box->id, i);
    for (const LayoutLink& link : links) {
        const auto from = home.find(link.from);
        const auto to = home.find(link.to);
        if (from == home.end() || to == home.end() || from->second == to->second)
            continue;
        ++groups[from->second].linksTo[to->second];
        ++groups[to->second].linksTo[from->second];
    }
}

/// The largest group first, then always the one with the most links to those before it.
std::vector<std::size_t> orderOf(const std::vector<Group>& groups)
{
    std::vector<std::size_t> order;
    std::vector<int> pull(groups.size(), 0);
    std::vector<char> taken(groups.size(), 0);
    const auto area = [&](std::size_t i) { return groups[i].size.width * groups[i].size.height; };
    while (order.size() < groups.size()) {
        std::size_t best = groups.size();
        for (std::size_t i = 0; i < groups.size(); ++i)
            if (!taken[i] && (best == groups.size() || pull[i] > pull[best] || (pull[i] == pull[best] && area(i) > area(best))))
                best = i;
        taken[best] = 1;
        order.push_back(best);
        for (const auto& [other, count] : groups[best].linksTo)
            pull[other] += count;
    }
    return order;
}

void placeGroups(std::vector<Group>& groups)
{
    const std::vector<std::size_t> order = orderOf(groups);
    std::vector<Size> sizes;
    for (const std::size_t i : order) {
        const double title = groups[i].area ? titleHeight : 0;
        sizes.push_back({groups[i].size.width + groupGap, groups[i].size.height + groupGap + title});
    }
    const std::vector<Point> places = packInto(widthFor(sizes), sizes);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Group& group = groups[order[k]];
        const double title = group.area ? titleHeight : 0;
        for (LayoutBox* box : group.boxes) {
            box->x += places[k].x;
            box->y += places[k].y + title;
        }
    }
}

}  // namespace

Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request)
{
    std::vector<LayoutBox> boxes = request.boxes;
    std::vector<Group> groups = groupsOf(boxes);
    for (Group& group : groups)
        if (auto done = arrangeInside(group, request.links); !done)
            return done.error();
    countLinks(groups, request.links);
    placeGroups(groups);
    return boxes;
}

}  // namespace barch
