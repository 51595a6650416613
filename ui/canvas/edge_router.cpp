#include "ui/canvas/edge_router.h"

#include "ui/canvas/canvas_metrics.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace barch::ui {
namespace {

constexpr double foot = 20;          ///< from a box to the first lane: room for a crow's foot
constexpr double wide = 150;         ///< of a corridor that no box ends
constexpr double clearance = 8;      ///< from a box that is passed
constexpr double longWay = 8000;     ///< beyond this nobody follows the line by eye: obstacles don't count
constexpr double hitCost = 600;
constexpr double turnCost = 30;

double outwards(Side side) { return side == Side::Right ? 1 : -1; }
double faceOf(const QRectF& box, Side side) { return side == Side::Right ? box.right() : box.left(); }

}  // namespace

/// A way before ends and lanes are given out: the x of its upright stretches, and for ways with
/// three level stretches the y of the middle one.
struct EdgeRouter::Plan {
    Side childSide = Side::Right;
    Side parentSide = Side::Left;
    Corridor childLane;               ///< of the only upright stretch, or of the one at the child
    std::optional<double> middle;     ///< with it there is a second upright stretch
    Corridor parentLane;
    double cost = 0;

    std::vector<QPointF> points(const Ask& ask, double childLine, double parentLine) const
    {
        const QPointF start(faceOf(ask.childBox, childSide), childLine);
        const QPointF finish(faceOf(ask.parentBox, parentSide), parentLine);
        if (middle)
            return {start, {childLane.base, childLine}, {childLane.base, *middle}, {parentLane.base, *middle},
                    {parentLane.base, parentLine}, finish};
        return {start, {childLane.base, childLine}, {childLane.base, parentLine}, finish};
    }
};

namespace {

double lengthOf(const std::vector<QPointF>& points)
{
    double total = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        total += std::abs(points[i + 1].x() - points[i].x()) + std::abs(points[i + 1].y() - points[i].y());
    return total;
}

/// Boxes that the line runs through, its own ends' insides included.
template <class Obstacles>
int hits(const std::vector<QPointF>& points, const Obstacles& obstacles, std::vector<QRectF>* found = nullptr)
{
    int count = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        QRectF line = QRectF(points[i], points[i + 1]).normalized();
        line.adjust(-0.5, -0.5, 0.5, 0.5);
        obstacles(line, [&](TableId, const QRectF& box) {
            if (!box.adjusted(2, 2, -2, -2).intersects(line))
                return;
            ++count;
            if (found)
                found->push_back(box);
        });
    }
    return count;
}

}  // namespace

void EdgeRouter::clear()
{
    m_ends.clear();
    m_lanes.clear();
    m_taken.clear();
}

void EdgeRouter::release(std::uint32_t edge)
{
    const auto taken = m_taken.find(edge);
    if (taken == m_taken.end())
        return;
    for (const int lane : taken->second.first)
        std::erase_if(m_lanes[lane], [&](const Interval& i) { return i.edge == edge; });
    for (const BoxSide& side : taken->second.second)
        std::erase_if(m_ends[side], [&](const End& end) { return end.edge == edge; });
    m_taken.erase(taken);
}

double EdgeRouter::takeEnd(TableId table, Side side, const QRectF& box, double wanted, bool exact, std::uint32_t edge)
{
    const double gap = canvasMetrics().portGap;
    auto& ends = m_ends[{table, side}];
    const auto isFree = [&](double y) {
        return std::ranges::none_of(ends, [&](const End& end) { return std::abs(end.y - y) < gap - 0.5; });
    };
    double y = wanted;
    if (!exact && !isFree(y)) {
        for (double step = gap; step < box.height(); step += gap) {
            if (wanted + step < box.bottom() - 6 && isFree(wanted + step)) {
                y = wanted + step;
                break;
            }
            if (wanted - step > box.top() + 6 && isFree(wanted - step)) {
                y = wanted - step;
                break;
            }
        }
    }
    ends.push_back({y, edge});
    m_taken[edge].second.push_back({table, side});
    return y;
}

/// Lanes are numbered in half gaps: where a corridor is full, the ones between are taken.
double EdgeRouter::takeLane(const Corridor& corridor, double from, double to, std::uint32_t edge)
{
    const double half = canvasMetrics().laneGap / 2;
    if (from > to)
        std::swap(from, to);
    const int first = static_cast<int>(std::lround(corridor.base / half));
    const int last = static_cast<int>(corridor.limit / half);
    const auto isFree = [&](int lane) {
        const auto found = m_lanes.find(lane);
        return found == m_lanes.end() || std::ranges::none_of(found->second, [&](const Interval& other) {
                   return other.from < to + 2 * half && from < other.to + 2 * half;
               });
    };
    const auto search = [&](int offset, bool spacious) -> std::optional<int> {
        constexpr int most = 24;
        for (int i = 0; i < most; ++i) {
            const int lane = first + corridor.direction * (offset + 2 * i);
            if (corridor.direction > 0 ? lane > last : lane < last)
                return std::nullopt;
            if (isFree(lane) && (!spacious || (isFree(lane - 1) && isFree(lane + 1))))
                return lane;
        }
        return std::nullopt;
    };
    std::optional<int> lane = search(0, true);
    if (!lane)
        lane = search(1, false);
    if (!lane)
        lane = first;
    m_lanes[*lane].push_back({from, to, edge});
    m_taken[edge].first.push_back(*lane);
    return *lane * half;
}

