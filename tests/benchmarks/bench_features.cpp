// What a frame of the priority matrix takes: bench_features FEATURES FRAMES. CPU milliseconds, beside
// painting as many plain rectangles. With a last argument, the ratio of a dragging frame to that floor
// must not be above it.
#include "core/planning/feature_graph.h"
#include "core/planning/release_plan.h"
#include "tests/benchmarks/frame_times.h"
#include "ui/features/matrix_view.h"
#include "ui/features/release_board.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace barch;
using namespace barch::ui;

namespace {

Project planOf(int count)
{
    Project project;
    for (int i = 0; i < 5; ++i) {
        Release release;
        release.id = ReleaseId::derive(std::to_string(i));
        release.name = std::to_string(i) + ".0";
        release.position = i;
        release.capacity = count;
        project.releases = project.releases.with(release);
    }
    std::vector<std::shared_ptr<const Feature>> features;
    for (int i = 0; i < count; ++i) {
        Feature feature;
        feature.id = FeatureId::derive(std::to_string(i));
        feature.name = "Feature number " + std::to_string(i);
        feature.moscow = static_cast<Moscow>(i % 5);
        feature.value = i % 5 + 1;
        feature.effort = i / 5 % 5 + 1;
        feature.reach = i + 1;
        feature.impact = 1;
        feature.confidence = 80;
        feature.release = ReleaseId::derive(std::to_string(i % 5));
        if (i > 3)
            feature.dependsOn = {FeatureId::derive(std::to_string(i / 2)), FeatureId::derive(std::to_string(i - 3))};
        features.push_back(std::make_shared<const Feature>(std::move(feature)));
    }
    project.features = SharedMap<Feature>::of(std::move(features));
    return project;
}

}  // namespace

int main(int argc, char** argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 500;
    const int frames = argc > 2 ? std::atoi(argv[2]) : 120;
    const double limit = argc > 3 ? std::atof(argv[3]) : 0;
    QApplication app(argc, argv);
    Appearance appearance;
    const Project project = planOf(count);
    const auto all = [](const Feature&) { return true; };
    PlanFacts facts;
    printFrameTimes("facts of the plan", std::min(frames, 20), [&](int) { facts = factsOf(project); });
    printFrameTimes("cut the releases", std::min(frames, 20), [&](int) { (void)cutReleases(project); });
    MatrixView matrix;
    matrix.resize(1060, 490);
    matrix.show();
    printFrameTimes("arrange the matrix", std::min(frames, 20), [&](int) { matrix.setFacts(facts, all); });
    QPixmap screen(matrix.size());
    const double floor = printFrameTimes("floor: plain rectangles", frames, [&](int i) {
        QPainter p(&screen);
        p.setRenderHint(QPainter::Antialiasing);
        for (int n = 0; n < count; ++n) {
            p.setPen(Qt::black);
            p.setBrush(Qt::white);
            p.drawRoundedRect(QRectF((n * 37 + i) % 1000, n * 17 % 470, 120, 22), 4, 4);
        }
    });
    const double whole = printFrameTimes("everything anew", std::min(frames, 40), [&](int i) {
        matrix.setArrows(i % 2 ? MatrixView::Arrows::All : MatrixView::Arrows::OfSelection);
        matrix.render(&screen);
    });
    matrix.select(FeatureId::derive("7"));
    const QPointF start = matrix.layoutOfCards().find(FeatureId::derive("7"))->where.center();
    const auto send = [&](QEvent::Type type, QPointF at, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, matrix.mapToGlobal(at), Qt::LeftButton, buttons, {});
        QApplication::sendEvent(&matrix, &event);
    };
    send(QEvent::MouseButtonPress, start, Qt::LeftButton);
    const double dragging = printFrameTimes("a frame of dragging", frames, [&](int i) {
        send(QEvent::MouseMove, start + QPointF(20 + i % 400, i % 200), Qt::LeftButton);
        matrix.render(&screen);
    });
    ReleaseBoard board;
    board.resize(1060, 3000);
    printFrameTimes("arrange the board", std::min(frames, 20), [&](int) { board.setFacts(facts, all); });
    QPixmap seen(1060, 490);
    printFrameTimes("a frame of the board", frames, [&](int i) { board.render(&seen, {}, QRegion(0, i * 8 % 2000, 1060, 490)); });
    std::printf("dragging is %.2f times the floor, everything anew %.2f times\n", dragging / floor, whole / floor);
    if (limit > 0 && dragging > limit * floor) {
        std::printf("dragging is above %.2f times the floor\n", limit);
        return 1;
    }
    return 0;
}
