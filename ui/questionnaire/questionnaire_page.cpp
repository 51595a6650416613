#include "ui/questionnaire/questionnaire_page.h"

#include "ui/questionnaire/effect_pane.h"
#include "ui/questionnaire/group_list.h"
#include "ui/questionnaire/question_view.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int wideFrom = 1300;  // px of the page: side panes at their full width

}  // namespace

QuestionnairePage::QuestionnairePage(const PageContext& context) : Page(context)
{
    auto* layout = row(0, this);
    m_groups = new GroupList(session());
    m_effect = new EffectPane(session());
    layout->addWidget(m_groups);
    layout->addWidget(new Hairline(Qt::Vertical));
    layout->addWidget(makeCentre(), 1);
    layout->addWidget(new Hairline(Qt::Vertical));
    layout->addWidget(m_effect);
    makeActions();
    connect(m_groups, &GroupList::questionChosen, this, [this](const std::string& key) { showQuestion(key, true); });
    connect(m_view, &QuestionView::draftChanged, this, &QuestionnairePage::draftChanged);
    connect(m_view, &QuestionView::keepWanted, this, &QuestionnairePage::keep);
    connect(m_view, &QuestionView::questionsWanted, this, [this](const QString& term) { navigator().openPalette('?' + term); });
    connect(m_effect, &EffectPane::termWanted, m_view, &QuestionView::showTerm);
    connect(m_effect, &EffectPane::proposalWanted, this, [this] { navigator().openPage(QStringLiteral("proposal")); });
    connect(&session(), &Session::projectReplaced, this, &QuestionnairePage::startAfresh);
    connect(&session(), &Session::projectChanged, this, &QuestionnairePage::refresh);
    startAfresh();
}

QWidget* QuestionnairePage::makeCentre()
{
    auto* centre = new QWidget;
    auto* layout = column(0, centre);
    m_view = new QuestionView(session());
    layout->addWidget(m_view, 1);
    // Under the question and not in it: a contradiction is seen wherever one has scrolled to.
    m_clashArea = new QWidget;
    m_clashes = column(8, m_clashArea);
    m_clashes->setContentsMargins(28, 8, 28, 8);
    m_clashArea->hide();
    layout->addWidget(m_clashArea);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFoot());
    return centre;
}

QWidget* QuestionnairePage::makeFoot()
{
    m_foot = makeGround("page");
    auto* layout = column(8, m_foot);
    layout->setContentsMargins(28, 11, 28, 11);
    m_noteLine = new QWidget;
    auto* noteLine = row(8, m_noteLine);
    noteLine->addWidget(new IconLabel(QStringLiteral("note"), Ink::Tertiary));
    m_note = new QLineEdit;
    m_note->setObjectName(QStringLiteral("answerNote"));
    m_note->setAccessibleName(tr("Note on this answer"));
    m_note->setPlaceholderText(tr("Why this answer, or what to remember. It goes into the documents."));
    noteLine->addWidget(m_note, 1);
    layout->addWidget(m_noteLine);
    auto* line = row(8);
    m_back = makeButton(QStringLiteral("answerBack"), tr("Back"), ButtonKind::Plain, QStringLiteral("chevron-left"));
    m_addNote = makeButton(QStringLiteral("answerAddNote"), tr("Add a note"), ButtonKind::Quiet, QStringLiteral("note"));
    m_skip = makeButton(QStringLiteral("answerSkip"), tr("Skip"), ButtonKind::Quiet);
    m_keep = makeButton(QStringLiteral("answerKeep"), tr("Keep this answer"), ButtonKind::Primary, QStringLiteral("chevron-right"));
    m_keep->setLayoutDirection(Qt::RightToLeft);
    m_keep->setToolTip(QStringLiteral("Ctrl+Enter"));
    line->addWidget(m_back);
    m_keys = new Text(tr("Alt+Left, Alt+Right"), TypeRole::Caption, Ink::Tertiary);
    m_keys->setOneLine(true);
    line->addWidget(m_keys, 0, Qt::AlignVCenter);
    line->addStretch(1);
    line->addWidget(m_addNote);
    line->addWidget(m_skip);
    line->addWidget(m_keep);
    layout->addLayout(line);
    connect(m_back, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_skip, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_keep, &QPushButton::clicked, this, &QuestionnairePage::keep);
    connect(m_addNote, &QPushButton::clicked, this, [this] {
        m_noteLine->show();
        m_note->setFocus(Qt::ShortcutFocusReason);
        m_addNote->hide();
    });
    connect(m_note, &QLineEdit::textEdited, m_view, &QuestionView::setNote);
    return m_foot;
}

