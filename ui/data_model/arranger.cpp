#include "ui/data_model/arranger.h"

#include "core/edits/drawing_edits.h"
#include "ui/canvas/canvas_metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace barch::ui {
namespace {

constexpr double border = 40;  ///< of an arrangement of everything: no table lies at 0, 0, which says "no place"
constexpr double apart = 80;   ///< between what was there and what is new

std::vector<Placement> placementsFrom(const Project& project, const std::vector<LayoutBox>& boxes, QPointF by)
{
    const double snap = canvasMetrics().snap;
    std::vector<Placement> placements;
    for (const LayoutBox& box : boxes) {
        const Placement* was = project.placements.find(box.id);
        if (was && was->pinned)
            continue;
        Placement placement = was ? *was : Placement{};
        placement.id = box.id;
        placement.x = std::round((box.x + by.x()) / snap) * snap;
        placement.y = std::round((box.y + by.y()) / snap) * snap;
        placements.push_back(std::move(placement));
    }
    return placements;
}

}  // namespace

Arranger::Arranger(Session& session, const DiagramScene& scene, QObject* parent) : QObject(parent), m_session(session), m_scene(scene)
{
    connect(&session, &Session::projectChanged, this, [this] { m_gaveUp = false; });
    connect(&session, &Session::projectReplaced, this, [this] {
        ++m_generation;
        m_running = m_placing = m_gaveUp = false;
    });
    // A task that was cancelled never reports.
    connect(&session.tasks(), &Tasks::changed, this, [this] {
        if (!m_session.tasks().running())
            m_running = m_placing = false;
    });
}

LayoutRequest Arranger::requestFor(const std::vector<TableId>& tables) const
{
    const std::unordered_set<TableId> wanted(tables.begin(), tables.end());
    LayoutRequest request;
    for (const TableId id : tables) {
        const DiagramBox* box = m_scene.box(id);
        if (!box)
            continue;
        request.boxes.push_back({id, box->rect.width(), box->rect.height(), box->area, box->rect.x(), box->rect.y()});
        m_scene.forEachEdgeOf(id, [&](const DiagramEdge& edge) {
            // Everything hangs on the tenant root: its links say nothing about what belongs together.
            if (edge.child == id && edge.parent != id && !edge.tenantLink && wanted.contains(edge.parent))
                request.links.push_back({edge.child, edge.parent});
        });
    }
    return request;
}

void Arranger::arrange(std::vector<TableId> tables, const QString& label)
{
    if (m_running || tables.empty())
        return;
    QRectF before;
    for (const TableId id : tables)
        if (const DiagramBox* box = m_scene.box(id))
            before = before.united(box->rect);
    const bool all = tables.size() == m_scene.tableCount();
    const QPointF corner = all ? QPointF(border, border) : before.topLeft();
    m_running = true;
    m_session.tasks().run(
        tr("Arranging %1").arg(counted(static_cast<qsizetype>(tables.size()), tr("table"), tr("tables"))),
        [&services = m_session.services(), request = requestFor(tables)](const TaskControl& control) { return services.arrange(request, control.stopToken()); },
        [this, label, corner, generation = m_generation](Result<std::vector<LayoutBox>> boxes) {
            if (generation != m_generation)
                return;
            m_running = false;
            if (!boxes) {
                emit failed(qs(boxes.error().text()));
                return;
            }
            (void)m_session.apply({label.toStdString(),
                                   [=, found = *boxes](const Project& p) { return placeTables(p, placementsFrom(p, found, corner)); }, {}});
            emit arranged();
        });
}

void Arranger::placeNew()
{
    if (m_placing || m_gaveUp)
        return;
    const std::vector<TableId> homeless = m_scene.unplaced();
    if (homeless.empty())
        return;
    m_placing = true;
    m_session.tasks().run(
        tr("Placing %1").arg(counted(static_cast<qsizetype>(homeless.size()), tr("new table"), tr("new tables"))),
        [&services = m_session.services(), request = requestFor(homeless)](const TaskControl& control) { return services.arrange(request, control.stopToken()); },
        [this, generation = m_generation](Result<std::vector<LayoutBox>> boxes) {
            if (generation != m_generation)
                return;
            m_placing = false;
            if (boxes)
                return finishNew(std::move(boxes).value());
            m_gaveUp = true;
            emit failed(qs(boxes.error().text()));
        });
}

void Arranger::finishNew(std::vector<LayoutBox> boxes)
{
    // Meanwhile a person may have placed or deleted some of them.
    const Project& now = m_session.project();
    std::erase_if(boxes, [&](const LayoutBox& box) { return !now.table(box.id) || isPlaced(now.placements.find(box.id)); });
    QRectF there;
    m_scene.forEachBox([&](const DiagramBox& box) {
        if (box.placed)
            there = there.united(box.rect);
    });
    const QPointF corner = there.isNull() ? QPointF(border, border) : QPointF(there.right() + apart, there.top());
    if (!boxes.empty())
        (void)m_session.amend([=](const Project& p) { return placeTables(p, placementsFrom(p, boxes, corner)); });
    emit placed(there.isNull());
    placeNew();
}

}  // namespace barch::ui
