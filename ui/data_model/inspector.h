#pragma once

#include "ui/shell/page.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace barch::ui {

class ColumnGrid;
class FindingCards;
class IconLabel;
class IndexPanel;
class KeyPanel;
class RulePanel;
class SqlPanel;
class Text;
class TypePanel;
class WhyPanel;

/// The pane at the right: everything about the selected table, or one value list.
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(const PageContext& context, QWidget* parent = nullptr);

    void showTable(TableId table);
    void showSeveral(const QString& words);
    void showType(UserTypeId type);
    /// A view, function or role: what it is, to read.
    void showOther(const ElementRef& element);
    void showNothing();
    TableId table() const { return m_table; }

    void refresh();
    void refreshFindings();
    void setColumn(ColumnId column);
    /// The name is ready to be typed over.
    void editName();
    ColumnGrid* columns() const { return m_columns; }
    void openTab(int index);

signals:
    void columnChosen(barch::ColumnId column);
    void removeColumnWanted(barch::ColumnId column);
    void tableWanted(barch::TableId table);

private:
    QWidget* makeHeader();
    void changeArea(int index);
    void changeClass(int index);
    void renameNow();
    void fillAreas(const Project& project);
    void showMessage(const QString& title, const QString& text);

    PageContext m_context;
    Session& m_session;
    TableId m_table;
    QStackedWidget* m_stack;
    QWidget* m_tablePane;
    Text* m_messageTitle;
    Text* m_messageText;
    IconLabel* m_glyph;
    QLineEdit* m_name;
    QLineEdit* m_comment;
    QComboBox* m_class;
    QComboBox* m_area;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    ColumnGrid* m_columns;
    KeyPanel* m_keys;
    IndexPanel* m_indexes;
    RulePanel* m_rules;
    SqlPanel* m_sql;
    WhyPanel* m_why;
    FindingCards* m_findings;
    TypePanel* m_type;
    const Table* m_shown = nullptr;  ///< the version that the panels show
};

}  // namespace barch::ui
