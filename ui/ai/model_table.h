#pragma once

#include "core/ai/cost_estimate.h"
#include "ui/session/session.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// Models by configured name as rows: how each is asked, and what is expected of it.
class ModelTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part {
        Name, Provider, Variable, Fallback, Timeout, Attempts, AskedFrom, Logs, Purpose,
        Requests, InputTokens, OutputTokens, CacheHits, InputPrice, OutputPrice, Currency, Cost, PartCount
    };
    static constexpr int firstOfUse = Requests;

    explicit ModelTable(Session& session, QObject* parent = nullptr);
    void refresh(const CostEstimate& estimate);
    AiModelId idAt(int row) const;
    int rowOf(AiModelId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const AiModel* at(int row) const;
    QString textOf(const AiModel& model, int part) const;
    QString costOf(AiModelId id) const;
    QStringList choicesOf(const AiModel& model, int part) const;
    Result<Project> changed(const Project& project, AiModelId id, int part, const QString& text) const;

    Session& m_session;
    Project m_project;
    CostEstimate m_estimate;
    std::vector<AiModelId> m_ids;
    std::vector<QString> m_faults;
};

/// A number as it is typed: no exponent, no zeros at the end.
QString plainNumber(double number);
/// Why a model counts for nothing, in words; empty where it counts.
QString wordsOf(CostGap gap);

}  // namespace barch::ui
