#include "ui/canvas/canvas_metrics.h"

#include "ui/theme/tokens.h"

namespace barch::ui {

const CanvasMetrics& canvasMetrics()
{
    static const CanvasMetrics metrics{
        .gridDot = token("canvas.gridDot"),
        .snap = token("canvas.snap"),
        .tableWidth = token("canvas.tableWidth"),
        .tableMaxWidth = token("canvas.tableWidth") * 1.5,
        .header = token("canvas.tableHeader"),
        .row = token("canvas.tableRow"),
        .bottomPad = token("canvas.tableBottomPad"),
        .keyGlyphX = token("canvas.keyGlyphX"),
        .nameX = token("canvas.nameX"),
        .typeRight = token("canvas.typeRight"),
        .flagRight = token("canvas.flagRight"),
        .areaPadding = token("canvas.areaPadding"),
        .areaTitle = token("canvas.areaTitleHeight"),
        .edgeWidth = token("canvas.edgeWidth"),
        .edgeWidthSelected = token("canvas.edgeWidthSelected"),
        .laneGap = token("canvas.edgeLaneGap"),
        .portGap = 10,
        .corner = token("radius.edgeCorner"),
        .toeLength = token("canvas.crowFoot.length"),
        .toeSpread = token("canvas.crowFoot.halfSpread"),
        .manyCircle = token("canvas.crowFoot.circleCentre"),
        .circleRadius = token("canvas.crowFoot.circleRadius"),
        .firstBar = token("canvas.oneEnd.firstBar"),
        .secondBar = token("canvas.oneEnd.secondBar"),
        .barHalf = token("canvas.oneEnd.halfHeight"),
        .oneCircle = token("canvas.oneEnd.optionalCircleCentre"),
        .columnsFrom = token("canvas.levelOfDetail.allColumnsFrom"),
        .namesFrom = token("canvas.levelOfDetail.namesFrom"),
        .radius = token("radius.tableBox"),
    };
    return metrics;
}

}  // namespace barch::ui
