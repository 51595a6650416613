#pragma once

#include "core/model/planning.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <unordered_map>
#include <vector>

namespace barch::ui {

/// Where the cards of the matrix lie: five columns of effort, five rows of value, as wide and as high
/// as what lies in them asks for; cards that were not placed yet lie in a tray below.
class MatrixLayout {
public:
    struct Card {
        FeatureId id;
        QString name;
        Moscow moscow = Moscow::Unset;
        int value = 0;    ///< 1 to 5; 0: in the tray
        int effort = 0;
        int wide = 0;     ///< what the whole name takes
        QRectF where;
        bool compact = false;  ///< only room for its mark
    };
    struct Cell {
        int value = 0;
        int effort = 0;
        bool operator==(const Cell&) const = default;
    };

    void setCards(std::vector<Card> cards);
    void arrange(const QRectF& plot, const QRectF& tray);

    const std::vector<Card>& cards() const { return m_cards; }
    const Card* find(FeatureId id) const;
    const Card* at(QPointF point) const;
    bool hasTray() const { return m_unplaced > 0; }
    const QRectF& plot() const { return m_plot; }
    QRectF cellRect(Cell cell) const;
    std::optional<Cell> cellAt(QPointF point) const;
    /// The line between much and little.
    double middleX() const { return m_columns[3]; }
    double middleY() const { return m_rows[2]; }
    double columnAt(int index) const { return m_columns[index]; }
    double rowAt(int index) const { return m_rows[index]; }
    /// The nearest card in a direction, or nullptr.
    const Card* nearest(FeatureId from, int dx, int dy) const;

private:
    void measure();
    static void fill(std::vector<Card*>& cards, const QRectF& room);

    std::vector<Card> m_cards;
    std::unordered_map<FeatureId, std::size_t> m_numbers;
    std::size_t m_unplaced = 0;
    QRectF m_plot;
    double m_columns[6] = {};  ///< edges from left to right, effort 1 first
    double m_rows[6] = {};     ///< edges from top to bottom, value 5 first
};

}  // namespace barch::ui
