#include "ui/canvas/diagram_scene.h"

#include "ui/canvas/canvas_metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

/// Up to here every edge is routed anew after an edit: the drawing then never depends on its history.
constexpr std::size_t routeAllUpTo = 3000;
constexpr double parkGap = 60;

}  // namespace

void DiagramScene::setProject(const Project& project)
{
    const Project before = m_project;  // keeps the old tables alive until their boxes let go of them
    m_project = project;
    if (before.tables.empty() || !before.types.sameAs(project.types) || !before.tenancy.sameAs(project.tenancy)) {
        rebuild();
        return;
    }
    std::vector<TableId> touched;
    std::unordered_set<TableId> added;
    SharedMap<Table>::forEachDifference(before.tables, project.tables, [&](const Table* was, const Table* is) {
        touched.push_back(was ? was->id : is->id);
        if (was && !is) {
            removeBox(was->id);
            return;
        }
        if (was)
            dropEdgesOf(is->id);
        const std::uint32_t index = was ? m_boxOf.at(is->id) : addBox(*is);
        const QRectF old = m_boxes[index].rect;
        m_boxGrid.remove(index, old);
        fillBox(m_boxes[index], project, *is, m_detail);
        m_boxGrid.insert(index, m_boxes[index].rect);
        if (!was) {
            placeFromProject(index, touched);
            added.insert(is->id);
        }
    });
    for (const TableId id : touched)
        if (const Table* table = project.table(id))
            makeEdgesOf(*table);
    connectToNew(added, touched);
    SharedMap<Placement>::forEachDifference(before.placements, project.placements, [&](const Placement* was, const Placement* is) {
        if (const auto found = m_boxOf.find(was ? was->id : is->id); found != m_boxOf.end())
            placeFromProject(found->second, touched);
    });
    parkUnplaced(touched);
    if (!touched.empty())
        reroute(touched);
    findAreas();
}

/// A table that is new may be what the key of another one was waiting for.
void DiagramScene::connectToNew(const std::unordered_set<TableId>& added, std::vector<TableId>& touched)
{
    if (added.empty())
        return;
    for (const Table& table : m_project.tables) {
        if (added.contains(table.id))
            continue;
        const auto from = m_edgesFrom.find(table.id);
        const std::size_t drawn = from == m_edgesFrom.end() ? 0 : from->second.size();
        if (drawn == table.foreignKeys.size() ||
            std::ranges::none_of(table.foreignKeys, [&](const ForeignKey& key) { return added.contains(key.target); }))
            continue;
        makeEdgesOf(table);
        touched.push_back(table.id);
    }
}

void DiagramScene::rebuild()
{
    m_boxes.clear();
    m_freeBoxes.clear();
    m_boxOf.clear();
    m_edges.clear();
    m_freeEdges.clear();
    m_edgesFrom.clear();
    m_edgesTo.clear();
    m_boxGrid.clear();
    m_edgeGrid.clear();
    m_router.clear();
    m_shifted.clear();
    std::vector<TableId> all;
    for (const Table& table : m_project.tables) {
        const std::uint32_t index = addBox(table);
        fillBox(m_boxes[index], m_project, table, m_detail);
        m_boxGrid.insert(index, m_boxes[index].rect);
        placeFromProject(index, all);
        all.push_back(table.id);
    }
    for (const Table& table : m_project.tables)
        makeEdgesOf(table);
    parkUnplaced(all);
    reroute(all);
    findAreas();
}

void DiagramScene::setDetail(DetailLevel detail)
{
    if (detail == m_detail)
        return;
    m_detail = detail;
    rebuild();
}

std::uint32_t DiagramScene::addBox(const Table& table)
{
    std::uint32_t index = 0;
    if (m_freeBoxes.empty()) {
        index = static_cast<std::uint32_t>(m_boxes.size());
        m_boxes.emplace_back();
    } else {
        index = m_freeBoxes.back();
        m_freeBoxes.pop_back();
        m_boxes[index] = {};
    }
    m_boxOf[table.id] = index;
    return index;
}

void DiagramScene::removeBox(TableId table)
{
    dropEdgesOf(table);
    if (const auto to = m_edgesTo.find(table); to != m_edgesTo.end()) {
        const Indexes edges = to->second;
        for (const std::uint32_t edge : edges) {
            unroute(edge);
            std::erase(m_edgesFrom[m_edges[edge].child], edge);
            m_edges[edge] = {};
            m_freeEdges.push_back(edge);
        }
        m_edgesTo.erase(table);
    }
    const std::uint32_t index = m_boxOf.at(table);
    m_boxGrid.remove(index, m_boxes[index].rect);
    m_boxes[index] = {};
    m_freeBoxes.push_back(index);
    m_boxOf.erase(table);
    m_findings.erase(table);
}

void DiagramScene::moveBox(std::uint32_t index, const QRectF& rect)
{
    DiagramBox& box = m_boxes[index];
    m_boxGrid.remove(index, box.rect);
    box.rect = rect;
    m_boxGrid.insert(index, box.rect);
}

