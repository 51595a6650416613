#pragma once

#include "ui/canvas/diagram_look.h"
#include "ui/canvas/diagram_scene.h"

class QPainter;

namespace barch::ui {

/// A table's box as this zoom shows it: columns, the name, or a block. In view coordinates.
void paintBox(QPainter& painter, const DiagramScene& scene, const DiagramBox& box, const DiagramLook& look);
/// The mark at the left edge by which a class is known without its colour; on top of blocks.
void paintStripe(QPainter& painter, const QRectF& where, TenancyClass tenancyClass, const Theme& theme, bool onTop);

}  // namespace barch::ui
