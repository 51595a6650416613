#pragma once

#include "ui/access/access_snapshot.h"
#include "ui/session/session.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableWidget;

namespace barch::ui {

class CodeView;
class IconLabel;
class Tag;
class Text;

/// The right pane: what the permissions mean for one table, in words, as SQL, role by role, row by row.
class AccessPane : public QWidget {
    Q_OBJECT
public:
    explicit AccessPane(Session& session, QWidget* parent = nullptr);

    void show(Snapshot snapshot, TableId table);
    using QWidget::show;
    void setRole(AccessRoleId role);

private:
    QWidget* makeHeader();
    QWidget* makePolicy();
    QWidget* makeRoles();
    QWidget* makeTryIt();
    void showPolicy(const Table& table);
    void showSql(const Table& table);
    void showRoles(const Table& table);
    void showExamples();
    const Table* table() const;
    ColumnId chosenOwner() const;

    Session& m_session;
    Snapshot m_snapshot;
    TableId m_table;
    AccessRoleId m_role;
    IconLabel* m_glyph;
    Text* m_name;
    Tag* m_class;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    Text* m_words;
    Text* m_sqlTitle;
    CodeView* m_sql;
    QWidget* m_ownRow;
    QComboBox* m_own;
    QPushButton* m_write;
    QPushButton* m_drop;
    QTableWidget* m_roles;
    Text* m_columns;
    QComboBox* m_as;
    QTableWidget* m_examples;
    Text* m_exampleNote;
};

}  // namespace barch::ui
