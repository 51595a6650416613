#pragma once

#include <QRectF>

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace barch::ui {

/// Which of many rectangles lie near a place: a uniform grid over an unbounded plane. The same
/// number may be put in several times, for an edge a segment at a time.
class SpatialGrid {
public:
    void clear() { m_cells.clear(); }

    void insert(std::uint32_t item, const QRectF& where)
    {
        forEachCell(where, [&](std::uint64_t cell) { m_cells[cell].push_back(item); });
    }
    /// `where` is what it was put in with.
    void remove(std::uint32_t item, const QRectF& where)
    {
        forEachCell(where, [&](std::uint64_t cell) {
            const auto found = m_cells.find(cell);
            if (found == m_cells.end())
                return;
            auto& items = found->second;
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (items[i] == item) {
                    items[i] = items.back();
                    items.pop_back();
                    break;
                }
            }
            if (items.empty())
                m_cells.erase(found);
        });
    }
    /// Calls `visit` once for each item in a cell that `where` touches: a few more than overlap it.
    template <class Visit>
    void query(const QRectF& where, Visit visit) const
    {
        ++m_round;
        const auto once = [&](const std::vector<std::uint32_t>& items) {
            for (const std::uint32_t item : items) {
                if (item >= m_seen.size())
                    m_seen.resize(item + 1, 0);
                if (m_seen[item] != m_round) {
                    m_seen[item] = m_round;
                    visit(item);
                }
            }
        };
        const double cells = (where.width() / cellSize + 1) * (where.height() / cellSize + 1);
        if (cells > static_cast<double>(m_cells.size())) {
            for (const auto& [cell, items] : m_cells)
                once(items);
            return;
        }
        forEachCell(where, [&](std::uint64_t cell) {
            if (const auto found = m_cells.find(cell); found != m_cells.end())
                once(found->second);
        });
    }

private:
    static constexpr double cellSize = 512;

    template <class Visit>
    static void forEachCell(const QRectF& where, Visit visit)
    {
        const auto cellOf = [](double at) { return static_cast<std::int32_t>(std::floor(at / cellSize)); };
        const std::int32_t right = cellOf(where.right());
        const std::int32_t bottom = cellOf(where.bottom());
        for (std::int32_t y = cellOf(where.top()); y <= bottom; ++y)
            for (std::int32_t x = cellOf(where.left()); x <= right; ++x)
                visit((std::uint64_t{static_cast<std::uint32_t>(y)} << 32) | static_cast<std::uint32_t>(x));
    }

    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
    mutable std::vector<std::uint32_t> m_seen;
    mutable std::uint32_t m_round = 0;
};

}  // namespace barch::ui
