#pragma once

#include "core/payments/subscription_life.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace barch::ui {

/// Where the state machine of a subscription stands: its states in a row, ways forward as lanes above it,
/// ways back as lanes below it. Events with the same states share a lane.
struct LifeLayout {
    struct Lane {
        std::size_t to = 0;
        std::vector<std::size_t> from;
        std::vector<PaymentEventId> events;
        bool above = true;
        bool ambiguous = false;
        int level = 0;            ///< 1: the one nearest to the row
        double y = 0;
        std::vector<double> starts;  ///< x of each of `from`
        double end = 0;           ///< x of the arrow
        QRectF label;             ///< the room for its words
    };
    std::vector<QRectF> boxes;    ///< by state
    std::vector<std::vector<PaymentEventId>> stays;  ///< by state: events that leave it as it is
    std::vector<Lane> lanes;
    QSizeF size;

    /// The lane under a point, or -1.
    int laneAt(QPointF at) const;
    int stateAt(QPointF at) const;
};

LifeLayout layOutLife(const SubscriptionLife& life, double width);

}  // namespace barch::ui