void DiagramScene::placeFromProject(std::uint32_t index, std::vector<TableId>& moved)
{
    DiagramBox& box = m_boxes[index];
    const Placement* placement = m_project.placements.find(box.id);
    box.placed = isPlaced(placement);
    box.area = placement ? placement->area : AreaId{};
    if (box.placed && box.rect.topLeft() != QPointF(placement->x, placement->y)) {
        moveBox(index, QRectF(QPointF(placement->x, placement->y), box.rect.size()));
        moved.push_back(box.id);
    }
}

/// Shelves below all that has a place.
void DiagramScene::parkUnplaced(std::vector<TableId>& moved)
{
    const std::vector<TableId> homeless = unplaced();
    if (homeless.empty())
        return;
    QRectF placed;
    forEachBox([&](const DiagramBox& box) {
        if (box.placed)
            placed = placed.united(box.rect);
    });
    const double width = std::max(900.0, std::sqrt(static_cast<double>(homeless.size())) * 320);
    double x = placed.isEmpty() ? 0 : placed.left();
    double y = placed.isEmpty() ? 0 : placed.bottom() + parkGap;
    const double left = x;
    double tallest = 0;
    for (const TableId id : homeless) {
        const std::uint32_t index = m_boxOf.at(id);
        const QRectF rect(QPointF(x, y), m_boxes[index].rect.size());
        if (rect != m_boxes[index].rect) {
            moveBox(index, rect);
            moved.push_back(id);
        }
        tallest = std::max(tallest, rect.height());
        x = rect.right() + parkGap;
        if (x - left > width) {
            x = left;
            y += tallest + parkGap;
            tallest = 0;
        }
    }
}

void DiagramScene::unroute(std::uint32_t edge)
{
    const Route& route = m_edges[edge].route;
    for (std::size_t i = 0; i < route.stretches(); ++i)
        m_edgeGrid.remove(edge, route.stretch(i));
    m_edges[edge].route.points.clear();
    m_router.release(edge);
}

void DiagramScene::dropEdgesOf(TableId table)
{
    const auto found = m_edgesFrom.find(table);
    if (found == m_edgesFrom.end())
        return;
    for (const std::uint32_t edge : found->second) {
        unroute(edge);
        std::erase(m_edgesTo[m_edges[edge].parent], edge);
        m_edges[edge] = {};
        m_freeEdges.push_back(edge);
    }
    m_edgesFrom.erase(found);
}

void DiagramScene::makeEdgesOf(const Table& table)
{
    dropEdgesOf(table.id);
    for (DiagramEdge& edge : edgesOf(m_project, table)) {
        std::uint32_t index = 0;
        if (m_freeEdges.empty()) {
            index = static_cast<std::uint32_t>(m_edges.size());
            m_edges.emplace_back();
        } else {
            index = m_freeEdges.back();
            m_freeEdges.pop_back();
        }
        m_edgesFrom[edge.child].push_back(index);
        m_edgesTo[edge.parent].push_back(index);
        m_edges[index] = std::move(edge);
    }
}

void DiagramScene::reroute(const std::vector<TableId>& touched)
{
    Indexes edges;
    if (m_edges.size() <= routeAllUpTo) {
        for (std::uint32_t i = 0; i < m_edges.size(); ++i)
            if (m_edges[i].key)
                edges.push_back(i);
    } else {
        std::unordered_set<std::uint32_t> seen;
        for (const TableId id : touched)
            for (const auto* list : {&m_edgesFrom, &m_edgesTo})
                if (const auto found = list->find(id); found != list->end())
                    for (const std::uint32_t edge : found->second)
                        if (seen.insert(edge).second)
                            edges.push_back(edge);
    }
    routeThese(std::move(edges), true);
}

void DiagramScene::routeThese(Indexes edges, bool roundObstacles)
{
    std::ranges::sort(edges, [&](std::uint32_t a, std::uint32_t b) { return m_edges[a].key < m_edges[b].key; });
    std::vector<EdgeRouter::Ask> asks;
    asks.reserve(edges.size());
    for (const std::uint32_t i : edges) {
        unroute(i);
        const DiagramEdge& edge = m_edges[i];
        const DiagramBox& child = m_boxes[m_boxOf.at(edge.child)];
        const DiagramBox& parent = m_boxes[m_boxOf.at(edge.parent)];
        asks.push_back({i, edge.child, edge.parent, child.rect, parent.rect, child.lineOf(edge.childColumn),
                        parent.lineOf(edge.parentColumn)});
    }
    const auto obstacles = [&](const QRectF& where, const std::function<void(TableId, const QRectF&)>& visit) {
        if (roundObstacles)
            m_boxGrid.query(where, [&](std::uint32_t i) { visit(m_boxes[i].id, m_boxes[i].rect); });
    };
    std::vector<Route> routes = m_router.route(asks, obstacles);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        Route& route = m_edges[edges[i]].route;
        route = std::move(routes[i]);
        for (std::size_t s = 0; s < route.stretches(); ++s)
            m_edgeGrid.insert(edges[i], route.stretch(s));
    }
}

