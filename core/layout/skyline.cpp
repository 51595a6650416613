#include "core/layout/skyline.h"

#include <algorithm>
#include <cstddef>

namespace barch {
namespace {

/// From `x` to the next step the space below `y` is free.
struct Step {
    double x;
    double y;
};

double restsAt(const std::vector<Step>& skyline, std::size_t first, double right)
{
    double y = 0;
    for (std::size_t i = first; i < skyline.size() && skyline[i].x < right; ++i)
        y = std::max(y, skyline[i].y);
    return y;
}

void raise(std::vector<Step>& skyline, Point at, Size size)
{
    const double right = at.x + size.width;
    std::vector<Step> next;
    double beyond = 0;  // how high the skyline is where the rectangle ends
    for (const Step& step : skyline) {
        if (step.x <= right)
            beyond = step.y;
        if (step.x < at.x || step.x > right)
            next.push_back(step);
    }
    next.push_back({at.x, at.y + size.height});
    next.push_back({right, beyond});
    std::sort(next.begin(), next.end(), [](const Step& a, const Step& b) { return a.x < b.x; });
    skyline = std::move(next);
}

}  // namespace

std::vector<Point> packInto(double width, const std::vector<Size>& rectangles)
{
    std::vector<Step> skyline = {{0, 0}};
    std::vector<Point> places;
    for (const Size& size : rectangles) {
        Point best{0, restsAt(skyline, 0, std::max(size.width, width))};
        bool found = false;
        for (std::size_t i = 0; i < skyline.size(); ++i) {
            const double x = skyline[i].x;
            if (x + size.width > width)
                break;
            const double y = restsAt(skyline, i, x + size.width);
            if (!found || y < best.y) {
                best = {x, y};
                found = true;
            }
        }
        raise(skyline, best, size);
        places.push_back(best);
    }
    return places;
}

}  // namespace barch
