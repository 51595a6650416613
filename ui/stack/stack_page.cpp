#include "ui/stack/stack_page.h"

#include "core/stack/clashes.h"
#include "core/stack/decision_record.h"
#include "exporters/decisions/decisions.h"
#include "ui/stack/comparison_table.h"
#include "ui/stack/decision_form.h"
#include "ui/stack/decision_list.h"
#include "ui/stack/option_form.h"
#include "ui/stack/own_choice.h"
#include "ui/stack/reason_panel.h"
#include "ui/stack/record_card.h"
#include "ui/stack/record_pane.h"
#include "ui/theme/icons.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int wideFrom = 1300;  // px of the page: side panes at their full width
constexpr int narrowList = 196;
constexpr int wideList = 232;
constexpr int narrowRecord = 300;
constexpr qsizetype longestShown = 30;  // characters of a choice on the button
constexpr int wideRecord = 376;

QScrollArea* scrolling(const QString& objectName, QWidget* content)
{
    auto* area = new QScrollArea;
    area->setObjectName(objectName);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

}  // namespace

StackPage::StackPage(const PageContext& context) : Page(context)
{
    auto* layout = column(0, this);
    m_whole = new QStackedWidget;
    auto* work = new QWidget;
    auto* down = column(0, work);
    down->addWidget(makeHead());
    down->addWidget(new Hairline);
    auto* across = row(0);
    m_list = new DecisionList;
    across->addWidget(m_list);
    across->addWidget(new Hairline(Qt::Vertical));
    m_centre = new QStackedWidget;
    m_centre->addWidget(makeChoice());
    m_form = new DecisionForm;
    m_centre->addWidget(m_form);
    m_records = scrolling(QStringLiteral("allRecords"), makeGround("subtle"));
    m_records->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_centre->addWidget(m_records);
    across->addWidget(m_centre, 1);
    across->addWidget(new Hairline(Qt::Vertical));
    m_record = new RecordPane;
    across->addWidget(m_record);
    connect(m_record, &RecordPane::textsWanted, this, [this](DecisionId id, const DecisionTexts& texts) {
        apply(tr("Edit the record"), [id, texts](const Project& project) { return setDecisionTexts(project, id, texts); });
    });
    down->addLayout(across, 1);
    m_whole->addWidget(work);
    m_whole->addWidget(makeEmpty());
    layout->addWidget(m_whole);
    makeActions();
    connect(m_list, &DecisionList::chosen, this, &StackPage::select);
    connect(m_list, &DecisionList::addWanted, this, [this] {
        showCentre(Centre::NewDecision);
        m_form->start();
    });
    connect(m_form, &DecisionForm::cancelled, this, [this] { showCentre(Centre::Choice); });
    connect(m_form, &DecisionForm::added, this, [this](Decision decision) {
        decision.id = DecisionId::random();
        m_current = decision.id;
        m_picked.clear();
        apply(tr("Add the decision “%1”").arg(qs(decision.title)), [decision](const Project& project) { return addDecision(project, decision); });
        showCentre(Centre::Choice);
    });
    connect(&session(), &Session::projectReplaced, this, &StackPage::startAfresh);
    connect(&session(), &Session::projectChanged, this, &StackPage::refresh);
    startAfresh();
}

QWidget* StackPage::makeHead()
{
    QHBoxLayout* line = nullptr;
    QWidget* head = pageHeader(line);
    auto* title = new Text(tr("Tech stack"), TypeRole::Title);
    title->setOneLine(true);
    line->addWidget(title, 0, Qt::AlignVCenter);
    m_summary = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_summary->setObjectName(QStringLiteral("stackSummary"));
    m_summary->setOneLine(true);
    line->addWidget(m_summary, 1, Qt::AlignVCenter);
    m_all = makeButton(QStringLiteral("allRecordsButton"), tr("All decision records"), ButtonKind::Plain, QStringLiteral("file"));
    m_all->setCheckable(true);
    connect(m_all, &QPushButton::clicked, this, [this](bool on) { showCentre(on ? Centre::AllRecords : Centre::Choice); });
    line->addWidget(m_all);
    return head;
}

