#pragma once

#include "core/model/project.h"

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <vector>

namespace barch::ui {

enum class Side : std::uint8_t { Left, Right };

/// The way of an edge: from the child's box to the parent's, every stretch level or upright.
struct Route {
    std::vector<QPointF> points;
    Side childSide = Side::Right;
    Side parentSide = Side::Left;

    QRectF stretch(std::size_t i) const { return QRectF(points[i], points[i + 1]).normalized(); }
    std::size_t stretches() const { return points.empty() ? 0 : points.size() - 1; }
    QRectF bounds() const;
    /// Distance of a place from the line.
    double distanceTo(QPointF place) const;
};

/// A foreign key as it is drawn; one of several columns is one edge.
struct DiagramEdge {
    TableId child;
    TableId parent;
    ConstraintId key;
    ColumnId childColumn;     ///< the line that it starts at
    ColumnId parentColumn;
    bool unique = false;      ///< at most one child row for each parent row
    bool optional = false;    ///< a child row may have no parent
    bool tenantLink = false;  ///< the tenant key to the tenant root: drawn for the selection only
    Route route;
};

/// The edges of a table's foreign keys whose target is there, without routes.
std::vector<DiagramEdge> edgesOf(const Project& project, const Table& table);

}  // namespace barch::ui
