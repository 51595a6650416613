#pragma once

#include "ui/checks/finding_rows.h"

#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace barch::ui {

/// The rows of the findings list, for the view, for its delegate and for screen readers.
class FindingModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void set(const std::vector<ListedFinding>* findings, std::vector<FindingRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const std::vector<FindingRow>& rows() const { return m_rows; }
    /// Nothing for headings.
    const ListedFinding* finding(int row) const;

private:
    const std::vector<ListedFinding>* m_findings = nullptr;
    std::vector<FindingRow> m_rows;
};

class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// "error", "warning" or "info", and its ink.
QString severityIcon(Severity severity);
Ink severityInk(Severity severity);

}  // namespace barch::ui
