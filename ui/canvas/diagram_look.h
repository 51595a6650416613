#pragma once

#include "core/model/id.h"
#include "ui/theme/theme.h"

#include <QPointF>
#include <QRectF>
#include <QSize>

#include <unordered_set>

namespace barch::ui {

/// From where, and with what picked out, a drawing is seen.
struct DiagramLook {
    const Theme* theme = nullptr;
    double zoom = 1;
    QPointF origin;                 ///< the place of the drawing at the top left corner of the view
    QSize size;                     ///< of the view
    std::unordered_set<TableId> selected;
    TableId focus;                  ///< where the keyboard is; none: no ring
    ColumnId column;                ///< selected line
    ConstraintId key;               ///< selected edge
    TableId target;                 ///< lit up: where a reference would go
    bool findings = true;           ///< badges
    bool tenantLinks = false;       ///< all of them, not only those of the selection

    QPointF toView(QPointF place) const { return (place - origin) * zoom; }
    QRectF toView(const QRectF& rect) const { return {toView(rect.topLeft()), rect.size() * zoom}; }
    QPointF toPlace(QPointF at) const { return at / zoom + origin; }
    QRectF visible() const { return {origin, QSizeF(size) / zoom}; }
};

}  // namespace barch::ui
