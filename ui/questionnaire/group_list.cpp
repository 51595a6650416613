#include "ui/questionnaire/group_list.h"

#include "ui/session/session.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/list_line.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

class GroupLine : public ListLine {
public:
    GroupLine(const QString& title, const GroupProgress& done, bool current) : m_done(done)
    {
        setText(title);
        setCheckable(true);
        setChecked(current);
        setFixedHeight(metrics().controlLarge);
        setAccessibleName(GroupList::tr("%1, %2 of %3 answered").arg(title).arg(done.answered).arg(done.visible));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = theme();
        paintGround(p, t.surface.hover);
        const QRectF mark(8, (height() - 16) / 2.0, 16, 16);
        if (m_done.visible > 0 && m_done.answered == m_done.visible)
            paintIcon(p, QStringLiteral("ok"), mark, Ink::Ok);
        else
            ProgressRing::paint(p, mark, m_done.visible == 0 ? 0 : static_cast<double>(m_done.answered) / static_cast<double>(m_done.visible));
        p.setFont(typeface(TypeRole::Small));
        p.setPen(t.text.tertiary);
        const QString count = QStringLiteral("%1/%2").arg(m_done.answered).arg(m_done.visible);
        const int wide = p.fontMetrics().horizontalAdvance(count);
        p.drawText(QRect(width() - 8 - wide, 0, wide, height()), Qt::AlignVCenter, count);
        QFont shown = typeface(isChecked() ? TypeRole::BaseStrong : TypeRole::Base);
        p.setFont(shown);
        p.setPen(t.text.primary);
        const int room = width() - 8 - wide - 8 - 32;
        p.drawText(QRect(32, 0, room, height()), Qt::AlignVCenter, p.fontMetrics().elidedText(text(), Qt::ElideRight, room));
    }

private:
    GroupProgress m_done;
};

class QuestionLine : public ListLine {
public:
    QuestionLine(const QString& title, const QString& state, Ink stateInk, bool current)
        : m_title(title, TypeRole::Small, current ? Ink::Accent : Ink::Primary, this),
          m_state(state, TypeRole::Caption, current ? Ink::Accent : stateInk, this)
    {
        setText(title);
        setCheckable(true);
        setChecked(current);
        setAccessibleName(title + QStringLiteral(", ") + state);
        auto* layout = column(0, this);
        layout->setContentsMargins(8, 5, 8, 5);
        m_state.setOneLine(true);
        layout->addWidget(&m_title);
        layout->addWidget(&m_state);
        for (QWidget* child : {&m_title, &m_state})
            child->setAttribute(Qt::WA_TransparentForMouseEvents);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    QSize sizeHint() const override { return layout()->totalSizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return layout()->totalHeightForWidth(width); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        paintGround(p, theme().surface.selected);
    }

private:
    Text m_title;
    Text m_state;
};

struct StateWords {
    QString text;
    Ink ink;
};

StateWords stateOf(const Question& question, const Project& project, bool draft)
{
    if (draft)
        return {GroupList::tr("Being changed"), Ink::Accent};
    switch (barch::stateOf(question, project)) {
    case QuestionState::Answered: {
        const Answer* answer = project.answer(question.key);
        QStringList labels;
        for (const std::string& value : answer->values)
            if (const QuestionOption* option = question.option(value))
                labels.append(qs(option->label));
        if (labels.isEmpty())
            labels.append(qs(answer->text).simplified());
        return {labels.join(QStringLiteral(", ")), Ink::Tertiary};
    }
    case QuestionState::Open: return {GroupList::tr("I don’t know yet"), Ink::WarningText};
    case QuestionState::Assumed: return {GroupList::tr("Assumed"), Ink::WarningText};
    case QuestionState::NotApplicable: return {GroupList::tr("Does not apply"), Ink::Tertiary};
    case QuestionState::NotAsked: break;
    }
    return {GroupList::tr("Not answered yet"), Ink::WarningText};
}

}  // namespace

