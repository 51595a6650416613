#pragma once

#include "core/rules/finding.h"
#include "ui/canvas/diagram_box.h"
#include "ui/canvas/diagram_edge.h"
#include "ui/canvas/edge_router.h"
#include "ui/canvas/spatial_grid.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace barch::ui {

/// An area as it is drawn: round its tables.
struct DiagramArea {
    AreaId id;
    QString name;
    QRectF rect;
    int tables = 0;
};

/// The drawing of one version of a project: boxes, edges and areas with their places, and what lies
/// where. Plain data; the next version changes only what an edit touched.
class DiagramScene {
public:
    void setProject(const Project& project);
    const Project& project() const { return m_project; }
    void setDetail(DetailLevel detail);
    DetailLevel detail() const { return m_detail; }
    /// The worst open finding of each table that has one.
    void setFindings(std::unordered_map<TableId, Severity> worst) { m_findings = std::move(worst); }
    const Severity* findingOf(TableId table) const;
    bool hasFindings() const { return !m_findings.empty(); }

    std::size_t tableCount() const { return m_boxOf.size(); }
    /// Tables that the project has no place for.
    std::vector<TableId> unplaced() const;
    const DiagramBox* box(TableId table) const;
    const DiagramBox* boxAt(QPointF place) const;
    /// The edge within `reach` of a place; tenant links only when one of their ends is in `linksOf`.
    const DiagramEdge* edgeAt(QPointF place, double reach, const std::vector<TableId>& linksOf) const;
    const DiagramArea* areaTitleAt(QPointF place) const;
    const std::vector<DiagramArea>& areas() const { return m_areas; }
    /// Round all that is drawn; empty where there is nothing.
    QRectF bounds() const { return m_bounds; }

    template <class Visit>
    void forEachBoxIn(const QRectF& where, Visit visit) const
    {
        if (where.contains(m_bounds))
            return forEachBox(visit);
        m_boxGrid.query(where, [&](std::uint32_t i) {
            if (m_boxes[i].rect.intersects(where))
                visit(m_boxes[i]);
        });
    }
    template <class Visit>
    void forEachEdgeIn(const QRectF& where, Visit visit) const
    {
        if (where.contains(m_bounds)) {
            for (const DiagramEdge& edge : m_edges)
                if (edge.key)
                    visit(edge);
            return;
        }
        m_edgeGrid.query(where, [&](std::uint32_t i) { visit(m_edges[i]); });
    }
    template <class Visit>
    void forEachEdgeOf(TableId table, Visit visit) const
    {
        for (const auto* list : {&m_edgesFrom, &m_edgesTo})
            if (const auto found = list->find(table); found != list->end())
                for (const std::uint32_t i : found->second)
                    if (list == &m_edgesFrom || m_edges[i].child != m_edges[i].parent)
                        visit(m_edges[i]);
    }
    template <class Visit>
    void forEachBox(Visit visit) const
    {
        for (const DiagramBox& box : m_boxes)
            if (box.table)
                visit(box);
    }

    /// While a person drags: moves boxes away from where the project has them.
    void shift(const std::vector<TableId>& tables, QPointF by);
    /// Back to where the project has them.
    void forgetShifts();

private:
    using Indexes = std::vector<std::uint32_t>;
    std::uint32_t addBox(const Table& table);
    void removeBox(TableId table);
    void moveBox(std::uint32_t index, const QRectF& rect);
    void dropEdgesOf(TableId table);
    void makeEdgesOf(const Table& table);
    void connectToNew(const std::unordered_set<TableId>& added, std::vector<TableId>& touched);
    void unroute(std::uint32_t edge);
    void reroute(const std::vector<TableId>& touched);
    void routeThese(Indexes edges, bool roundObstacles);
    void placeFromProject(std::uint32_t index, std::vector<TableId>& moved);
    void parkUnplaced(std::vector<TableId>& moved);
    void findAreas();   ///< and the bounds of everything
    void rebuild();

    Project m_project;
    DetailLevel m_detail = DetailLevel::AllColumns;
    std::unordered_map<TableId, Severity> m_findings;
    std::vector<DiagramBox> m_boxes;     ///< freed places have no table
    Indexes m_freeBoxes;
    std::unordered_map<TableId, std::uint32_t> m_boxOf;
    std::vector<DiagramEdge> m_edges;
    Indexes m_freeEdges;
    std::unordered_map<TableId, Indexes> m_edgesFrom;
    std::unordered_map<TableId, Indexes> m_edgesTo;
    std::vector<DiagramArea> m_areas;
    QRectF m_bounds;
    SpatialGrid m_boxGrid;
    SpatialGrid m_edgeGrid;
    EdgeRouter m_router;
    std::vector<TableId> m_shifted;
};

enum class Direction : std::uint8_t { Left, Right, Up, Down };
/// The table that an arrow key leads to; none at the border.
TableId nearestTable(const DiagramScene& scene, TableId from, Direction direction);

}  // namespace barch::ui
