#include "ui/questionnaire/question_view.h"

#include "ui/questionnaire/term_popover.h"
#include "ui/session/session.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int hardFrom = 4;  // of 5: "Hard to change later"

}  // namespace

QuestionView::QuestionView(Session& session, QWidget* parent) : QScrollArea(parent), m_session(session)
{
    setObjectName(QStringLiteral("questionView"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void QuestionView::show(const Question& question, const std::optional<Answer>& draft)
{
    m_question = &question;
    m_draft = draft;
    m_options.clear();
    m_cards.clear();
    m_open = nullptr;
    m_notApplicable = nullptr;
    m_text = nullptr;
    m_number = nullptr;
    auto* ground = makeGround("page");
    auto* layout = column(8, ground);
    layout->setContentsMargins(28, 20, 28, 20);
    addHead(*layout);
    if (question.kind == QuestionKind::Single || question.kind == QuestionKind::Multiple)
        addOptions(*layout);
    else
        addFields(*layout);
    addOpenCard(*layout);
    if (question.allowNotApplicable)
        addNotApplicable(*layout);
    layout->addStretch(1);
    if (QWidget* before = takeWidget())
        before->deleteLater();  // one of its cards may be the one that was clicked
    setWidget(ground);
    verticalScrollBar()->setValue(0);
    showChoice();
}

void QuestionView::addHead(QVBoxLayout& layout)
{
    const Questionnaire& questionnaire = m_session.content().questionnaire;
    const auto group = std::find_if(questionnaire.groups.begin(), questionnaire.groups.end(),
                                    [&](const QuestionGroup& entry) { return entry.id == m_question->group; });
    int number = 0;
    int count = 0;
    for (const Question* question : visibleQuestions(questionnaire, m_session.project())) {
        count += question->group == m_question->group;
        if (question == m_question)
            number = count;
    }
    auto* line = row(8);
    QString where = group == questionnaire.groups.end() ? QString() : qs(group->title);
    if (number > 0)
        where += tr("  ·  Question %1 of %2").arg(number).arg(count);
    line->addWidget(new Text(where, TypeRole::Small, Ink::Tertiary), 1, Qt::AlignVCenter);
    if (!m_question->terms.empty()) {
        auto* words = makeButton(QStringLiteral("explainWords"),
                                 tr("Explain %1").arg(counted(static_cast<qsizetype>(m_question->terms.size()), tr("word"), tr("words"))),
                                 ButtonKind::Link);
        words->setToolTip(QStringLiteral("F1"));
        connect(words, &QPushButton::clicked, this, &QuestionView::explainWords);
        line->addWidget(words);
    }
    if (m_question->difficultyToChange >= hardFrom)
        line->addWidget(new Tag(tr("Hard to change later"), Tag::Tone::Neutral, QStringLiteral("lock")));
    layout.addLayout(line);
    auto* title = new Text(qs(m_question->title), TypeRole::Question);
    title->setObjectName(QStringLiteral("questionTitle"));
    layout.addWidget(title);
    auto* text = new Text({}, TypeRole::Base, Ink::Secondary);
    text->setTermFocus(true);
    text->setMarked(qs(m_question->text), termNames(m_session.content()));
    connect(text, &Text::termActivated, this,
            [this, text](const QString& id, const QRect& place) { showTerm(id, text, place); });
    layout.addWidget(text);
    layout.addSpacing(4);
}

void QuestionView::ownCard(ChoiceCard* card)
{
    const qsizetype at = m_cards.size();
    m_cards.append(card);
    connect(card, &CardButton::stepWanted, this, [this, at](int by) {
        QWidget* next = m_cards[std::clamp<qsizetype>(at + by, 0, m_cards.size() - 1)];
        next->setFocus(Qt::TabFocusReason);
        ensureWidgetVisible(next);
    });
}

void QuestionView::addOptions(QVBoxLayout& layout)
{
    const Project& project = m_session.project();
    std::size_t most = 0;
    for (const QuestionOption& option : m_question->options)
        most = std::max(most, fitOf(option, project).holds);
    const Recommendation* recommended = recommendationFor(*m_question, project);
    const TermNamer nameOf = termNames(m_session.content());
    const TermShower shower = [this](const QString& id, QWidget* anchor, const QRect& where) { showTerm(id, anchor, where); };
    int number = 0;
    for (const QuestionOption& option : m_question->options) {
        ++number;
        const Fit fit = fitOf(option, project);
        const bool usual = recommended && std::find(recommended->values.begin(), recommended->values.end(), option.value) !=
                                              recommended->values.end();
        auto* card = new OptionCard({*m_question, option, fit, most > 0 && fit.holds == most, usual, number <= 9 ? number : 0}, nameOf,
                                    shower);
        connect(card, &QAbstractButton::clicked, this, [this, &option] { choose(option); });
        ownCard(card);
        m_options.append(card);
        layout.addWidget(card);
    }
}

void QuestionView::addFields(QVBoxLayout& layout)
{
    if (m_question->kind == QuestionKind::Text) {
        m_text = new QPlainTextEdit;
        m_text->setObjectName(QStringLiteral("answerText"));
        m_text->setAccessibleName(qs(m_question->title));
        m_text->setPlaceholderText(qs(m_question->placeholder));
        m_text->setTabChangesFocus(true);
        m_text->setFixedHeight(112);
        if (m_draft && m_draft->state == AnswerState::Answered)
            m_text->setPlainText(qs(m_draft->text));
        connect(m_text, &QPlainTextEdit::textChanged, this, [this] { setText(m_text->toPlainText()); });
        layout.addWidget(m_text);
        return;
    }
    auto* line = row(8);
    m_number = new QLineEdit;
    m_number->setObjectName(QStringLiteral("answerNumber"));
    m_number->setAccessibleName(qs(m_question->title));
    m_number->setPlaceholderText(qs(m_question->placeholder));
    m_number->setMaxLength(9);
    m_number->setFixedWidth(140);
    if (m_draft && m_draft->state == AnswerState::Answered)
        m_number->setText(qs(m_draft->text));
    connect(m_number, &QLineEdit::textChanged, this, &QuestionView::setText);
    connect(m_number, &QLineEdit::returnPressed, this, &QuestionView::keepWanted);
    line->addWidget(m_number);
    QString unit = qs(m_question->unit);
    if (m_question->maximum > m_question->minimum)
        unit += tr("  (%1 to %2)").arg(m_question->minimum).arg(m_question->maximum);
    line->addWidget(new Text(unit, TypeRole::Base, Ink::Secondary), 0, Qt::AlignVCenter);
    const Recommendation* recommended = recommendationFor(*m_question, m_session.project());
    if (recommended && !recommended->values.empty()) {
        const QString value = qs(recommended->values.front());
        auto* use = makeButton(QStringLiteral("useRecommended"), tr("Use %1").arg(value), ButtonKind::Link);
        connect(use, &QPushButton::clicked, this, [this, value] { m_number->setText(value); });
        line->addWidget(use);
    }
    line->addStretch(1);
    layout.addLayout(line);
}

QString QuestionView::recommendedWords() const
{
    const Recommendation* recommended = recommendationFor(*m_question, m_session.project());
    QStringList words;
    for (const std::string& value : recommended ? recommended->values : std::vector<std::string>{}) {
        const QuestionOption* option = m_question->option(value);
        words.append(option ? qs(option->label) : qs(value) + (m_question->unit.empty() ? QString() : ' ' + qs(m_question->unit)));
    }
    return words.join(tr("” and “"));
}

void QuestionView::addOpenCard(QVBoxLayout& layout)
{
    m_open = new ChoiceCard(ChoiceCard::Mark::Radio, true);
    m_open->setObjectName(QStringLiteral("optionOpen"));
    m_open->setAccessibleName(tr("I don’t know yet"));
    auto* inside = row(16, m_open);
    inside->setContentsMargins(42, 12, 16, 12);
    auto* words = column(2);
    auto* head = row(8);
    head->addWidget(new Text(tr("I don’t know yet"), TypeRole::Strong));
    head->addWidget(new Tag(tr("A full answer")));
    head->addStretch(1);
    head->addWidget(new KeyHint(QStringLiteral("0")));
    words->addLayout(head);
    const QString assumed = recommendedWords();
    words->addWidget(new Text(assumed.isEmpty()
                                  ? tr("It stays an open question, and every document says so. Nothing is blocked.")
                                  : tr("We go on with “%1” as an assumption, and it stays an open question. Nothing is blocked.").arg(assumed),
                              TypeRole::Base, Ink::Secondary));
    const Recommendation* recommended = recommendationFor(*m_question, m_session.project());
    const TermNamer nameOf = termNames(m_session.content());
    const QString why = tr("Why this one");
    const QString findOut = tr("What to find out");
    const int labelWidth = std::max(Text(why, TypeRole::SmallStrong).sizeHint().width(), Text(findOut, TypeRole::SmallStrong).sizeHint().width());
    const auto addMarked = [&](const QString& title, const std::string& marked) {
        if (marked.empty())
            return;
        auto* line = row(6);
        auto* label = new Text(title, TypeRole::SmallStrong, Ink::Tertiary);
        label->setFixedWidth(labelWidth);
        line->addWidget(label, 0, Qt::AlignTop);
        auto* text = new Text({}, TypeRole::Small, Ink::Secondary);
        text->setMarked(qs(marked), nameOf);
        connect(text, &Text::termActivated, this, [this, text](const QString& id, const QRect& where) { showTerm(id, text, where); });
        line->addWidget(text, 1);
        words->addLayout(line);
    };
    words->addSpacing(2);
    if (recommended && !assumed.isEmpty())
        addMarked(why, recommended->reason);
    addMarked(findOut, m_question->findOut);
    inside->addLayout(words, 1);
    for (Text* text : m_open->findChildren<Text*>())
        if (!text->hasTerms())
            text->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_open, &QAbstractButton::clicked, this, [this] { chooseState(AnswerState::Open); });
    ownCard(m_open);
    layout.addWidget(m_open);
}

void QuestionView::addNotApplicable(QVBoxLayout& layout)
{
    m_notApplicable = new ChoiceCard(ChoiceCard::Mark::Radio, true);
    m_notApplicable->setObjectName(QStringLiteral("optionNotApplicable"));
    m_notApplicable->setAccessibleName(tr("Does not apply"));
    auto* inside = column(2, m_notApplicable);
    inside->setContentsMargins(42, 12, 16, 12);
    inside->addWidget(new Text(tr("Does not apply"), TypeRole::Strong));
    inside->addWidget(new Text(tr("The question has no meaning for this product. Nothing is assumed."), TypeRole::Base, Ink::Secondary));
    m_notApplicable->settle();
    connect(m_notApplicable, &QAbstractButton::clicked, this, [this] { chooseState(AnswerState::NotApplicable); });
    ownCard(m_notApplicable);
    layout.addWidget(m_notApplicable);
}

void QuestionView::choose(const QuestionOption& option)
{
    Answer answer = m_draft.value_or(Answer());
    answer.id = m_question->key;
    const bool wasChosen = answer.state == AnswerState::Answered && answer.has(option.value);
    if (answer.state != AnswerState::Answered)
        answer.values.clear();
    answer.state = AnswerState::Answered;
    if (m_question->kind == QuestionKind::Single) {
        if (wasChosen) {
            showChoice();
            return emit keepWanted();
        }
        answer.values = {option.value};
    } else if (wasChosen) {
        std::erase(answer.values, option.value);
    } else {
        std::vector<std::string> values;
        for (const QuestionOption& each : m_question->options) {
            const bool stays = answer.has(each.value) && !option.exclusive && !each.exclusive;
            if (stays || each.value == option.value)
                values.push_back(each.value);
        }
        answer.values = values;
    }
    if (answer.values.empty())
        m_draft.reset();
    else
        m_draft = answer;
    showChoice();
    emit draftChanged();
}

void QuestionView::chooseState(AnswerState state)
{
    if (m_draft && m_draft->state == state) {
        showChoice();
        return emit keepWanted();
    }
    Answer answer = m_draft.value_or(Answer());
    answer.id = m_question->key;
    answer.state = state;
    answer.values.clear();
    answer.text.clear();
    m_draft = answer;
    showChoice();
    emit draftChanged();
}

void QuestionView::setText(const QString& text)
{
    const QString trimmed = text.trimmed();
    Answer answer = m_draft.value_or(Answer());
    answer.id = m_question->key;
    answer.state = AnswerState::Answered;
    answer.values.clear();
    answer.text = trimmed.toStdString();
    if (trimmed.isEmpty())
        m_draft.reset();
    else
        m_draft = answer;
    showChoice();
    emit draftChanged();
}

void QuestionView::showChoice()
{
    const bool answered = m_draft && m_draft->state == AnswerState::Answered;
    for (qsizetype i = 0; i < m_options.size(); ++i)
        m_options[i]->setChecked(answered && m_draft->has(m_question->options[static_cast<std::size_t>(i)].value));
    m_open->setChecked(m_draft && (m_draft->state == AnswerState::Open || m_draft->state == AnswerState::Assumed));
    if (m_notApplicable)
        m_notApplicable->setChecked(m_draft && m_draft->state == AnswerState::NotApplicable);
}

void QuestionView::chooseNumber(int number)
{
    ChoiceCard* card = number == 0 ? m_open : number <= m_options.size() ? m_options[number - 1] : nullptr;
    if (!card)
        return;
    card->setFocus(Qt::ShortcutFocusReason);
    ensureWidgetVisible(card);
    const bool keepsAlready = card->isChecked() && m_question->kind != QuestionKind::Multiple;
    if (!keepsAlready)
        card->click();
}

void QuestionView::setNote(const QString& note)
{
    if (!m_draft)
        return;
    m_draft->note = note.toStdString();
    emit draftChanged();
}

void QuestionView::focusAnswer()
{
    if (m_text)
        return m_text->setFocus(Qt::OtherFocusReason);
    if (m_number)
        return m_number->setFocus(Qt::OtherFocusReason);
    for (ChoiceCard* card : m_cards)
        if (card->isChecked())
            return card->setFocus(Qt::OtherFocusReason);
    if (!m_cards.isEmpty())
        m_cards.front()->setFocus(Qt::OtherFocusReason);
}

void QuestionView::explainWords()
{
    if (!m_question || m_question->terms.empty())
        return;
    QStringList terms;
    for (const std::string& term : m_question->terms)
        terms.append(qs(term));
    auto* popover = new TermPopover(m_session.content(), terms, window()->findChild<QWidget*>(QStringLiteral("centre")));
    connect(popover, &TermPopover::questionsWanted, this, &QuestionView::questionsWanted);
    popover->showBelow(findChild<QPushButton*>(QStringLiteral("explainWords")));
}

void QuestionView::showTerm(const QString& id, QWidget* anchor, const QRect& where)
{
    auto* popover = new TermPopover(m_session.content(), {id}, window()->findChild<QWidget*>(QStringLiteral("centre")));
    connect(popover, &TermPopover::questionsWanted, this, &QuestionView::questionsWanted);
    popover->showAt(anchor, where);
}

}  // namespace barch::ui
