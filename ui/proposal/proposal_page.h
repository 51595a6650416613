#pragma once

#include "core/blueprint/proposal.h"
#include "ui/shell/page.h"

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace barch::ui {

class Text;

/// What the answers lead to, as changes against the design: looked at, chosen, accepted as one edit.
class ProposalPage : public Page {
    Q_OBJECT
public:
    explicit ProposalPage(const PageContext& context);

    void activate() override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

private:
    QWidget* makeHead();
    QWidget* makeDetails();
    QWidget* makeFoot();
    void refresh();
    void addGroup(const QString& title, const std::vector<std::size_t>& changes);
    void showDetails();
    void showSelection();
    void setAll(bool on);
    void accept();
    std::set<std::string> chosen() const;

    Proposal m_shown;
    Text* m_summary;
    QTreeWidget* m_tree;
    QVBoxLayout* m_details;
    QWidget* m_empty;
    QWidget* m_foot;
    QWidget* m_body;
    Text* m_emptyText;
    Text* m_count;
    QPushButton* m_accept;
    QAction* m_acceptAction;
    bool m_filling = false;
};

}  // namespace barch::ui
