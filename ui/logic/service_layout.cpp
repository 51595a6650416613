#include "ui/logic/service_layout.h"

#include <algorithm>
#include <array>
#include <map>

namespace barch::ui {
namespace {

constexpr double boxHeight = 44;
constexpr double rowGap = 12;
constexpr double headRoom = 40;
constexpr double margin = 20;
constexpr double leastGutter = 64;
constexpr double widestBox = 260;
constexpr double leastBox = 170;
constexpr double corner = 4;
constexpr double trackGap = 6;
constexpr double portGap = 7;

int laneOf(const Service& service)
{
    const std::optional<LogicLayer> layer = layerOf(service);
    return layer == LogicLayer::Controller ? 0 : layer == LogicLayer::Repository ? 2 : 1;
}

using Lanes = std::array<std::vector<const Service*>, serviceLanes>;

/// By name, then lane after lane so that what is used stands near those that use it.
Lanes ordered(const Project& project)
{
    Lanes lanes;
    for (const Service& service : project.services)
        lanes[static_cast<std::size_t>(laneOf(service))].push_back(&service);
    for (auto& lane : lanes)
        std::stable_sort(lane.begin(), lane.end(), [](const Service* a, const Service* b) { return a->name < b->name; });
    for (std::size_t lane = 1; lane < lanes.size(); ++lane) {
        std::map<ServiceId, std::pair<double, int>> places;
        for (std::size_t i = 0; i < lanes[lane - 1].size(); ++i)
            for (const ServiceId used : lanes[lane - 1][i]->uses) {
                auto& [sum, count] = places[used];
                sum += static_cast<double>(i);
                ++count;
            }
        const auto place = [&](const Service* service) {
            const auto found = places.find(service->id);
            return found == places.end() ? 1e9 : found->second.first / found->second.second;
        };
        std::stable_sort(lanes[lane].begin(), lanes[lane].end(), [&](const Service* a, const Service* b) { return place(a) < place(b); });
    }
    return lanes;
}

QPainterPath stepped(QPointF from, double track, QPointF to)
{
    QPainterPath path(from);
    const double down = to.y() - from.y();
    if (std::abs(down) < 1) {
        path.lineTo(to);
        return path;
    }
    const double r = std::min(corner, std::abs(down) / 2);
    const double sign = down > 0 ? 1 : -1;
    const double back = to.x() > track ? 1 : -1;
    path.lineTo(track - r, from.y());
    path.quadTo(track, from.y(), track, from.y() + sign * r);
    path.lineTo(track, to.y() - sign * r);
    path.quadTo(track, to.y(), track + back * r, to.y());
    path.lineTo(to);
    return path;
}

/// Draws the calls once the boxes stand.
class LineMaker {
public:
    LineMaker(const Project& project, ServiceLayout& layout, double gutter) : m_project(project), m_layout(layout), m_gutter(gutter) {}

    void make()
    {
        for (std::size_t i = 0; i < m_layout.boxes.size(); ++i)
            for (const ServiceId used : m_project.services.find(m_layout.boxes[i].id)->uses)
                if (const int to = m_layout.find(used); to >= 0 && static_cast<std::size_t>(to) != i)
                    m_layout.lines.push_back({i, static_cast<std::size_t>(to), isWrong(i, static_cast<std::size_t>(to)), {}, {}, 1});
        countPorts();
        for (ServiceLayout::Line& line : m_layout.lines)
            draw(line);
    }

private:
    bool isWrong(std::size_t from, std::size_t to) const
    {
        const int step = m_layout.boxes[to].lane - m_layout.boxes[from].lane;
        return step < 0 || step > 1;
    }

