#include "ui/canvas/diagram_edge.h"

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

bool isSubset(const std::vector<ColumnId>& inner, const std::vector<ColumnId>& outer)
{
    return !inner.empty() && std::ranges::all_of(inner, [&](ColumnId id) { return std::ranges::find(outer, id) != outer.end(); });
}

/// Whether the columns of the key hold a combination at most once.
bool holdsOnce(const Table& table, const std::vector<ColumnId>& columns)
{
    if (table.primaryKey && isSubset(table.primaryKey->columns, columns))
        return true;
    for (const UniqueConstraint& unique : table.uniques)
        if (isSubset(unique.columns, columns))
            return true;
    for (const Index& index : table.indexes) {
        if (!index.unique || !index.predicate.empty())
            continue;
        std::vector<ColumnId> keys;
        for (const IndexKey& key : index.keys)
            keys.push_back(key.column);
        if (isSubset(keys, columns))
            return true;
    }
    return false;
}

}  // namespace

std::vector<DiagramEdge> edgesOf(const Project& project, const Table& table)
{
    std::vector<DiagramEdge> edges;
    for (const ForeignKey& key : table.foreignKeys) {
        if (!project.tables.contains(key.target) || key.columns.empty())
            continue;
        DiagramEdge edge;
        edge.child = table.id;
        edge.parent = key.target;
        edge.key = key.id;
        std::size_t lead = 0;  // the column that tells which row: not the tenant key beside it
        while (lead + 1 < key.columns.size() && key.columns[lead] == table.tenantKey)
            ++lead;
        edge.childColumn = key.columns[lead];
        edge.parentColumn = lead < key.targetColumns.size() ? key.targetColumns[lead] : ColumnId{};
        edge.unique = holdsOnce(table, key.columns);
        edge.optional = std::ranges::any_of(key.columns, [&](ColumnId id) {
            const Column* column = table.column(id);
            return column && column->nullable;
        });
        edge.tenantLink = key.columns.size() == 1 && key.columns[0] == table.tenantKey && table.tenantKey &&
                          key.target == project.tenancy->rootTable;
        edges.push_back(std::move(edge));
    }
    return edges;
}

QRectF Route::bounds() const
{
    QRectF all;
    for (std::size_t i = 0; i < stretches(); ++i) {
        QRectF one = stretch(i);
        one.adjust(-1, -1, 1, 1);  // an empty rectangle unites with nothing
        all = all.isNull() ? one : all.united(one);
    }
    return all;
}

double Route::distanceTo(QPointF place) const
{
    double best = 1e9;
    for (std::size_t i = 0; i < stretches(); ++i) {
        const QRectF line = stretch(i);
        const double dx = std::max({line.left() - place.x(), 0.0, place.x() - line.right()});
        const double dy = std::max({line.top() - place.y(), 0.0, place.y() - line.bottom()});
        best = std::min(best, std::hypot(dx, dy));
    }
    return best;
}

}  // namespace barch::ui
