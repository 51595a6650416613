#include "ui/features/matrix_layout.h"

#include "ui/features/feature_card.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace barch::ui {
namespace {

constexpr double inset = 5;
constexpr double arrowRoom = 22;    // between cards of neighbouring columns
constexpr double titleHeight = 22;  // of a quadrant, in the outer rows
constexpr double narrowest = 86;

}  // namespace

void MatrixLayout::setCards(std::vector<Card> cards)
{
    m_cards = std::move(cards);
    m_numbers.clear();
    m_unplaced = 0;
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_numbers.emplace(m_cards[i].id, i);
        m_unplaced += m_cards[i].value == 0;
    }
}

/// Rows and columns get room by what the fullest of their cells holds, so that a crowded cell shows names longer.
void MatrixLayout::measure()
{
    int count[6][6] = {};
    for (const Card& card : m_cards)
        ++count[card.value][card.effort];
    double rowNeed[5];
    double columnNeed[5];
    for (int i = 0; i < 5; ++i) {
        int fullestRow = 0;
        int fullestColumn = 0;
        for (int j = 1; j <= 5; ++j) {
            fullestRow = std::max(fullestRow, count[5 - i][j]);
            fullestColumn = std::max(fullestColumn, count[j][i + 1]);
        }
        rowNeed[i] = std::min(12, std::max(1, fullestRow)) + (i == 0 || i == 4 ? 1.1 : 0.4);
        columnNeed[i] = fullestColumn == 0 ? 1 : fullestColumn < 8 ? 1.5 : 1.8;
    }
    const auto spread = [](const double* needs, double start, double length, double* edges) {
        double all = 0;
        for (int i = 0; i < 5; ++i)
            all += needs[i];
        edges[0] = start;
        for (int i = 0; i < 5; ++i)
            edges[i + 1] = std::round(edges[i] + length * needs[i] / all);
        edges[5] = start + length;
    };
    spread(rowNeed, m_plot.top(), m_plot.height(), m_rows);
    spread(columnNeed, m_plot.left(), m_plot.width(), m_columns);
}

void MatrixLayout::arrange(const QRectF& plot, const QRectF& tray)
{
    m_plot = plot;
    measure();
    std::vector<Card*> cells[6][6];
    for (Card& card : m_cards)
        cells[card.value][card.effort].push_back(&card);
    for (int value = 1; value <= 5; ++value)
        for (int effort = 1; effort <= 5; ++effort) {
            QRectF room = cellRect({value, effort}).adjusted(inset, inset, -arrowRoom, -inset);
            if (value == 5)
                room.setTop(room.top() + titleHeight - inset);
            if (value == 1)
                room.setBottom(room.bottom() - titleHeight + inset);
            fill(cells[value][effort], room);
        }
    fill(cells[0][0], tray);
}

void MatrixLayout::fill(std::vector<Card*>& cards, const QRectF& room)
{
    if (cards.empty())
        return;
    const auto count = static_cast<double>(cards.size());
    const double step = cardHeight + cardGap;
    const double rows = std::max(1.0, std::floor((room.height() + cardGap) / step));
    const double columns = std::ceil(count / rows);
    const double width = (room.width() - (columns - 1) * cardGap) / columns;
    const bool compact = width < narrowest && width < cards.front()->wide;
    double side = 20;
    while (compact && side > 4 && std::floor(room.width() / side) * std::floor(room.height() / side) < count)
        side -= 1;
    const double perLine = std::max(1.0, compact ? std::floor(room.width() / side) : columns);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const double column = std::fmod(static_cast<double>(i), perLine);
        const double row = std::floor(static_cast<double>(i) / perLine);
        cards[i]->compact = compact;
        cards[i]->where = compact ? QRectF(room.left() + column * side, room.top() + row * side, side, side)
                                  : QRectF(room.left() + column * (width + cardGap), room.top() + row * step, std::min<double>(width, cards[i]->wide), cardHeight);
    }
}

const MatrixLayout::Card* MatrixLayout::find(FeatureId id) const
{
    const auto found = m_numbers.find(id);
    return found == m_numbers.end() ? nullptr : &m_cards[found->second];
}

const MatrixLayout::Card* MatrixLayout::at(QPointF point) const
{
    for (const Card& card : m_cards)
        if (card.where.contains(point))
            return &card;
    return nullptr;
}

QRectF MatrixLayout::cellRect(Cell cell) const
{
    const int row = 5 - cell.value;
    return {QPointF(m_columns[cell.effort - 1], m_rows[row]), QPointF(m_columns[cell.effort], m_rows[row + 1])};
}

std::optional<MatrixLayout::Cell> MatrixLayout::cellAt(QPointF point) const
{
    if (!m_plot.contains(point))
        return std::nullopt;
    Cell cell{1, 5};
    for (int i = 0; i < 5; ++i) {
        if (point.y() >= m_rows[i] && point.y() <= m_rows[i + 1])
            cell.value = 5 - i;
        if (point.x() >= m_columns[i] && point.x() < m_columns[i + 1])
            cell.effort = i + 1;
    }
    return cell;
}

const MatrixLayout::Card* MatrixLayout::nearest(FeatureId from, int dx, int dy) const
{
    const Card* start = find(from);
    if (!start)
        return m_cards.empty() ? nullptr : &m_cards.front();
    const Card* best = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const Card& card : m_cards) {
        const QPointF way = card.where.center() - start->where.center();
        const double along = way.x() * dx + way.y() * dy;
        const double aside = std::fabs(way.x() * dy) + std::fabs(way.y() * dx);
        if (card.id == from || along <= 1)
            continue;
        if (const double distance = along + 2 * aside; distance < least) {
            least = distance;
            best = &card;
        }
    }
    return best;
}

}  // namespace barch::ui
