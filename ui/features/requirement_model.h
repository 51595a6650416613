#pragma once

#include "ui/session/session.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// Requirements on quality as rows: what, measured how, the number, its unit and percentile, what meets it.
class RequirementModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { What, Metric, Target, Unit, Percentile, MetBy, PartCount };

    explicit RequirementModel(Session& session, QObject* parent = nullptr);
    void refresh();
    RequirementId idAt(int row) const;
    int rowOf(RequirementId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const Requirement* at(int row) const;

    Session& m_session;
    Project m_project;
    std::vector<RequirementId> m_ids;
    std::vector<QString> m_faults;  ///< what the checks say of each; empty where nothing
};

/// A change of one requirement as an edit.
LabelledEdit requirementEdit(const QString& label, RequirementId id, std::function<void(Requirement&)> change);

}  // namespace barch::ui
