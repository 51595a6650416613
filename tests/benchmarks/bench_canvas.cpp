// Milliseconds of CPU that the canvas takes: bench_canvas TABLES FRAMES. Paints into memory.
#include "tests/benchmarks/frame_times.h"
#include "tests/ui/data_model/helpdesk_design.h"
#include "ui/canvas/diagram_canvas.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace barch;
using namespace barch::ui;

int main(int argc, char** argv)
{
    const int tables = argc > 1 ? std::atoi(argv[1]) : 10000;
    const int frames = argc > 2 ? std::atoi(argv[2]) : 120;
    QApplication app(argc, argv);
    Appearance appearance;
    const Project design = test::generatedDesign(tables);
    DiagramCanvas canvas;
    canvas.resize(1600, 1000);
    canvas.show();
    printFrameTimes("open", 1, [&](int) { canvas.setProject(design, true); });
    QPixmap screen(canvas.size());
    const auto paint = [&] { canvas.render(&screen); };
    printFrameTimes("first frame", 1, [&](int) { paint(); });
    const QPointF middle = canvas.scene().bounds().center();
    printFrameTimes("everything", frames, [&](int) {
        canvas.zoomToFit();
        paint();
    });
    for (const double zoom : {1.0, 0.6, 0.4, 0.3, 0.21, 0.19, 0.1}) {
        canvas.setZoom(zoom);
        char what[40];
        std::snprintf(what, sizeof what, "pan at %.0f %%", zoom * 100);
        printFrameTimes(what, frames, [&](int i) {
            canvas.centreOn(middle + QPointF(i * 30, i * 11));
            paint();
        });
    }
    printFrameTimes("zoom from 2 % to 400 %", frames, [&](int i) {
        canvas.setZoom(0.02 * std::pow(200.0, static_cast<double>(i) / frames));
        paint();
    });
    canvas.setZoom(1);
    canvas.centreOn(middle);
    std::vector<TableId> some;
    canvas.scene().forEachBoxIn(canvas.look().visible(), [&](const DiagramBox& box) {
        if (some.size() < 5)
            some.push_back(box.id);
    });
    DiagramScene scene;
    scene.setProject(design);
    printFrameTimes("move 5 tables", frames, [&](int) { scene.shift(some, {4, 4}); });
    printFrameTimes("rename a column", std::min(frames, 40), [&](int i) {
        Table table = *design.table(some.empty() ? design.tables.begin()->id : some.front());
        table.columns.back().name = "renamed_" + std::to_string(i);
        Project edited = design;
        edited.tables = edited.tables.with(std::move(table));
        canvas.setProject(edited);
        paint();
    });
    return 0;
}
