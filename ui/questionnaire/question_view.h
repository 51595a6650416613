#pragma once

#include "core/questionnaire/interview.h"
#include "ui/questionnaire/option_card.h"

#include <QScrollArea>

class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace barch::ui {

class Session;

/// One question with its options. Holds the answer as it is being given; it is kept elsewhere.
class QuestionView : public QScrollArea {
    Q_OBJECT
public:
    explicit QuestionView(Session& session, QWidget* parent = nullptr);

    /// `draft`: the answer as it stands, kept or not; nothing chosen where it has no values.
    void show(const Question& question, const std::optional<Answer>& draft);
    const std::optional<Answer>& draft() const { return m_draft; }
    /// Key 1 to 9: that option. 0: "I don't know yet".
    void chooseNumber(int number);
    void setNote(const QString& note);
    /// Where typing starts.
    void focusAnswer();
    /// A popover with all the words that this question uses.
    void explainWords();
    void showTerm(const QString& id, QWidget* anchor, const QRect& where);

signals:
    void draftChanged();
    /// Enter on what is already chosen.
    void keepWanted();
    void questionsWanted(const QString& term);

private:
    void addHead(QVBoxLayout& layout);
    void addOptions(QVBoxLayout& layout);
    void addFields(QVBoxLayout& layout);
    void addOpenCard(QVBoxLayout& layout);
    void addNotApplicable(QVBoxLayout& layout);
    void choose(const QuestionOption& option);
    void chooseState(AnswerState state);
    void setText(const QString& text);
    void showChoice();
    QString recommendedWords() const;
    void ownCard(ChoiceCard* card);

    Session& m_session;
    const Question* m_question = nullptr;
    std::optional<Answer> m_draft;
    QList<OptionCard*> m_options;
    QList<ChoiceCard*> m_cards;   ///< all that the arrow keys step through
    ChoiceCard* m_open = nullptr;
    ChoiceCard* m_notApplicable = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLineEdit* m_number = nullptr;
};

}  // namespace barch::ui
