#pragma once

#include "ui/canvas/diagram_look.h"
#include "ui/canvas/diagram_scene.h"

#include <QImage>

class QPainter;

namespace barch::ui {

/// Which part is painted: while something is dragged, all the rest is painted once and kept.
enum class DiagramPart : std::uint8_t { All, Resting, Moving };

/// Paints the part of a drawing that a view shows. Below 20 % zoom with a few fills straight into
/// an image, above with words and crow's feet; the work follows what is visible.
class DiagramPainter {
public:
    void paint(QPainter& painter, const DiagramScene& scene, const DiagramLook& look, DiagramPart part = DiagramPart::All,
               const std::unordered_set<TableId>& moving = {});

private:
    void paintGround(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
    /// Titles that have no room of their own: on the upper border of their area, at the size of the screen.
    void paintAreaLabels(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
    void paintOverview(QPainter& painter, const DiagramScene& scene, const DiagramLook& look);
    QImage m_overview;
};

}  // namespace barch::ui