QWidget* StackPage::makeChoice()
{
    auto* choice = makeGround("page");
    auto* layout = column(0, choice);
    auto* words = column(2);
    words->setContentsMargins(20, 14, 20, 10);
    m_title = new Text({}, TypeRole::Title);
    m_title->setObjectName(QStringLiteral("topicTitle"));
    m_text = new Text({}, TypeRole::Base, Ink::Secondary);
    words->addWidget(m_title);
    words->addWidget(m_text);
    layout->addLayout(words);
    auto* ground = makeGround("page");
    auto* inside = column(0, ground);
    m_table = new ComparisonTable;
    m_own = new OwnChoice;
    inside->addWidget(m_table);
    inside->addWidget(m_own);
    m_tableScroll = scrolling(QStringLiteral("comparisonScroll"), ground);
    layout->addWidget(m_tableScroll, 5);
    layout->addWidget(new Hairline);
    m_reasons = new ReasonPanel(session().content());
    setGround(m_reasons, "page");
    m_scroll = scrolling(QStringLiteral("reasonScroll"), m_reasons);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll, 2);
    m_optionForm = new OptionForm;
    m_optionForm->hide();
    layout->addWidget(m_optionForm);
    m_bar = new QFrame;
    m_bar->setProperty("card", "warning");
    m_bar->setObjectName(QStringLiteral("refusal"));
    auto* bar = row(8, m_bar);
    bar->setContentsMargins(12, 8, 12, 8);
    bar->addWidget(new IconLabel(QStringLiteral("warning"), Ink::Warning), 0, Qt::AlignTop);
    m_barText = new Text({}, TypeRole::Small);
    m_barText->setObjectName(QStringLiteral("refusalText"));
    bar->addWidget(m_barText, 1);
    auto* barRow = row(0);
    barRow->setContentsMargins(12, 0, 12, 8);
    barRow->addWidget(m_bar);
    layout->addLayout(barRow);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFoot());
    connect(m_table, &ComparisonTable::pickedChanged, this, [this] {
        m_picked = m_table->picked();
        showPick();
    });
    connect(m_own, &OwnChoice::pickedChanged, this, [this] {
        m_picked = {m_own->picked()};
        showPick();
    });
    connect(m_table, &ComparisonTable::weightsChanged, this, &StackPage::setWeights);
    connect(m_table, &ComparisonTable::removeWanted, this, &StackPage::removeOption);
    connect(m_own, &OwnChoice::removeWanted, this, &StackPage::removeOption);
    connect(m_tableScroll->horizontalScrollBar(), &QScrollBar::valueChanged, m_table, &ComparisonTable::holdTitlesAt);
    connect(m_reasons, &ReasonPanel::questionWanted, this, [this](const std::string& key) { navigator().showElement(ElementRef::answer(key)); });
    connect(m_optionForm, &OptionForm::cancelled, m_optionForm, &QWidget::hide);
    connect(m_optionForm, &OptionForm::added, this, &StackPage::addOption);
    return choice;
}

QWidget* StackPage::makeFoot()
{
    auto* foot = new QWidget;
    auto* line = row(8, foot);
    line->setContentsMargins(20, 11, 20, 11);
    m_weights = makeButton(QStringLiteral("changeWeights"), tr("Change weights"), ButtonKind::Quiet);
    m_weights->setCheckable(true);
    connect(m_weights, &QPushButton::clicked, this, [this](bool on) {
        m_weighing = on;
        showChoice();
    });
    QPushButton* add = makeButton(QStringLiteral("addOption"), tr("Add an option"), ButtonKind::Quiet, QStringLiteral("plus"));
    connect(add, &QPushButton::clicked, this, [this] {
        m_optionForm->show();
        QStringList taken;
        for (const ComparedOption& option : m_comparison.options)
            taken.append(qs(option.name));
        m_optionForm->start(topic() ? &m_comparison : nullptr, taken);
    });
    m_later = makeButton(QStringLiteral("decideLater"), tr("Decide later"));
    connect(m_later, &QPushButton::clicked, this, &StackPage::decideLater);
    m_decide = makeButton(QStringLiteral("decide"), tr("Decide"), ButtonKind::Primary);
    m_decide->setToolTip(QStringLiteral("Ctrl+Enter"));
    connect(m_decide, &QPushButton::clicked, this, &StackPage::decide);
    line->addWidget(m_weights);
    line->addWidget(add);
    line->addStretch(1);
    line->addWidget(m_later);
    line->addWidget(m_decide);
    return foot;
}