void DiagramScene::findAreas()
{
    const CanvasMetrics& m = canvasMetrics();
    m_areas.clear();
    std::unordered_map<AreaId, std::size_t> places;
    for (const Area& area : m_project.areas) {
        places[area.id] = m_areas.size();
        m_areas.push_back({area.id, qs(area.name), {}, 0});
    }
    forEachBox([&](const DiagramBox& box) {
        if (const auto found = places.find(box.area); found != places.end()) {
            m_areas[found->second].rect = m_areas[found->second].rect.united(box.rect);
            ++m_areas[found->second].tables;
        }
    });
    std::erase_if(m_areas, [](const DiagramArea& area) { return area.tables == 0; });
    m_bounds = {};
    forEachBox([&](const DiagramBox& box) { m_bounds = m_bounds.united(box.rect); });
    for (DiagramArea& area : m_areas) {
        area.rect.adjust(-m.areaPadding, -m.areaTitle, m.areaPadding, m.areaPadding);
        m_bounds = m_bounds.united(area.rect);
    }
}

void DiagramScene::shift(const std::vector<TableId>& tables, QPointF by)
{
    Indexes edges;
    std::unordered_set<std::uint32_t> seen;
    for (const TableId id : tables) {
        const auto found = m_boxOf.find(id);
        if (found == m_boxOf.end())
            continue;
        moveBox(found->second, m_boxes[found->second].rect.translated(by));
        m_shifted.push_back(id);
        for (const auto* list : {&m_edgesFrom, &m_edgesTo})
            if (const auto of = list->find(id); of != list->end())
                for (const std::uint32_t edge : of->second)
                    if (seen.insert(edge).second)
                        edges.push_back(edge);
    }
    const bool few = edges.size() < 200;
    routeThese(std::move(edges), few);
    findAreas();
}

void DiagramScene::forgetShifts()
{
    std::vector<TableId> moved;
    for (const TableId id : m_shifted)
        if (const auto found = m_boxOf.find(id); found != m_boxOf.end())
            placeFromProject(found->second, moved);
    m_shifted.clear();
    parkUnplaced(moved);
    reroute(moved);
    findAreas();
}

const Severity* DiagramScene::findingOf(TableId table) const
{
    const auto found = m_findings.find(table);
    return found == m_findings.end() ? nullptr : &found->second;
}

std::vector<TableId> DiagramScene::unplaced() const
{
    std::vector<TableId> ids;
    for (const Table& table : m_project.tables)
        if (!isPlaced(m_project.placements.find(table.id)))
            ids.push_back(table.id);
    return ids;
}

const DiagramBox* DiagramScene::box(TableId table) const
{
    const auto found = m_boxOf.find(table);
    return found == m_boxOf.end() ? nullptr : &m_boxes[found->second];
}

const DiagramBox* DiagramScene::boxAt(QPointF place) const
{
    const DiagramBox* found = nullptr;
    m_boxGrid.query(QRectF(place, QSizeF(0.01, 0.01)), [&](std::uint32_t i) {
        if (m_boxes[i].rect.contains(place) && (!found || &m_boxes[i] > found))
            found = &m_boxes[i];  // the one that is painted last
    });
    return found;
}

const DiagramEdge* DiagramScene::edgeAt(QPointF place, double reach, const std::vector<TableId>& linksOf) const
{
    const DiagramEdge* found = nullptr;
    double best = reach;
    forEachEdgeIn(QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach), [&](const DiagramEdge& edge) {
        if (edge.tenantLink && std::ranges::find(linksOf, edge.child) == linksOf.end() &&
            std::ranges::find(linksOf, edge.parent) == linksOf.end())
            return;
        if (const double distance = edge.route.distanceTo(place); distance <= best) {
            best = distance;
            found = &edge;
        }
    });
    return found;
}

const DiagramArea* DiagramScene::areaTitleAt(QPointF place) const
{
    for (const DiagramArea& area : m_areas)
        if (QRectF(area.rect.topLeft(), QSizeF(area.rect.width(), canvasMetrics().areaTitle)).contains(place))
            return &area;
    return nullptr;
}

TableId nearestTable(const DiagramScene& scene, TableId from, Direction direction)
{
    const DiagramBox* start = scene.box(from);
    if (!start)
        return {};
    const QPointF at = start->rect.center();
    TableId best;
    double bestCost = 1e18;
    scene.forEachBox([&](const DiagramBox& box) {
        if (box.id == from)
            return;
        const QPointF way = box.rect.center() - at;
        const bool sideways = direction == Direction::Left || direction == Direction::Right;
        const double sign = direction == Direction::Left || direction == Direction::Up ? -1 : 1;
        const double along = sign * (sideways ? way.x() : way.y());
        const double across = std::abs(sideways ? way.y() : way.x());
        if (along <= 1)
            return;
        const double cost = along + 2 * across + (across > along ? 2 * across : 0);
        if (cost < bestCost || (cost == bestCost && box.id < best)) {
            bestCost = cost;
            best = box.id;
        }
    });
    return best;
}

}  // namespace barch::ui
