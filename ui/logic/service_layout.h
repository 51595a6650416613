#pragma once

#include "core/logic/logic_graph.h"

#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace barch::ui {

/// Where services stand: three lanes, controllers, services and repositories, with their calls between them.
struct ServiceLayout {
    struct Box {
        ServiceId id;
        int lane = 0;
        QRectF rect;
    };
    struct Line {
        std::size_t from = 0;  ///< boxes
        std::size_t to = 0;
        bool wrong = false;    ///< upwards, or past a layer
        QPainterPath path;
        QPointF end;
        int heading = 1;       ///< 1: the arrow points to the right, -1: to the left
    };
    std::vector<Box> boxes;    ///< by lane, then from above
    std::vector<Line> lines;
    std::vector<double> laneStarts;
    double laneWidth = 0;
    QSizeF size;

    int boxAt(QPointF at) const;
    int find(ServiceId id) const;
};

inline constexpr int serviceLanes = 3;

ServiceLayout layOutServices(const Project& project, double width);

}  // namespace barch::ui
