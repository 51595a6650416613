#pragma once

#include "ui/access/isolation_model.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace barch::ui {

class Tag;
class Text;

/// The lower half of the page: each table with its class, and how many there are of each.
class IsolationTable : public QWidget {
    Q_OBJECT
public:
    explicit IsolationTable(QWidget* parent = nullptr);

    void show(Snapshot snapshot);
    using QWidget::show;
    void setFindings(const std::vector<Finding>& findings) { m_model->setFindings(findings); }
    TableId current() const;
    void setCurrent(TableId table);
    QTableView* view() const { return m_view; }

signals:
    void tableChosen(barch::TableId table);
    void classWanted(barch::TableId table, barch::TenancyClass tenancyClass);
    void findingWanted(const std::string& fingerprint);
    void writeAllWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Text* m_hint;
    IsolationModel* m_model;
    QTableView* m_view;
    Tag* m_counts[4];
    QPushButton* m_writeAll;
};

}  // namespace barch::ui
