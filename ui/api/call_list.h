#pragma once

#include "ui/api/call_rows.h"

#include <QAbstractListModel>
#include <QListView>

namespace barch::ui {

/// The rows of the list of calls, for the view, for its delegate and for screen readers.
class CallModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void set(std::vector<CallRow> rows);
    const CallRow* at(int row) const;
    int rowOf(const ElementRef& element) const;  ///< -1: not listed
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<CallRow> m_rows;
};

/// The calls by group; groups fold away. Left and right fold and unfold, Delete asks for a call to be removed.
class CallList : public QListView {
    Q_OBJECT
public:
    explicit CallList(QWidget* parent = nullptr);

    void setContent(const Project& project, std::unordered_map<AnyId, int> worst);
    void setFindings(std::unordered_map<AnyId, int> worst);
    void setFilter(const QString& words);
    /// Unfolds what hides it, and drops a filter that does. False where there is no such call.
    bool select(const ElementRef& element);
    ElementRef current() const { return m_current; }
    int calls() const { return m_calls; }
    int groups() const { return m_groups; }

signals:
    void currentCallChanged();
    void removeWanted(const barch::ElementRef& element);
    void filterDropped();
    void activatedCall();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void rebuild();
    void toggle(int row);
    void fold(int row, bool collapsed);

    CallModel* m_model;
    Project m_project;
    std::unordered_map<AnyId, int> m_worst;
    QString m_filter;
    QSet<QString> m_collapsed;
    ElementRef m_current;
    int m_calls = 0;
    int m_groups = 0;
    bool m_rebuilding = false;
};

}  // namespace barch::ui