    /// Each line ends at a port of its own, in the order in which they come in.
    void countPorts()
    {
        std::map<std::size_t, std::vector<std::size_t>> incoming;
        for (std::size_t i = 0; i < m_layout.lines.size(); ++i)
            incoming[m_layout.lines[i].to].push_back(i);
        m_ports.assign(m_layout.lines.size(), 0);
        for (auto& [box, lines] : incoming) {
            std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) { return m_layout.boxes[m_layout.lines[a].from].rect.y() < m_layout.boxes[m_layout.lines[b].from].rect.y(); });
            const double gap = std::min(portGap, (boxHeight - 12) / static_cast<double>(lines.size()));
            for (std::size_t i = 0; i < lines.size(); ++i)
                m_ports[lines[i]] = (static_cast<double>(i) - static_cast<double>(lines.size() - 1) / 2) * gap;
        }
        // Every box has a track of its own in the gutter behind its lane.
        std::array<int, serviceLanes> used{};
        for (const ServiceLayout::Box& box : m_layout.boxes)
            m_tracks.push_back(used[static_cast<std::size_t>(box.lane)]++);
    }

    double trackOf(std::size_t box) const
    {
        const double room = m_gutter - 30;
        const int count = std::max(1, static_cast<int>(room / trackGap));
        return m_layout.boxes[box].rect.right() + 12 + (m_tracks[box] % count) * trackGap;
    }

    void draw(ServiceLayout::Line& line)
    {
        const std::size_t number = static_cast<std::size_t>(&line - m_layout.lines.data());
        const QRectF from = m_layout.boxes[line.from].rect;
        const QRectF to = m_layout.boxes[line.to].rect;
        const double y = to.center().y() + m_ports[number];
        const int step = m_layout.boxes[line.to].lane - m_layout.boxes[line.from].lane;
        const QPointF start(from.right(), from.center().y());
        if (step == 1) {
            line.end = {to.left(), y};
            line.path = stepped(start, trackOf(line.from), line.end);
        } else if (step == 0) {
            line.end = {to.right(), y};
            line.heading = -1;
            line.path = stepped(start, trackOf(line.from), line.end);
        } else {
            const bool forward = step > 0;
            line.end = {forward ? to.left() : to.right(), y};
            line.heading = forward ? 1 : -1;
            const QPointF out(forward ? from.right() : from.left(), from.center().y() + 10);
            const double bend = (forward ? 1 : -1) * std::max(60.0, std::abs(line.end.x() - out.x()) / 2);
            line.path = QPainterPath(out);
            line.path.cubicTo(out + QPointF(bend, 0), line.end - QPointF(bend, 0), line.end);
        }
    }

    const Project& m_project;
    ServiceLayout& m_layout;
    double m_gutter;
    std::vector<double> m_ports;
    std::vector<int> m_tracks;
};

}  // namespace

ServiceLayout layOutServices(const Project& project, double width)
{
    ServiceLayout layout;
    const Lanes lanes = ordered(project);
    const double boxWidth = std::clamp((width - 2 * margin - 2 * leastGutter) / serviceLanes, leastBox, widestBox);
    const double gutter = std::max(leastGutter, std::min(160.0, (width - 2 * margin - serviceLanes * boxWidth) / 2));
    layout.laneWidth = boxWidth;
    double bottom = headRoom;
    for (int lane = 0; lane < serviceLanes; ++lane) {
        const double x = margin + lane * (boxWidth + gutter);
        layout.laneStarts.push_back(x);
        double y = headRoom;
        for (const Service* service : lanes[static_cast<std::size_t>(lane)]) {
            layout.boxes.push_back({service->id, lane, QRectF(x, y, boxWidth, boxHeight)});
            y += boxHeight + rowGap;
        }
        bottom = std::max(bottom, y);
    }
    layout.size = {2 * margin + serviceLanes * boxWidth + 2 * gutter, bottom + margin};
    LineMaker(project, layout, gutter).make();
    return layout;
}

int ServiceLayout::boxAt(QPointF at) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (boxes[i].rect.contains(at))
            return static_cast<int>(i);
    return -1;
}

int ServiceLayout::find(ServiceId id) const
{
    const auto found = std::find_if(boxes.begin(), boxes.end(), [&](const Box& box) { return box.id == id; });
    return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

}  // namespace barch::ui
