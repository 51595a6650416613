#pragma once

#include <vector>

namespace barch {

struct Size {
    double width = 0;
    double height = 0;
};
struct Point {
    double x = 0;
    double y = 0;
};

/// Places rectangles, in the order given, each as high up and then as far left as it fits beside those
/// before it, none over another, within `width` (a wider rectangle starts at the left edge).
std::vector<Point> packInto(double width, const std::vector<Size>& rectangles);

}  // namespace barch
