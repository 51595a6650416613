#pragma once

#include "ui/session/session.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// The columns of one table, as the grid shows and edits them. Every change is an edit of the session.
class ColumnModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Key, Name, Type, Nullable, Default, PartCount };

    explicit ColumnModel(Session& session, QObject* parent = nullptr);

    void setTable(TableId table);
    TableId table() const { return m_table; }
    /// The project has a new version.
    void refresh();
    ColumnId columnAt(int row) const;
    int rowOf(ColumnId column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const Table* current() const { return m_session.project().table(m_table); }
    bool apply(const QString& label, Edit edit);
    bool setType(const Column& column, const QString& text);

    Session& m_session;
    TableId m_table;
    std::vector<ColumnId> m_ids;
};

/// The types that a column can have here, for completion: canonical ones, then those of the project.
QStringList typeNames(const Project& project);

}  // namespace barch::ui
