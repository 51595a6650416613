#pragma once

#include "ui/session/session.h"

#include <QAbstractTableModel>

namespace barch::ui {

/// The test plan as rows: what is tried, at which level, how, and what it covers.
class TestModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Part { Name, Level, Tried, Covers, PartCount };

    explicit TestModel(Session& session, QObject* parent = nullptr) : QAbstractTableModel(parent), m_session(session) {}
    void show(const QString& filter);
    TestCaseId idAt(int row) const;
    int rowOf(TestCaseId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : PartCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QString textOf(const TestCase& test, int part) const;

    Session& m_session;
    Project m_project;
    std::vector<TestCaseId> m_ids;  ///< by level, then by name
};

/// A change of one test as an edit.
LabelledEdit testEdit(const QString& label, TestCaseId id, std::function<void(TestCase&)> change);

}  // namespace barch::ui
