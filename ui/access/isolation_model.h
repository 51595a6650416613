#pragma once

#include "core/rules/finding.h"
#include "ui/access/access_snapshot.h"

#include <QAbstractTableModel>

#include <unordered_map>

namespace barch::ui {

/// What keeps the rows of each table apart: a line for each table, by name.
class IsolationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Class, TenantColumn, Rows, Remark };
    enum Role { ClassRole = Qt::UserRole, SeverityRole };
    using QAbstractTableModel::QAbstractTableModel;

    void show(Snapshot snapshot);
    void setFindings(const std::vector<Finding>& findings);
    TableId tableAt(int row) const;
    int rowOf(TableId table) const;
    /// Of the worst finding about the table; empty where there is none.
    std::string fingerprintAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// The class of a table; taken by `classWanted`.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void classWanted(barch::TableId table, barch::TenancyClass tenancyClass);

private:
    struct Worst {
        Severity severity;
        std::string message;
        std::string fingerprint;
    };
    QString remark(const Table& table) const;

    Snapshot m_snapshot;
    std::vector<TableId> m_tables;
    std::unordered_map<TableId, Worst> m_findings;
};

}  // namespace barch::ui
