#pragma once

#include "core/planning/scores.h"
#include "ui/features/plan_facts.h"
#include "ui/session/session.h"

#include <QAbstractTableModel>

#include <functional>

namespace barch::ui {

/// The features as rows: figures, scores, release, what they wait for. Figures are edited in place.
class FeatureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Name, Priority, Value, Effort, Reach, Impact, Confidence, Rice, Wsjf, PerEffort, InRelease, WaitsFor, PartCount };
    /// Order problems first, then by priority and RICE.
    static constexpr int usualOrder = -1;

    explicit FeatureModel(Session& session, QObject* parent = nullptr);

    void setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown);
    FeatureId idAt(int row) const;
    int rowOf(FeatureId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Row {
        const Feature* feature = nullptr;
        Score rice;
        Score wsjf;
        Score perEffort;
        QString release;
        int releasePosition = 0;
        QString waitsFor;
        bool problem = false;
        QString problemText;
    };
    QVariant text(const Row& row, int part) const;
    void arrangeRows();

    Session& m_session;
    PlanFacts m_facts;
    std::vector<Row> m_rows;
    std::unordered_map<FeatureId, int> m_places;
    int m_column = usualOrder;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

}  // namespace barch::ui