void QuestionnairePage::makeActions()
{
    const auto add = [this](const QString& objectName, const QString& text, const QList<QKeySequence>& keys, auto run) {
        auto* action = new QAction(text, this);
        action->setObjectName(objectName);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        m_actions.append(action);
    };
    const auto key = [](const char* text) { return QKeySequence(QString::fromLatin1(text)); };
    add(QStringLiteral("previousQuestion"), tr("Previous question"), {key("Alt+Left")}, [this] { step(-1); });
    add(QStringLiteral("nextQuestion"), tr("Next question"), {key("Alt+Right")}, [this] { step(1); });
    add(QStringLiteral("keepAnswer"), tr("Keep this answer"), {key("Ctrl+Return"), key("Ctrl+Enter")}, [this] { keep(); });
    add(QStringLiteral("explainWordsAction"), tr("Explain the words of this question"), {key("F1")}, [this] { m_view->explainWords(); });
}

QList<QAction*> QuestionnairePage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Edit") ? m_actions : QList<QAction*>();
}

QList<QWidget*> QuestionnairePage::panes() const
{
    return {m_groups, m_view, m_foot, m_effect};
}

void QuestionnairePage::startAfresh()
{
    m_drafts.clear();
    m_key.clear();
    if (!session().hasProject())
        return;
    // The first question that nobody answered, else the first of all.
    const auto visible = visibleQuestions(session().content().questionnaire, session().project());
    const auto open = std::find_if(visible.begin(), visible.end(), [this](const Question* question) {
        return stateOf(*question, session().project()) == QuestionState::NotAsked;
    });
    if (open != visible.end())
        showQuestion((*open)->key, false);
    else if (!visible.empty())
        showQuestion(visible.front()->key, false);
}

void QuestionnairePage::activate()
{
    if (!QApplication::focusWidget() || !isAncestorOf(QApplication::focusWidget()))
        m_view->focusAnswer();
}

bool QuestionnairePage::showElement(const ElementRef& element)
{
    if (element.kind != ElementKind::Answer || !session().content().questionnaire.question(element.key))
        return false;
    showQuestion(element.key, true);
    return true;
}

std::optional<Answer> QuestionnairePage::draftOf(const std::string& key) const
{
    const auto draft = m_drafts.find(key);
    if (draft != m_drafts.end())
        return draft->second;
    const Answer* kept = session().project().answer(key);
    return kept ? std::optional(*kept) : std::nullopt;
}

std::set<std::string> QuestionnairePage::draftKeys() const
{
    std::set<std::string> keys;
    for (const auto& [key, draft] : m_drafts)
        if (draft)
            keys.insert(key);
    return keys;
}

bool QuestionnairePage::isChanged() const
{
    const std::optional<Answer>& draft = m_view->draft();
    const Answer* kept = session().project().answer(m_key);
    return draft && (!kept || !(*kept == *draft) || kept->state == AnswerState::Assumed);
}

void QuestionnairePage::showQuestion(const std::string& key, bool focus)
{
    const Question* question = session().content().questionnaire.question(key);
    if (!question)
        return;
    m_key = key;
    const std::optional<Answer> draft = draftOf(key);
    m_view->show(*question, draft);
    m_effect->show(*question, draft);
    m_groups->show(m_key, draftKeys());
    m_note->setText(draft ? qs(draft->note) : QString());
    showFoot();
    showClashes();
    if (focus)
        m_view->focusAnswer();
}

void QuestionnairePage::refresh()
{
    if (!session().hasProject() || m_key.empty())
        return;
    const bool focusWasHere = QApplication::focusWidget() && m_view->isAncestorOf(QApplication::focusWidget());
    showQuestion(m_key, focusWasHere);
}

