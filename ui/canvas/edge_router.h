#pragma once

#include "ui/canvas/diagram_edge.h"

#include <functional>
#include <map>
#include <unordered_map>

namespace barch::ui {

/// Finds ways for edges: level and upright stretches, round other boxes where that is cheap, no two
/// upright ones on the same lane, ends on the column's line and not on top of each other.
/// Ways are found one set at a time and given back one at a time, so an edit routes only what it touched.
class EdgeRouter {
public:
    struct Ask {
        std::uint32_t edge = 0;
        TableId child, parent;
        QRectF childBox, parentBox;
        double childLine = 0, parentLine = 0;  ///< heights of the lines that it joins
    };
    /// Boxes near a rectangle, those of the edge's own ends included.
    using Obstacles = std::function<void(const QRectF&, const std::function<void(TableId, const QRectF&)>&)>;

    void clear();
    /// The same asks in the same order give the same ways.
    std::vector<Route> route(const std::vector<Ask>& asks, const Obstacles& obstacles);
    /// Gives back the lanes and ends that the edge had taken.
    void release(std::uint32_t edge);

private:
    struct Plan;
    /// Where upright stretches may lie: lanes from `base` in `direction` as far as `limit`.
    struct Corridor {
        double base = 0;
        double limit = 0;
        int direction = 1;
    };
    struct Interval {
        double from, to;
        std::uint32_t edge;
    };
    struct End {
        double y;
        std::uint32_t edge;
    };
    struct BoxSide {
        TableId table;
        Side side;
        auto operator<=>(const BoxSide&) const = default;
    };

    double takeEnd(TableId table, Side side, const QRectF& box, double wanted, bool exact, std::uint32_t edge);
    double takeLane(const Corridor& corridor, double from, double to, std::uint32_t edge);

    std::map<BoxSide, std::vector<End>> m_ends;
    std::unordered_map<int, std::vector<Interval>> m_lanes;  ///< by x in half lane gaps
    std::unordered_map<std::uint32_t, std::pair<std::vector<int>, std::vector<BoxSide>>> m_taken;
};

}  // namespace barch::ui
