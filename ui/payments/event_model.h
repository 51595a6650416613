#pragma once

#include "ui/session/session.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// Payment events as rows: who sends it, its name, what it opens or closes, from which states of a
/// subscription to which, and what happens in words.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Provider, Name, Step, From, To, What, PartCount };

    explicit EventModel(Session& session, QObject* parent = nullptr);
    /// Those of one provider and of the clock; all with an empty one.
    void refresh(const std::string& provider);
    PaymentEventId idAt(int row) const;
    int rowOf(PaymentEventId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const PaymentEvent* at(int row) const;
    QString textOf(const PaymentEvent& event, int part) const;
    QStringList choicesOf(int part) const;
    bool setStates(const PaymentEvent& event, int part, const QString& text);

    Session& m_session;
    Project m_project;
    std::vector<PaymentEventId> m_ids;
    std::vector<std::string> m_states;
    std::vector<QString> m_faults;  ///< what is wrong with each; empty where nothing
};

}  // namespace barch::ui