void QuestionnairePage::draftChanged()
{
    const Question* question = session().content().questionnaire.question(m_key);
    m_drafts[m_key] = m_view->draft();
    if (!isChanged() && m_view->draft())
        m_drafts.erase(m_key);
    m_effect->show(*question, m_view->draft());
    m_groups->show(m_key, draftKeys());
    showFoot();
    showClashes();
}

void QuestionnairePage::showFoot()
{
    const bool given = m_view->draft().has_value();
    m_keep->setEnabled(given);
    const bool noted = given && !m_view->draft()->note.empty();
    m_noteLine->setVisible(noted || (m_noteLine->isVisible() && m_note->hasFocus()));
    m_addNote->setVisible(m_noteLine->isHidden());
    m_addNote->setEnabled(given);
    m_back->setEnabled(true);
}

void QuestionnairePage::showClashes()
{
    const Content& content = session().content();
    const std::vector<Clash> now = contradictions(content, session().project());
    std::vector<Clash> shown;
    if (m_view->draft()) {
        const Result<Project> with = setAnswer(content.questionnaire, session().project(), *m_view->draft());
        for (const Clash& clash : with ? contradictions(content, *with) : now) {
            const bool isNew = std::none_of(now.begin(), now.end(), [&](const Clash& known) {
                return known.question == clash.question && known.message == clash.message;
            });
            if (clash.question == m_key || isNew)
                shown.push_back(clash);
        }
        if (!with)
            shown.push_back({m_key, with.error().text()});
    }
    clearLayout(m_clashes);
    for (const Clash& clash : shown)
        addClash(clash);
    m_clashArea->setVisible(!shown.empty());
}

void QuestionnairePage::addClash(const Clash& clash)
{
    auto* frame = new QFrame;
    frame->setObjectName(QStringLiteral("clash"));
    frame->setProperty("card", "warning");
    auto* line = row(8, frame);
    line->setContentsMargins(12, 8, 12, 8);
    line->addWidget(new IconLabel(QStringLiteral("warning"), Ink::Warning), 0, Qt::AlignTop);
    const Question* other = session().content().questionnaire.question(clash.question);
    QString says = qs(clash.message);
    if (other && clash.question != m_key)
        says = tr("“%1” %2").arg(qs(other->title), says);
    auto* text = new Text({}, TypeRole::Small);
    text->setMarked(says, termNames(session().content()));
    connect(text, &Text::termActivated, m_view,
            [this, text](const QString& id, const QRect& where) { m_view->showTerm(id, text, where); });
    line->addWidget(text, 1);
    m_clashes->addWidget(frame);
}

void QuestionnairePage::step(int by)
{
    const auto visible = visibleQuestions(session().content().questionnaire, session().project());
    if (visible.empty())
        return;
    const auto at = std::find_if(visible.begin(), visible.end(), [this](const Question* question) { return question->key == m_key; });
    const auto index = at == visible.end() ? 0 : at - visible.begin() + by;
    if (index >= static_cast<std::ptrdiff_t>(visible.size())) {
        navigator().openPage(QStringLiteral("proposal"));
        return;
    }
    showQuestion(visible[static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, index))]->key, true);
}

void QuestionnairePage::keep()
{
    if (!m_view->draft())
        return;
    const Question* question = session().content().questionnaire.question(m_key);
    const Answer answer = *m_view->draft();
    if (isChanged()) {
        const LabelledEdit edit{tr("Answer “%1”").arg(qs(question->title)).toStdString(),
                                [&questionnaire = session().content().questionnaire, answer](const Project& project) {
                                    return setAnswer(questionnaire, project, answer);
                                },
                                {}};
        if (!session().apply(edit))
            return;
    }
    m_drafts.erase(m_key);
    m_note->clearFocus();
    step(1);
}

void QuestionnairePage::keyPressEvent(QKeyEvent* event)
{
    const bool digit = event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (digit && plain)
        m_view->chooseNumber(event->key() - Qt::Key_0);
    else
        Page::keyPressEvent(event);
}

void QuestionnairePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= wideFrom;
    m_groups->setFixedWidth(wide ? (metrics().sideListMin + metrics().sideListMax) / 2 - 16 : metrics().sideListMin);
    m_keys->setVisible(wide);
    m_effect->setFixedWidth(wide ? metrics().inspectorMax : metrics().inspectorMin);
}

}  // namespace barch::ui
