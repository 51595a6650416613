#pragma once

#include "ui/coverage/coverage_facts.h"

#include <QAbstractTableModel>

#include <array>
#include <vector>

namespace barch::ui {

/// Features by what delivers them: how many tables, endpoints, jobs, permissions and tests, and their names.
class TraceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int partCount = static_cast<int>(traceParts.size()) + 1;  ///< the feature first

    explicit TraceModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// `filter`: a part of the name of the feature or of anything in its row.
    void show(const CoverageFacts& facts, const QString& filter);
    FeatureId idAt(int row) const;
    int rowOf(FeatureId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : partCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        FeatureId id;
        std::array<int, traceParts.size()> counts{};
        std::array<QString, traceParts.size()> names;
        bool known = false;  ///< its cells were asked for
    };
    Row& filled(Row& row) const;

    CoverageFacts m_facts;
    mutable std::vector<Row> m_all;     ///< in the order of their names
    std::vector<std::size_t> m_shown;
};

}  // namespace barch::ui