GroupList::GroupList(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("questionGroups"));
    setAccessibleName(tr("Questions"));
    setGround(this, "subtle");
    auto* layout = column(0, this);
    auto* head = column(6);
    head->setContentsMargins(16, 14, 16, 12);
    auto* line = row(8);
    line->addWidget(new Text(tr("Questionnaire"), TypeRole::BaseStrong), 1);
    m_count = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_count->setOneLine(true);
    line->addWidget(m_count);
    head->addLayout(line);
    m_progress = new ProgressLine;
    head->addWidget(m_progress);
    m_open = new Text({}, TypeRole::Caption, Ink::Tertiary);
    head->addWidget(m_open);
    layout->addLayout(head);
    layout->addWidget(new Hairline);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = makeGround("subtle");
    m_items = column(0, inner);
    m_items->setContentsMargins(8, 8, 8, 8);
    m_scroll->setWidget(inner);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(new Hairline);
    auto* foot = row(8);
    foot->setContentsMargins(16, 8, 16, 8);
    foot->addWidget(new IconLabel(QStringLiteral("filter"), Ink::Tertiary));
    foot->addWidget(new Text(tr("Only open questions"), TypeRole::Small, Ink::Secondary), 1, Qt::AlignVCenter);
    m_onlyOpen = new Switch(tr("Only open questions"));
    m_onlyOpen->setObjectName(QStringLiteral("onlyOpen"));
    foot->addWidget(m_onlyOpen);
    layout->addLayout(foot);
    connect(m_onlyOpen, &QAbstractButton::toggled, this, [this] { show(m_current, m_drafts); });
}

void GroupList::show(const std::string& currentKey, const std::set<std::string>& drafts)
{
    const int scrolled = m_scroll->verticalScrollBar() ? m_scroll->verticalScrollBar()->value() : 0;
    m_current = currentKey;
    m_drafts = drafts;
    clearLayout(m_items);
    const Questionnaire& questionnaire = m_session.content().questionnaire;
    const std::vector<GroupProgress> done = progress(questionnaire, m_session.project());
    std::size_t answered = 0;
    std::size_t open = 0;
    std::size_t visible = 0;
    for (const GroupProgress& group : done) {
        answered += group.answered;
        open += group.open + group.assumed;
        visible += group.visible;
        const auto found = std::find_if(questionnaire.groups.begin(), questionnaire.groups.end(),
                                        [&](const QuestionGroup& entry) { return entry.id == group.group; });
        if (found != questionnaire.groups.end() && group.visible > 0)
            addGroup(*found, group, currentKey, drafts);
    }
    m_items->addStretch(1);
    m_count->set(tr("%1 of %2").arg(answered).arg(visible));
    m_progress->setPart(visible == 0 ? 0 : static_cast<double>(answered) / static_cast<double>(visible));
    m_open->set(tr("%1 “I don’t know yet”    %2 not answered").arg(open).arg(visible - answered - open));
    m_scroll->verticalScrollBar()->setValue(scrolled);
}

void GroupList::addGroup(const QuestionGroup& group, const GroupProgress& done, const std::string& currentKey,
                         const std::set<std::string>& drafts)
{
    const Questionnaire& questionnaire = m_session.content().questionnaire;
    const Project& project = m_session.project();
    const Question* at = questionnaire.question(currentKey);
    const bool current = at && at->group == group.id;
    std::vector<const Question*> questions;
    for (const Question* question : visibleQuestions(questionnaire, project)) {
        const QuestionState state = barch::stateOf(*question, project);
        const bool settled = state == QuestionState::Answered || state == QuestionState::NotApplicable;
        if (question->group == group.id && (!m_onlyOpen->isChecked() || !settled || question->key == currentKey))
            questions.push_back(question);
    }
    if (questions.empty())
        return;
    auto* head = new GroupLine(qs(group.title), done, current);
    head->setObjectName("group." + qs(group.id));
    connect(head, &QAbstractButton::clicked, this, [this, key = questions.front()->key] { emit questionChosen(key); });
    m_items->addWidget(head);
    if (!current)
        return;
    auto* inside = new QWidget;
    auto* indented = row(0, inside);
    indented->setContentsMargins(16, 0, 0, 8);
    indented->addWidget(new Hairline(Qt::Vertical));
    auto* list = new QWidget;
    auto* lines = column(2, list);
    lines->setContentsMargins(7, 0, 0, 0);
    for (const Question* question : questions) {
        const StateWords words = stateOf(*question, project, drafts.contains(question->key));
        auto* line = new QuestionLine(qs(question->title), words.text, words.ink, question->key == currentKey);
        line->setObjectName("question." + qs(question->key));
        connect(line, &QAbstractButton::clicked, this, [this, key = question->key] { emit questionChosen(key); });
        lines->addWidget(line);
    }
    indented->addWidget(list, 1);
    m_items->addWidget(inside);
}

}  // namespace barch::ui