QWidget* StackPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* layout = column(10, empty);
    layout->addStretch(2);
    layout->addWidget(new IconLabel(QStringLiteral("stack"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    auto* words = new Text(tr("Nothing is known about your product yet. Answer some questions first: what is suggested here follows from them."), TypeRole::Base, Ink::Secondary);
    words->setObjectName(QStringLiteral("stackEmpty"));
    words->setAlignment(Qt::AlignHCenter);
    words->setFixedWidth(420);
    layout->addWidget(words, 0, Qt::AlignHCenter);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* usual = makeButton(QStringLiteral("stackShowUsual"), tr("Look at the usual choices"));
    connect(usual, &QPushButton::clicked, this, [this] {
        m_showUsual = true;
        refresh();
        m_table->focusPicked();
    });
    QPushButton* answer = makeButton(QStringLiteral("stackAnswer"), tr("Go to the questions"), ButtonKind::Primary);
    connect(answer, &QPushButton::clicked, this, [this] { navigator().openPage(QStringLiteral("questionnaire")); });
    buttons->addWidget(usual);
    buttons->addWidget(answer);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(3);
    return empty;
}

void StackPage::makeActions()
{
    const auto add = [this](const char* objectName, const QString& text, const char* keys, auto run) {
        auto* action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(objectName));
        action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        m_actions.append(action);
    };
    add("decideAction", tr("Decide for the option that is picked"), "Ctrl+Return", [this] { decide(); });
    add("decideLaterAction", tr("Decide later"), "Ctrl+Shift+L", [this] { decideLater(); });
    add("previousDecision", tr("Previous decision"), "Alt+Up", [this] {
        for (std::size_t i = 1; i < m_entries.size(); ++i)
            if (m_entries[i].record == m_current)
                return select(m_entries[i - 1].record);
    });
    add("nextDecision", tr("Next decision"), "Alt+Down", [this] {
        for (std::size_t i = 0; i + 1 < m_entries.size(); ++i)
            if (m_entries[i].record == m_current)
                return select(m_entries[i + 1].record);
    });
}

QList<QAction*> StackPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Edit") ? m_actions : QList<QAction*>();
}

QList<QWidget*> StackPage::panes() const
{
    return {m_list, m_centre, m_record};
}

void StackPage::activate()
{
    if (!QApplication::focusWidget() || !isAncestorOf(QApplication::focusWidget()))
        m_list->focusCurrent();
}

void StackPage::startAfresh()
{
    m_current = {};
    m_picked.clear();
    m_weighing = false;
    m_showUsual = false;
    refresh();
}

void StackPage::refresh()
{
    const Project& project = session().project();
    const bool known = session().hasProject() && (m_showUsual || !project.answers.empty() || !project.decisions.empty());
    m_whole->setCurrentIndex(known ? 0 : 1);
    if (!known)
        return;
    m_view = std::make_unique<StackView>(session().content(), project);
    m_entries = decisionEntries(*m_view);
    const auto holds = [this](const DecisionEntry& entry) { return entry.record == m_current; };
    if (std::none_of(m_entries.begin(), m_entries.end(), holds)) {
        const auto open = std::find_if(m_entries.begin(), m_entries.end(), [](const DecisionEntry& e) { return e.state != DecisionState::Decided; });
        m_current = open != m_entries.end() ? open->record : m_entries.front().record;
        m_picked.clear();
    }
    m_summary->set(tr("%1, each with its reasons on record").arg(counted(static_cast<qsizetype>(m_entries.size()), tr("decision"), tr("decisions"))));
    m_list->show(m_entries, m_current);
    showChoice();
    if (m_centre->currentIndex() == static_cast<int>(Centre::AllRecords))
        showAllRecords();
}

bool StackPage::showElement(const ElementRef& element)
{
    if (element.kind != ElementKind::Decision)
        return false;
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const DecisionEntry& entry) { return entry.record == element.id; });
    if (found != m_entries.end()) {
        select(found->record);
        return true;
    }
    if (!session().project().decisions.find(DecisionId(element.id)))
        return false;
    showCentre(Centre::AllRecords);  // one that was replaced, or is no longer called for
    return true;
}

