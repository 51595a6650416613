#pragma once

#include "ui/logic/part_list.h"
#include "ui/session/session.h"

#include <QAbstractTableModel>

#include <map>

namespace barch::ui {

/// The elements of a part list as rows, those of its parts that have a width as columns.
class ElementTable : public QAbstractTableModel {
    Q_OBJECT
public:
    ElementTable(Session& session, PartList list, QObject* parent = nullptr);
    /// `faults`: what is wrong, by element.
    void refresh(const std::map<AnyId, QString>& faults);
    AnyId idAt(int row) const;
    int rowOf(AnyId id) const;
    const PartList& list() const { return m_list; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const Part& part(int column) const { return m_list.parts[m_columns[static_cast<std::size_t>(column)]]; }

    Session& m_session;
    PartList m_list;
    std::vector<std::size_t> m_columns;
    Project m_project;
    std::vector<AnyId> m_ids;
    std::map<AnyId, QString> m_faults;
};

/// Changes one part of one element, as a step of undo. True where it is so now.
bool changePart(Session& session, const PartList& list, const Part& part, AnyId id, const QString& text);

}  // namespace barch::ui
