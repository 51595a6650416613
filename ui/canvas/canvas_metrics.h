#pragma once

namespace barch::ui {

/// Sizes of the drawing in pixels at 100 %, read from resources/themes/tokens.json.
struct CanvasMetrics {
    double gridDot, snap;
    double tableWidth, tableMaxWidth, header, row, bottomPad;
    double keyGlyphX, nameX, typeRight, flagRight;
    double areaPadding, areaTitle;
    double edgeWidth, edgeWidthSelected, laneGap, portGap, corner;
    double toeLength, toeSpread, manyCircle, circleRadius;
    double firstBar, secondBar, barHalf, oneCircle;
    double columnsFrom, namesFrom;  ///< zoom
    double radius;
};
const CanvasMetrics& canvasMetrics();

}  // namespace barch::ui
