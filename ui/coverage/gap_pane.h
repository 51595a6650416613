#pragma once

#include "ui/coverage/gap_model.h"
#include "ui/shell/page.h"

class QComboBox;
class QPushButton;

namespace barch::ui {

class EditTable;
class Text;

/// What nothing asks for, what nothing delivers, what no test covers, with the ways to heal it at hand.
class GapPane : public QWidget {
    Q_OBJECT
public:
    explicit GapPane(const PageContext& context, QWidget* parent = nullptr);

    void show(const CoverageFacts& facts, const QString& filter);
    /// The element of the current row; none where there is none.
    ElementRef current() const;
    QWidget* view() const;

signals:
    void currentChanged();

private:
    QWidget* makeLists();
    QWidget* makeFixes();
    void fill();
    void refreshFixes();
    void openCurrent();
    void assign();
    void makeTests();
    std::vector<ElementRef> chosen() const;

    PageContext m_context;
    CoverageFacts m_facts;
    QString m_filter;
    GapList m_list = GapList::Unasked;
    GapModel* m_model;
    EditTable* m_table;
    QWidget* m_nothing;
    Text* m_nothingText;
    QPushButton* m_lists[4];
    QWidget* m_fixes;
    QComboBox* m_features;
    QPushButton* m_assign;
    QPushButton* m_test;
    QPushButton* m_open;
    std::vector<FeatureId> m_featureIds;
    bool m_filling = false;
};

}  // namespace barch::ui
