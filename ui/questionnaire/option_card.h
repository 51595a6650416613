#pragma once

#include "core/content/content.h"
#include "core/questionnaire/interview.h"
#include "ui/widgets/card_button.h"

#include <functional>

class QGridLayout;

namespace barch::ui {

class Text;

/// Shows a term of the glossary beside the words that were clicked.
using TermShower = std::function<void(const QString& id, QWidget* anchor, const QRect& where)>;
using TermNamer = std::function<QString(const QString& id)>;

/// The glossary's names of terms.
TermNamer termNames(const Content& content);

/// A choice with a radio button or a check box that is a whole card.
class ChoiceCard : public CardButton {
    Q_OBJECT
public:
    enum class Mark { Radio, Check };
    explicit ChoiceCard(Mark mark, bool dashed = false);

protected:
    void paintEvent(QPaintEvent*) override;
    static constexpr int markLeft = 14;
    static constexpr int contentLeft = 42;

private:
    Mark m_mark;
    bool m_dashed;
};

/// One option of a question: what it means, when to choose it, what one gives up.
class OptionCard : public ChoiceCard {
    Q_OBJECT
public:
    struct Facts {
        const Question& question;
        const QuestionOption& option;
        Fit fit;
        bool fits = false;         ///< the answers speak for it more than for others
        bool recommended = false;
        int number = 0;            ///< key that chooses it; 0: none
    };
    OptionCard(const Facts& facts, const TermNamer& nameOf, const TermShower& showTerm);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeList(const QString& title, const std::vector<std::string>& lines, bool good);
    Text* makeText(const std::string& marked, bool small);

    TermNamer m_nameOf;
    TermShower m_showTerm;
    QWidget* m_picture = nullptr;
    Text* m_how = nullptr;
    QGridLayout* m_lists = nullptr;
    QWidget* m_good = nullptr;
    QWidget* m_bad = nullptr;
    bool m_narrow = false;
};

}  // namespace barch::ui
