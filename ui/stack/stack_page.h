#pragma once

#include "core/edits/decision_edits.h"
#include "core/stack/comparison.h"
#include "ui/shell/page.h"
#include "ui/stack/stack_state.h"

#include <memory>

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace barch::ui {

class ComparisonTable;
class DecisionForm;
class DecisionList;
class OptionForm;
class OwnChoice;
class ReasonPanel;
class RecordPane;
class Text;

/// The decisions that a backend is built on: compared, decided, and kept as records.
class StackPage : public Page {
    Q_OBJECT
public:
    explicit StackPage(const PageContext& context);
    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Centre { Choice, NewDecision, AllRecords };

    QWidget* makeHead();
    QWidget* makeChoice();
    QWidget* makeFoot();
    QWidget* makeEmpty();
    void makeActions();

    void startAfresh();
    void refresh();
    void select(DecisionId record);
    void showCentre(Centre centre);
    void showChoice();
    void showTopic();
    void showOwn(const Decision& decision);
    void showPick();
    void showAllRecords();
    void showRecord();

    const StackTopic* topic() const;
    /// What is picked, as the edits take it.
    std::vector<std::string> picked() const;
    /// The record as it would be with what is picked.
    Decision draftRecord(bool& isDraft) const;
    void decide();
    void decideLater();
    void setWeights();
    void removeOption(const QString& name);
    void addOption(const DecisionOption& option, const std::vector<CriterionMark>& ratings);
    void apply(const QString& label, const Edit& edit);

    std::unique_ptr<StackView> m_view;
    std::vector<DecisionEntry> m_entries;
    DecisionId m_current;
    Comparison m_comparison;
    QStringList m_picked;         ///< empty: what stands
    bool m_weighing = false;
    bool m_showUsual = false;     ///< look at the usual choices before anything was answered

    QStackedWidget* m_whole;
    DecisionList* m_list;
    QStackedWidget* m_centre;
    QScrollArea* m_scroll;
    QScrollArea* m_records;
    Text* m_summary;
    Text* m_title;
    Text* m_text;
    QScrollArea* m_tableScroll;
    ComparisonTable* m_table;
    OwnChoice* m_own;
    ReasonPanel* m_reasons;
    DecisionForm* m_form;
    OptionForm* m_optionForm;
    QWidget* m_bar;
    Text* m_barText;
    RecordPane* m_record;
    QPushButton* m_all;
    QPushButton* m_weights;
    QPushButton* m_later;
    QPushButton* m_decide;
    QList<QAction*> m_actions;
};

}  // namespace barch::ui
