#pragma once

#include "ui/shell/page.h"

#include <QWidget>

#include <unordered_map>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace barch::ui {

class Text;

/// Everything that the database holds, by area: tables, value lists, views, functions, roles.
class ObjectTree : public QWidget {
    Q_OBJECT
public:
    explicit ObjectTree(QWidget* parent = nullptr);

    /// What is shown is made again only where names, areas or classes changed.
    void setProject(const Project& project);
    void setFindings(const std::unordered_map<TableId, Severity>& worst);
    void setCurrent(const std::vector<TableId>& tables);
    void focusFilter();

signals:
    void tableChosen(barch::TableId table);
    void tableActivated(barch::TableId table);   ///< Enter or double click
    void objectChosen(const barch::ElementRef& element);
    void newTypeWanted();

private:
    void fill(const Project& project);
    void filter(const QString& words);
    QTreeWidgetItem* addGroup(const QString& title, qsizetype count);
    void chosen(QTreeWidgetItem* item, bool activated);

    QLineEdit* m_filter;
    Text* m_summary;
    QTreeWidget* m_tree;
    Project m_project;
    std::unordered_map<TableId, QTreeWidgetItem*> m_items;
    std::unordered_map<TableId, Severity> m_worst;
    bool m_following = false;
};

}  // namespace barch::ui
