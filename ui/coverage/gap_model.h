#pragma once

#include "ui/coverage/coverage_facts.h"

#include <QAbstractTableModel>

#include <vector>

namespace barch::ui {

/// The lists of gaps, in the order of their buttons.
enum class GapList { Unasked, ByAnswer, Undelivered, Untested };
const std::vector<CoverageGap>& gapsOf(const Coverage& coverage, GapList list);

/// One list of gaps as rows: what it is, its name, what is missing.
class GapModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Name, Kind, Reason, PartCount };

    explicit GapModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(const CoverageFacts& facts, GapList list, const QString& filter);
    const CoverageGap* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : PartCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString nameOfGap(const CoverageGap& gap) const;

    Project m_project;
    std::vector<CoverageGap> m_rows;
};

}  // namespace barch::ui
