#pragma once

#include "ui/session/session.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// Plans as rows: what they cost, and what they entitle to.
class PriceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Name, Price, Currency, Interval, Flags, Limits, PartCount };

    explicit PriceModel(Session& session, QObject* parent = nullptr);
    void refresh();
    PlanId idAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const Plan* at(int row) const;
    QString textOf(const Plan& plan, int part) const;

    Session& m_session;
    Project m_project;
    std::vector<PlanId> m_ids;
};

}  // namespace barch::ui