void StackPage::select(DecisionId record)
{
    m_current = record;
    m_picked.clear();
    m_weighing = false;
    m_optionForm->hide();
    m_list->show(m_entries, m_current);
    showCentre(Centre::Choice);
}

void StackPage::showCentre(Centre centre)
{
    m_centre->setCurrentIndex(static_cast<int>(centre));
    m_all->setChecked(centre == Centre::AllRecords);
    m_record->setVisible(centre != Centre::AllRecords);
    if (centre == Centre::AllRecords)
        showAllRecords();
    else if (centre == Centre::Choice)
        showChoice();
}

const StackTopic* StackPage::topic() const
{
    for (const DecisionEntry& entry : m_entries)
        if (entry.record == m_current)
            return entry.topic;
    return nullptr;
}

void StackPage::showChoice()
{
    if (!m_view)
        return;
    const bool focusWasHere = QApplication::focusWidget() && m_table->isAncestorOf(QApplication::focusWidget());
    const Decision* own = topic() ? nullptr : session().project().decisions.find(m_current);
    m_table->setVisible(!own);
    m_own->setVisible(own);
    m_scroll->setVisible(!own);
    m_weights->setVisible(!own);
    m_weights->setChecked(m_weighing);
    if (own)
        showOwn(*own);
    else if (topic())
        showTopic();
    showPick();
    if (focusWasHere)
        m_table->focusPicked();
}

void StackPage::showTopic()
{
    m_comparison = compare(*m_view, *topic());
    if (m_picked.isEmpty())
        for (const ComparedOption& option : m_comparison.options)
            if (option.chosen)
                m_picked.append(qs(option.name));
    m_title->set(qs(topic()->title));
    m_text->set(qs(topic()->text));
    m_table->show(m_comparison, m_picked, m_weighing);
    m_reasons->show(*m_view, m_comparison);
}

void StackPage::showOwn(const Decision& decision)
{
    m_comparison = {};
    for (const DecisionOption& option : decision.options)
        m_comparison.options.emplace_back().name = option.name;
    if (m_picked.isEmpty() && !decision.choice.empty())
        m_picked = {qs(decision.choice)};
    m_title->set(qs(decision.title));
    m_text->set(qs(decision.context));
    m_own->show(decision, m_picked.value(0));
}

std::vector<std::string> StackPage::picked() const
{
    std::vector<std::string> names;
    for (const QString& name : m_picked)
        names.push_back(name.toStdString());
    return names;
}

Decision StackPage::draftRecord(bool& isDraft) const
{
    const Decision* standing = session().project().decisions.find(m_current);
    const std::string words = m_picked.join(QStringLiteral(", ")).toStdString();
    isDraft = !standing || standing->choice != words;
    if (!isDraft)
        return *standing;
    if (topic())
        return decisionRecord(*m_view, *topic(), readChoice(*topic(), words), DecisionStatus::Proposed);
    Decision draft = standing ? *standing : Decision();
    draft.choice = words;
    return draft;
}

void StackPage::showPick()
{
    QString refusal;
    for (const ComparedOption& option : m_comparison.options)
        if (m_picked.contains(qs(option.name)) && !option.refused.empty())
            refusal = tr("%1 can’t be decided as things stand. %2").arg(qs(option.name), qs(option.refused.front()));
    const Decision* standing = session().project().decisions.find(m_current);
    const bool accepted = standing && standing->status == DecisionStatus::Accepted;
    const QString words = m_picked.join(QStringLiteral(", "));
    const bool stands = accepted && qs(standing->choice) == words && (!topic() || !m_view->disagrees(*topic()));
    m_bar->setVisible(!refusal.isEmpty());
    m_barText->set(refusal);
    QString shown = words.size() > longestShown ? words.left(longestShown - 1) + QStringLiteral("…") : words;
    shown.replace('&', QStringLiteral("&&"));
    m_decide->setText(words.isEmpty() ? tr("Decide") : stands ? tr("Decided") : accepted ? tr("Decide anew: %1").arg(shown) : tr("Decide: %1").arg(shown));
    m_decide->setAccessibleName(words.isEmpty() ? tr("Decide") : stands ? tr("Decided: %1").arg(words) : tr("Decide: %1").arg(words));
    m_decide->setEnabled(!words.isEmpty() && !stands && refusal.isEmpty());
    m_later->setEnabled(!standing || accepted);
    showRecord();
}

