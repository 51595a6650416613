#pragma once

#include "ui/shell/page.h"

#include <QWidget>

class QVBoxLayout;

namespace barch::ui {

/// What the checks say about one table, with the way to heal it.
class FindingCards : public QWidget {
    Q_OBJECT
public:
    explicit FindingCards(const PageContext& context, QWidget* parent = nullptr);
    void show(TableId table);

private:
    QWidget* makeCard(const Finding& finding);
    void offerFixes(QWidget* anchor, const Finding& finding);

    PageContext m_context;
    QVBoxLayout* m_layout;
    TableId m_table;
    std::vector<Finding> m_shown;
};

/// The table that a finding is about, none for others.
TableId tableOf(const Finding& finding);

}  // namespace barch::ui