std::vector<Route> EdgeRouter::route(const std::vector<Ask>& asks, const Obstacles& obstacles)
{
    const auto planFor = [&](const Ask& ask) {
        const QRectF& c = ask.childBox;
        const QRectF& p = ask.parentBox;
        const bool far = std::abs(c.center().x() - p.center().x()) + std::abs(c.center().y() - p.center().y()) > longWay;
        std::vector<Plan> plans;
        const auto add = [&](Side childSide, Side parentSide, Corridor lane) {
            plans.push_back({childSide, parentSide, lane, {}, {}, 0});
        };
        const bool itself = ask.child == ask.parent;
        if (!itself && p.left() - c.right() >= 2 * foot) {
            add(Side::Right, Side::Left, {p.left() - foot, c.right() + foot, -1});
            add(Side::Right, Side::Left, {c.right() + foot, p.left() - foot, 1});
        } else if (!itself && c.left() - p.right() >= 2 * foot) {
            add(Side::Left, Side::Right, {p.right() + foot, c.left() - foot, 1});
            add(Side::Left, Side::Right, {c.left() - foot, p.right() + foot, -1});
        }
        const double right = std::max(c.right(), p.right()) + foot;
        const double left = std::min(c.left(), p.left()) - foot;
        add(Side::Right, Side::Right, {right, right + wide, 1});
        if (!itself)
            add(Side::Left, Side::Left, {left, left - wide, -1});
        std::vector<QRectF> inTheWay;
        const auto rate = [&](Plan& plan) {
            const auto points = plan.points(ask, ask.childLine, ask.parentLine);
            plan.cost = lengthOf(points) + turnCost * static_cast<double>(points.size());
            if (!far)
                plan.cost += hitCost * hits(points, obstacles, plan.middle ? nullptr : &inTheWay);
            return plan.cost;
        };
        const auto cheapest = [&] {
            return *std::ranges::min_element(plans, {}, [](const Plan& plan) { return plan.cost; });
        };
        for (Plan& plan : plans)
            rate(plan);
        if (far || itself || cheapest().cost < hitCost * 0.9 || inTheWay.empty() || inTheWay.size() > 40)
            return cheapest();
        // Something is in the way: leave and arrive on the sides that face each other or the same way,
        // and pass above or below of what was hit.
        const std::size_t plain = plans.size();
        std::vector<double> heights;
        for (const QRectF& box : inTheWay)
            for (const double y : {box.top() - clearance, box.bottom() + clearance})
                if (std::ranges::none_of(heights, [&](double h) { return std::abs(h - y) < 4; }))
                    heights.push_back(y);
        // The least way round first; further ones are not worth the time.
        std::ranges::stable_sort(heights, {}, [&](double y) { return std::abs(y - ask.childLine) + std::abs(y - ask.parentLine); });
        heights.resize(std::min<std::size_t>(heights.size(), 10));
        for (std::size_t i = 0; i < plain; ++i) {
            const auto beside = [](const QRectF& box, Side side) {
                const double base = faceOf(box, side) + outwards(side) * foot;
                return Corridor{base, base + outwards(side) * wide, static_cast<int>(outwards(side))};
            };
            if (i > 0 && plans[i].childSide == plans[i - 1].childSide && plans[i].parentSide == plans[i - 1].parentSide)
                continue;
            for (const double y : heights) {
                Plan plan = plans[i];
                plan.childLane = beside(c, plan.childSide);
                plan.parentLane = beside(p, plan.parentSide);
                plan.middle = y;
                rate(plan);
                plans.push_back(plan);
            }
        }
        return cheapest();
    };

    struct Work {
        const Ask* ask;
        Plan plan;
        std::size_t place;
        double childY = 0;
        double parentY = 0;
    };
    std::vector<Work> works;
    works.reserve(asks.size());
    for (std::size_t i = 0; i < asks.size(); ++i)
        works.push_back({&asks[i], planFor(asks[i]), i});
    for (Work& work : works)
        work.childY = takeEnd(work.ask->child, work.plan.childSide, work.ask->childBox, work.ask->childLine, true, work.ask->edge);
    // Ends of one side of a parent follow the order of where they come from, so that they don't cross.
    std::ranges::stable_sort(works, [](const Work& a, const Work& b) {
        if (a.ask->parent != b.ask->parent)
            return a.ask->parent < b.ask->parent;
        if (a.plan.parentSide != b.plan.parentSide)
            return a.plan.parentSide < b.plan.parentSide;
        return a.childY < b.childY;
    });
    for (Work& work : works)
        work.parentY = takeEnd(work.ask->parent, work.plan.parentSide, work.ask->parentBox, work.ask->parentLine, false, work.ask->edge);
    // Where several leave one side, the ends nearest to where they go take the innermost lane.
    std::ranges::stable_sort(works, [](const Work& a, const Work& b) {
        if (a.ask->parent != b.ask->parent)
            return a.ask->parent < b.ask->parent;
        const bool upA = a.childY < a.parentY;
        const bool upB = b.childY < b.parentY;
        if (upA != upB)
            return upA;
        return upA ? a.parentY < b.parentY : a.parentY > b.parentY;
    });
    std::vector<Route> routes(asks.size());
    for (Work& work : works) {
        Plan& plan = work.plan;
        if (plan.middle) {
            plan.childLane.base = takeLane(plan.childLane, work.childY, *plan.middle, work.ask->edge);
            plan.parentLane.base = takeLane(plan.parentLane, *plan.middle, work.parentY, work.ask->edge);
        } else {
            plan.childLane.base = takeLane(plan.childLane, work.childY, work.parentY, work.ask->edge);
        }
        routes[work.place] = {plan.points(*work.ask, work.childY, work.parentY), plan.childSide, plan.parentSide};
    }
    return routes;
}

}  // namespace barch::ui
