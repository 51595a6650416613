#pragma once

#include "core/api/value_rules.h"
#include "ui/session/session.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>

namespace barch::ui {

/// Columns of the call's table as the call shows and takes them: which of them, their kind, rule and an example.
class FieldModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Name, Type, Shown, Taken, Filter, Sort, Needed, Rule, Example, PartCount };

    explicit FieldModel(Session& session, QObject* parent = nullptr);
    void refresh(EndpointId endpoint);
    /// Whether the part means something for a call that does this.
    static bool applies(int part, Operation operation);
    ColumnId columnAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        const Column* column = nullptr;
        EndpointField field;
    };
    const Row* at(int row) const;
    QString textOf(const Row& row, int part) const;
    QString neededOf(const Row& row) const;
    QString refusal(const Column& column, int part) const;
    bool lacksIndex(const Row& row) const;
    const std::string& exampleOf(ColumnId column) const;

    Session& m_session;
    Project m_project;
    std::shared_ptr<const Endpoint> m_endpoint;
    std::shared_ptr<const Table> m_table;
    std::vector<Row> m_rows;
    api::TableRules m_rules;
    mutable std::map<ColumnId, std::string> m_examples;
    mutable bool m_exemplified = false;
};

}  // namespace barch::ui
