#pragma once

#include "core/questionnaire/interview.h"
#include "ui/shell/page.h"

#include <map>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace barch::ui {

class EffectPane;
class GroupList;
class QuestionView;
class Text;

/// The questionnaire: groups at the left, one question in the middle, what its answer changes at the right.
class QuestionnairePage : public Page {
    Q_OBJECT
public:
    explicit QuestionnairePage(const PageContext& context);

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;
    const std::string& currentQuestion() const { return m_key; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeCentre();
    QWidget* makeFoot();
    void makeActions();
    void showQuestion(const std::string& key, bool focus);
    void startAfresh();
    void refresh();
    void step(int by);
    void keep();
    void draftChanged();
    void showFoot();
    void showClashes();
    void addClash(const Clash& clash);
    std::optional<Answer> draftOf(const std::string& key) const;
    /// What was given differs from what is kept.
    bool isChanged() const;
    std::set<std::string> draftKeys() const;

    std::string m_key;
    std::map<std::string, std::optional<Answer>> m_drafts;  ///< given and not kept yet
    GroupList* m_groups;
    QuestionView* m_view;
    EffectPane* m_effect;
    QWidget* m_clashArea;
    QVBoxLayout* m_clashes;
    Text* m_keys;
    QWidget* m_foot;
    QWidget* m_noteLine;
    QLineEdit* m_note;
    QPushButton* m_addNote;
    QPushButton* m_back;
    QPushButton* m_skip;
    QPushButton* m_keep;
    QList<QAction*> m_actions;
};

}  // namespace barch::ui