void StackPage::showRecord()
{
    if (!topic() && !session().project().decisions.find(m_current))
        return;
    bool isDraft = false;
    const Decision record = draftRecord(isDraft);
    m_record->show(session().project(), record, isDraft);
}

void StackPage::showAllRecords()
{
    auto* ground = makeGround("subtle");
    auto* layout = column(12, ground);
    layout->setContentsMargins(24, 20, 24, 20);
    const std::vector<NumberedDecision> all = numberedDecisions(session().project());
    if (all.empty())
        layout->addWidget(new Text(tr("There is no record yet. Decide something, or accept the proposal: it brings records of your answers."), TypeRole::Base, Ink::Secondary));
    for (const NumberedDecision& each : all) {
        auto* card = new RecordCard(session().project(), *each.decision, false);
        card->setObjectName("record." + qs(each.decision->id.text()));
        layout->addWidget(card);
    }
    layout->addStretch(1);
    m_records->setWidget(ground);
}

void StackPage::apply(const QString& label, const Edit& edit)
{
    session().apply({label.toStdString(), edit, {}});
}

void StackPage::decide()
{
    if (!m_decide->isEnabled() || m_centre->currentIndex() != static_cast<int>(Centre::Choice))
        return;
    const Content* content = &session().content();
    const std::vector<std::string> names = picked();
    const Decision* standing = session().project().decisions.find(m_current);
    const QString words = m_picked.join(QStringLiteral(", "));
    // Another choice than the accepted one replaces it, and the record of the earlier one is kept.
    const bool replaces = standing && standing->status == DecisionStatus::Accepted && qs(standing->choice) != words;
    const DecisionId archive = DecisionId::random();
    const QString label = tr("Decide: %1").arg(words);
    if (const StackTopic* about = topic())
        apply(label, [content, names, replaces, archive, id = about->id](const Project& project) {
            return replaces ? supersedeTopic(*content, project, id, names, archive) : decideTopic(*content, project, id, names);
        });
    else if (!names.empty())
        apply(label, [choice = names.front(), replaces, archive, id = m_current](const Project& project) {
            return replaces ? supersedeRecord(project, id, choice, archive) : decideRecord(project, id, choice);
        });
}

void StackPage::decideLater()
{
    if (!m_later->isEnabled() || m_centre->currentIndex() != static_cast<int>(Centre::Choice))
        return;
    const Content* content = &session().content();
    m_picked.clear();
    if (const StackTopic* about = topic())
        apply(tr("Decide later: %1").arg(qs(about->name)), [content, id = about->id](const Project& project) { return decideTopicLater(*content, project, id); });
    else
        apply(tr("Decide later"), [id = m_current](const Project& project) { return decideRecord(project, id, {}); });
}

void StackPage::setWeights()
{
    const Content* content = &session().content();
    if (const StackTopic* about = topic())
        apply(tr("Change weights: %1").arg(qs(about->name)), [content, id = about->id, weights = m_table->weights()](const Project& project) {
            return setTopicWeights(*content, project, id, weights);
        });
}

void StackPage::addOption(const DecisionOption& option, const std::vector<CriterionMark>& ratings)
{
    const Content* content = &session().content();
    const QString label = tr("Add the option “%1”").arg(qs(option.name));
    m_optionForm->hide();
    if (const StackTopic* about = topic())
        apply(label, [content, option, ratings, id = about->id](const Project& project) { return addTopicOption(*content, project, id, option, ratings); });
    else
        apply(label, [option, id = m_current](const Project& project) { return addOwnOption(project, id, option); });
}

void StackPage::removeOption(const QString& name)
{
    const Content* content = &session().content();
    const QString label = tr("Remove the option “%1”").arg(name);
    m_picked.removeAll(name);
    if (const StackTopic* about = topic())
        apply(label, [content, id = about->id, option = name.toStdString()](const Project& project) { return removeTopicOption(*content, project, id, option); });
    else
        apply(label, [option = name.toStdString(), id = m_current](const Project& project) { return removeOwnOption(project, id, option); });
}

void StackPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= wideFrom;
    m_list->setFixedWidth(wide ? wideList : narrowList);
    m_record->setFixedWidth(wide ? wideRecord : narrowRecord);
}

}  // namespace barch::ui
