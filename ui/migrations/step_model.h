#pragma once

#include "ui/migrations/step_rows.h"

#include <QAbstractListModel>

namespace barch::ui {

/// The steps of a migration with what was decided about them. The check state of a step that loses something is
/// whether that is allowed; of a column that needs a value, whether its table is said to hold no rows; its edit text
/// is the value.
class StepModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<StepRow> rows, const MigrationDecisions& decisions);
    const StepRow* row(int at) const;
    const MigrationDecisions& decisions() const { return m_decisions; }
    bool isDecided(const StepRow& row) const;
    QString valueOf(const StepRow& row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void decided();   ///< what the script is stays as it is
    void filled();    ///< the script is another one

private:
    bool isChecked(const StepRow& row) const;

    std::vector<StepRow> m_rows;
    MigrationDecisions m_decisions;
};

}  // namespace barch::ui
