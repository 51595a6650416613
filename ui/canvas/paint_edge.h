#pragma once

#include "ui/canvas/diagram_look.h"
#include "ui/canvas/diagram_scene.h"

class QPainter;

namespace barch::ui {

/// Whether the selection is at one of its ends, or it is selected itself.
bool isLit(const DiagramEdge& edge, const DiagramLook& look);
/// Whether it is drawn at all: tenant links only for the selection.
bool isShown(const DiagramEdge& edge, const DiagramLook& look);
/// The line and, from 40 % zoom, its crow's feet. In view coordinates.
void paintEdge(QPainter& painter, const DiagramEdge& edge, const DiagramLook& look);

}  // namespace barch::ui
