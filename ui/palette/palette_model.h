#pragma once

#include "ui/palette/search_index.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace barch::ui {

/// A line of the palette: a heading over the hits of one kind, or a hit.
struct PaletteRow {
    bool heading = false;
    Hit hit;
    QString icon;
    Ink ink = Ink::Secondary;
    QString text;
    QString note;
    QString keys;
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void show(std::vector<PaletteRow> rows, QStringList words);
    const PaletteRow* row(int at) const;
    const QStringList& words() const { return m_words; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<PaletteRow> m_rows;
    QStringList m_words;
};

/// Paints a line: icon, text with what was found in it set off, note, keys.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barch::ui
