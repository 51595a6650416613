#pragma once

#include "core/model/project.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// Plans as columns, flags and then limits as lines.
class PlanModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { IsLimitRole = Qt::UserRole, OnRole, ForAllRole };
    using QAbstractTableModel::QAbstractTableModel;

    void show(const Project& project);
    PlanId planAt(int column) const;
    FlagId flagAt(int row) const;          ///< none: the line is a limit
    std::string limitAt(int row) const;    ///< empty: the line is a flag

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A limit's amount; taken by `limitWanted`.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void limitWanted(barch::PlanId plan, const std::string& limit, const std::string& amount);

private:
    Project m_project;
    std::vector<PlanId> m_plans;
    std::vector<FlagId> m_flags;
    std::vector<std::string> m_limits;
};

}  // namespace barch::ui
