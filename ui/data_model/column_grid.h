#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableView;

namespace barch::ui {

class ColumnModel;
class SectionList;
class Text;

/// The Columns tab: the grid, what the grid has no room for of the selected column, and the tables
/// that this one refers to or is used by. Ins adds, Del removes, Alt+Up and Alt+Down move, F2 edits.
class ColumnGrid : public QWidget {
    Q_OBJECT
public:
    explicit ColumnGrid(Session& session, QWidget* parent = nullptr);

    void setTable(TableId table);
    void refresh();
    void setCurrent(ColumnId column);
    ColumnId current() const;
    void addColumn();
    void editName(ColumnId column);
    QTableView* view() const { return m_view; }

signals:
    void columnChosen(barch::ColumnId column);
    void removeWanted(barch::ColumnId column);
    void tableWanted(barch::TableId table);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void move(int by);
    void showDetails();
    void showReferences();
    QWidget* makeDetails();

    Session& m_session;
    ColumnModel* m_model;
    QTableView* m_view;
    QWidget* m_details;
    Text* m_detailsTitle;
    QLineEdit* m_comment;
    QComboBox* m_classification;
    QComboBox* m_protection;
    SectionList* m_references;
    bool m_following = false;
    ColumnId m_shown;
};

}  // namespace barch::ui
