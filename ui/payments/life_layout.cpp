#include "ui/payments/life_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace barch::ui {
namespace {

constexpr double margin = 24;
constexpr double boxHeight = 44;
constexpr double laneStep = 22;
constexpr double labelHeight = 16;

using Lane = LifeLayout::Lane;

std::size_t leftOf(const Lane& lane) { return std::min(lane.to, *std::min_element(lane.from.begin(), lane.from.end())); }
std::size_t rightOf(const Lane& lane) { return std::max(lane.to, *std::max_element(lane.from.begin(), lane.from.end())); }

void makeLanes(LifeLayout& layout, const SubscriptionLife& life)
{
    std::map<std::tuple<PaymentEventId, std::size_t, bool>, std::pair<std::vector<std::size_t>, bool>> ways;
    layout.stays.resize(life.states.size());
    for (const LifeTransition& way : life.transitions)
        for (const PaymentEventId id : way.events) {
            if (way.from == way.to) {
                layout.stays[way.from].push_back(id);
                continue;
            }
            auto& [sources, ambiguous] = ways[{id, way.to, way.from < way.to}];
            sources.push_back(way.from);
            ambiguous = ambiguous || way.ambiguous;
        }
    std::map<std::tuple<bool, std::size_t, std::vector<std::size_t>, bool>, std::vector<PaymentEventId>> groups;
    for (const auto& [way, found] : ways)
        groups[{std::get<2>(way), std::get<1>(way), found.first, found.second}].push_back(std::get<0>(way));
    for (auto& [group, events] : groups) {
        Lane lane;
        std::tie(lane.above, lane.to, lane.from, lane.ambiguous) = group;
        lane.events = std::move(events);
        layout.lanes.push_back(std::move(lane));
    }
}

/// Short lanes lie near the row; lanes that share a part of it lie on different levels.
void setLevels(LifeLayout& layout)
{
    std::stable_sort(layout.lanes.begin(), layout.lanes.end(), [](const Lane& a, const Lane& b) {
        return std::tuple(!a.above, rightOf(a) - leftOf(a), leftOf(a)) < std::tuple(!b.above, rightOf(b) - leftOf(b), leftOf(b));
    });
    for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
        Lane& lane = layout.lanes[i];
        const auto clashes = [&](const Lane& other) {
            return other.above == lane.above && other.level == lane.level && leftOf(other) < rightOf(lane) && leftOf(lane) < rightOf(other);
        };
        lane.level = 1;
        while (std::any_of(layout.lanes.begin(), layout.lanes.begin() + static_cast<std::ptrdiff_t>(i), clashes))
            ++lane.level;
    }
}

struct Port {
    Lane* lane;
    bool in;
    double* x;
};

/// Ways in lie towards where they come from, so that the lanes of one state don't cross each other.
void setPorts(LifeLayout& layout, std::size_t state, bool above)
{
    std::vector<Port> ports;
    for (Lane& lane : layout.lanes) {
        if (lane.above != above)
            continue;
        if (lane.to == state)
            ports.push_back({&lane, true, &lane.end});
        for (std::size_t i = 0; i < lane.from.size(); ++i)
            if (lane.from[i] == state)
                ports.push_back({&lane, false, &lane.starts[i]});
    }
    std::stable_sort(ports.begin(), ports.end(), [above](const Port& a, const Port& b) {
        const auto rank = [above](const Port& port) {
            const int side = port.in == above ? 0 : 1;
            return std::pair(side, (side == 0) ? port.lane->level : -port.lane->level);
        };
        return rank(a) < rank(b);
    });
    const QRectF& box = layout.boxes[state];
    for (std::size_t i = 0; i < ports.size(); ++i)
        *ports[i].x = std::floor(box.left() + box.width() * static_cast<double>(i + 1) / static_cast<double>(ports.size() + 1)) + 0.5;
}

/// The longest part of the lane without a line crossing from its own states.
QRectF roomFor(const Lane& lane)
{
    std::vector<double> stops = lane.starts;
    stops.push_back(lane.end);
    std::sort(stops.begin(), stops.end());
    double left = stops.front();
    double right = stops.back();
    double widest = 0;
    for (std::size_t i = 1; i < stops.size(); ++i)
        if (stops[i] - stops[i - 1] > widest) {
            widest = stops[i] - stops[i - 1];
            left = stops[i - 1];
            right = stops[i];
        }
    return QRectF(left + 8, lane.y - labelHeight / 2, std::max(0.0, right - left - 16), labelHeight);
}

}  // namespace

LifeLayout layOutLife(const SubscriptionLife& life, double width)
{
    LifeLayout layout;
    if (life.states.empty())
        return layout;
    makeLanes(layout, life);
    setLevels(layout);
    int aboveLevels = 0;
    int belowLevels = 0;
    for (const Lane& lane : layout.lanes)
        (lane.above ? aboveLevels : belowLevels) = std::max(lane.above ? aboveLevels : belowLevels, lane.level);
    const auto count = static_cast<double>(life.states.size());
    const double room = width - 2 * margin;
    const double boxWidth = std::clamp(room / (count * 1.4), 108.0, 168.0);
    const double gap = count > 1 ? std::max(36.0, (room - count * boxWidth) / (count - 1)) : 0;
    const double top = margin + aboveLevels * laneStep + 8;
    for (std::size_t i = 0; i < life.states.size(); ++i)
        layout.boxes.emplace_back(std::floor(margin + static_cast<double>(i) * (boxWidth + gap)), top, std::floor(boxWidth), boxHeight);
    for (Lane& lane : layout.lanes) {
        lane.starts.resize(lane.from.size());
        lane.y = std::floor(lane.above ? top - 8 - lane.level * laneStep : top + boxHeight + 8 + lane.level * laneStep) + 0.5;
    }
    for (std::size_t i = 0; i < life.states.size(); ++i) {
        setPorts(layout, i, true);
        setPorts(layout, i, false);
    }
    for (Lane& lane : layout.lanes)
        lane.label = roomFor(lane);
    layout.size = QSizeF(2 * margin + count * boxWidth + (count - 1) * gap, top + boxHeight + 8 + belowLevels * laneStep + margin);
    return layout;
}

int LifeLayout::laneAt(QPointF at) const
{
    constexpr double near = 5;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const Lane& lane = lanes[i];
        const auto [left, right] = std::minmax({*std::min_element(lane.starts.begin(), lane.starts.end()), *std::max_element(lane.starts.begin(), lane.starts.end()), lane.end});
        if (std::abs(at.y() - lane.y) <= near + 2 && at.x() >= left && at.x() <= right)
            return static_cast<int>(i);
    }
    return -1;
}

int LifeLayout::stateAt(QPointF at) const
{
    const auto found = std::find_if(boxes.begin(), boxes.end(), [&](const QRectF& box) { return box.contains(at); });
    return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

}  // namespace barch::ui
