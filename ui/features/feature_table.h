#pragma once

#include "ui/features/plan_facts.h"

#include <QWidget>

#include <functional>
#include <set>

class QPushButton;
class QTableView;

namespace barch::ui {

class FeatureModel;
class Session;

/// The list below the matrix: chips that narrow it, columns that sort it.
class FeatureTable : public QWidget {
    Q_OBJECT
public:
    explicit FeatureTable(Session& session, QWidget* parent = nullptr);

    void setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown);
    void select(FeatureId id);
    /// The first feature of the list, none where it is empty; and the one that is chosen when `id` goes.
    FeatureId firstShown() const;
    FeatureId besides(FeatureId id) const;
    QTableView* view() const { return m_view; }
    FeatureModel* model() const { return m_model; }

signals:
    void selectionWanted(barch::FeatureId id);
    void removeWanted(barch::FeatureId id);
    void priorityWanted(barch::FeatureId id, barch::Moscow moscow);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    void fill();
    void sortBy(int section);
    bool keyPressed(int key);

    FeatureModel* m_model;
    QTableView* m_view;
    QPushButton* m_problems;
    QPushButton* m_priorities[5];
    PlanFacts m_facts;
    std::function<bool(const Feature&)> m_shown = [](const Feature&) { return true; };
    FeatureId m_selected;
    bool m_filling = false;
    int m_sorted = -1;  ///< column; -1: the usual order
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

}  // namespace barch::ui
