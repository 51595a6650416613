#pragma once

#include "core/model/id.h"
#include "core/model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// A table's box, in pixels at 100 %; x and y are its top left corner. Boxes of one area are kept together.
struct LayoutBox {
    TableId id;
    double width = 0;
    double height = 0;
    AreaId area;
    double x = 0;
    double y = 0;
    bool operator==(const LayoutBox&) const = default;
};

struct LayoutLink {
    TableId from;
    TableId to;
    bool operator==(const LayoutLink&) const = default;
};

struct LayoutRequest {
    std::vector<LayoutBox> boxes;
    std::vector<LayoutLink> links;
    bool operator==(const LayoutRequest&) const = default;
};

/// The boxes with new places: no two overlap, all at x, y >= 0. Runs Graphviz in this process (see
/// graphviz.h): the window calls it in a worker process. As the first work of a process, the same
/// request gives the same places (Graphviz orders by memory addresses, which repeat from a fresh start).
Result<std::vector<LayoutBox>> arrange(const LayoutRequest& request);

/// How a request and its answer travel to the worker process and back: lines of text.
std::string writeLayoutRequest(const LayoutRequest& request);
Result<LayoutRequest> readLayoutRequest(std::string_view text);
std::string writeLayoutAnswer(const std::vector<LayoutBox>& boxes);
Result<std::vector<LayoutBox>> readLayoutAnswer(std::string_view text);

}  // namespace barch
