#pragma once

#include "core/edits/call_edits.h"

#include <QAbstractTableModel>
#include <QString>

#include <array>
#include <vector>

namespace barch::ui {

/// Tables of the design with the operations that the API offers, or should: a table the API does not know yet comes
/// with what is usual for it.
class OfferModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int operations = 5;  ///< List to Delete, in the columns from 1 on
    enum Part { Name, FirstOperation, Note = FirstOperation + operations, PartCount };

    explicit OfferModel(const Project& project, QObject* parent = nullptr);

    void setFilter(const QString& words);
    /// Of all tables that are shown: what is usual, or nothing.
    void chooseUsual();
    void chooseNone();
    void toggleRow(int row);
    /// Tables whose operations are to change.
    std::vector<OfferedTable> wanted() const;
    int added() const;
    int removed() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void chosen();

private:
    using Choice = std::array<bool, operations>;
    struct Offer {
        TableId table;
        QString name;
        QString note;
        bool possible = true;
        Choice offered{};
        Choice usual{};
        Choice choice{};
    };
    Offer* at(int row);
    const Offer* at(int row) const;
    void changedAll();

    std::vector<Offer> m_offers;
    std::vector<std::size_t> m_shown;
};

}  // namespace barch::ui
