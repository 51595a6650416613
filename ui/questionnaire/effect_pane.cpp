#include "ui/questionnaire/effect_pane.h"

#include "ui/questionnaire/option_card.h"
#include "ui/questionnaire/schema_lines.h"
#include "ui/session/session.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr std::size_t blocksShown = 3;   // tables before "and n more"
constexpr std::size_t linesShown = 18;
constexpr std::size_t listShown = 8;

QString signedNumber(long number)
{
    return number > 0 ? '+' + grouped(number) : number < 0 ? QStringLiteral("−") + grouped(-number) : QStringLiteral("0");
}

Ink inkOf(Mark mark)
{
    return mark == Mark::Added ? Ink::Added : mark == Mark::Removed ? Ink::Removed : Ink::Changed;
}

QWidget* makeListHead(const QString& title, const QString& count)
{
    auto* head = new QWidget;
    auto* line = row(8, head);
    line->setContentsMargins(16, 12, 16, 2);
    line->addWidget(new Text(title, TypeRole::Overline, Ink::Tertiary), 1);
    line->addWidget(new Text(count, TypeRole::Caption, Ink::Tertiary));
    return head;
}

QWidget* makeListLine(Mark mark, const QString& text, bool code, QWidget* note)
{
    auto* widget = new QWidget;
    auto* line = row(8, widget);
    line->setContentsMargins(16, 2, 16, 2);
    auto* sign = new Text(signOf(mark), TypeRole::SmallStrong, inkOf(mark));
    sign->setFixedWidth(10);
    line->addWidget(sign, 0, Qt::AlignTop);
    line->addWidget(new Text(text, code ? TypeRole::CodeSmall : TypeRole::Small), 1);
    if (note)
        line->addWidget(note, 0, Qt::AlignTop);
    return widget;
}

}  // namespace

EffectPane::EffectPane(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("effectPane"));
    setAccessibleName(tr("What this answer changes"));
    setGround(this, "page");
    auto* outer = column(0, this);
    auto* head = column(8);
    head->setContentsMargins(16, 14, 16, 12);
    head->addWidget(new Text(tr("What this answer changes"), TypeRole::BaseStrong));
    m_against = new Segments({tr("Against no answer"), tr("Against your answers now")});
    m_against->setObjectName(QStringLiteral("effectAgainst"));
    head->addWidget(m_against, 0, Qt::AlignLeft);
    outer->addLayout(head);
    outer->addWidget(new Hairline);
    m_counts = new QWidget;
    m_counts->setObjectName(QStringLiteral("effectCounts"));
    auto* counts = row(0, m_counts);
    counts->setContentsMargins(8, 10, 8, 10);
    for (int i = 0; i < 4; ++i) {
        auto* cell = column(0);
        m_numbers[i] = new Text({}, TypeRole::Title);
        m_numbers[i]->setAlignment(Qt::AlignHCenter);
        m_names[i] = new Text({}, TypeRole::Caption, Ink::Tertiary);
        m_names[i]->setAlignment(Qt::AlignHCenter);
        cell->addWidget(m_numbers[i]);
        cell->addWidget(m_names[i]);
        counts->addLayout(cell, 1);
    }
    outer->addWidget(m_counts);
    m_countsLine = new Hairline;
    outer->addWidget(m_countsLine);

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* ground = makeGround("page");
    auto* layout = column(0, ground);
    m_hint = new Text({}, TypeRole::Base, Ink::Tertiary);
    m_hint->setObjectName(QStringLiteral("effectHint"));
    m_hint->setContentsMargins(16, 14, 16, 14);
    layout->addWidget(m_hint);
    m_details = new QWidget;
    auto* details = column(0, m_details);
    auto* schemaHead = row(8);
    schemaHead->setContentsMargins(16, 12, 16, 6);
    m_schemaTitle = new Text(tr("Schema"), TypeRole::Overline, Ink::Tertiary);
    m_schemaCount = new Text({}, TypeRole::Caption, Ink::Tertiary);
    schemaHead->addWidget(m_schemaTitle, 1);
    schemaHead->addWidget(m_schemaCount);
    details->addLayout(schemaHead);
    m_lines = new SchemaLines;
    details->addWidget(m_lines);
    m_more = makeButton(QStringLiteral("effectMore"), {}, ButtonKind::Link, QStringLiteral("chevron-down"));
    m_more->setLayoutDirection(Qt::RightToLeft);
    connect(m_more, &QPushButton::clicked, this, [this] { showSchema(true); });
    auto* moreLine = row(0);
    moreLine->setContentsMargins(12, 4, 12, 0);
    moreLine->addWidget(m_more);
    moreLine->addStretch(1);
    details->addLayout(moreLine);
    m_lists = column(0);
    details->addLayout(m_lists);
    layout->addWidget(m_details);
    m_later = column(4);
    m_later->setContentsMargins(16, 16, 16, 16);
    layout->addLayout(m_later);
    layout->addStretch(1);
    scroll->setWidget(ground);
    outer->addWidget(scroll, 1);
    outer->addWidget(new Hairline);
    auto* foot = row(8);
    foot->setContentsMargins(16, 10, 16, 10);
    m_review = makeButton(QStringLiteral("reviewProposal"), tr("Review proposal"), ButtonKind::Plain, QStringLiteral("proposal"));
    connect(m_review, &QPushButton::clicked, this, &EffectPane::proposalWanted);
    foot->addWidget(m_review);
    foot->addStretch(1);
    outer->addLayout(foot);

    connect(m_against, &Segments::chosen, this, &EffectPane::compute);
    connect(&session, &Session::proposalChanged, this, &EffectPane::showWaiting);
    connect(&session, &Session::projectReplaced, this, [this] { m_base.reset(); });
    showWaiting();
}

void EffectPane::show(const Question& question, const std::optional<Answer>& draft)
{
    if (m_question != &question) {
        m_question = &question;
        showLater();
    }
    m_draft = draft;
    compute();
}

void EffectPane::showWaiting()
{
    const qsizetype waiting = m_session.proposal() ? static_cast<qsizetype>(m_session.proposal()->changes.size()) : 0;
    m_review->setText(waiting == 0 ? tr("Review proposal") : tr("Review proposal (%1)").arg(grouped(waiting)));
    m_review->setAccessibleName(m_review->text());
}

Project EffectPane::projectWith(const Answer& answer) const
{
    const Result<Project> with = setAnswer(m_session.content().questionnaire, m_session.project(), answer);
    return with ? *with : m_session.project();
}

Project EffectPane::baseProject() const
{
    if (m_against->current() == static_cast<int>(Against::AsItIs))
        return m_session.project();
    // "Does not apply" is the one state in which nothing is assumed in its place.
    Project without = m_session.project();
    Answer nothing;
    nothing.id = m_question->key;
    nothing.state = AnswerState::NotApplicable;
    without.answers = without.answers.with(nothing);
    return without;
}

void EffectPane::compute()
{
    if (!m_question || !m_session.hasProject())
        return;
    if (!m_draft) {
        ++m_wanted;
        showHint(tr("Choose an answer to see what it changes. Nothing is changed until you keep it and accept the proposal."));
        return;
    }
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    const int wanted = ++m_wanted;
    struct Outcome {
        std::shared_ptr<const DesignOutlook> base;
        AnswerEffect effect;
    };
    inBackground(
        this,
        [&content = m_session.content(), before = baseProject(), after = projectWith(*m_draft), known = m_base] {
            Outcome outcome;
            outcome.base = known && sameAs(known->answers, before) ? known : outlookOf(content, before);
            outcome.effect = effectOf(*outcome.base, *outlookOf(content, after));
            return outcome;
        },
        [this, wanted](Outcome outcome) {
            m_busy = false;
            m_base = outcome.base;
            if (std::exchange(m_again, false) || wanted != m_wanted)
                return compute();
            showEffect(outcome.effect);
        });
}

void EffectPane::showHint(const QString& hint)
{
    m_hint->set(hint);
    m_hint->show();
    m_details->hide();
    m_counts->hide();
    m_countsLine->hide();
}

void EffectPane::showEffect(const AnswerEffect& effect)
{
    m_effect = effect;
    if (effect.nothing()) {
        showHint(m_against->current() == static_cast<int>(Against::AsItIs)
                     ? tr("Nothing changes: the design is already built on this.")
                     : tr("This answer changes nothing in the schema. It goes into the documents and the later exports."));
        return;
    }
    m_hint->hide();
    m_details->show();
    m_counts->show();
    m_countsLine->show();
    const long numbers[] = {effect.tables, effect.columns, effect.policies, static_cast<long>(effect.files.size())};
    const QString names[] = {tr("tables"), tr("columns"), tr("policies"), tr("files")};
    for (int i = 0; i < 4; ++i) {
        m_numbers[i]->set(i < 3 ? signedNumber(numbers[i]) : grouped(numbers[i]));
        m_names[i]->set(names[i]);
    }
    showSchema(false);
    clearLayout(m_lists);
    if (!effect.rules.empty()) {
        m_lists->addWidget(makeListHead(tr("Rules"), counted(static_cast<qsizetype>(effect.rules.size()), tr("rule"), tr("rules"))));
        std::size_t shown = 0;
        for (const RuleEffect& rule : effect.rules) {
            if (++shown > listShown)
                break;
            SeverityCount* note = nullptr;
            if (rule.findings > 0) {
                const char* icons[] = {"error", "warning", "info"};
                const Ink inks[] = {Ink::Error, Ink::Warning, Ink::Info};
                const auto at = static_cast<std::size_t>(rule.severity);
                note = new SeverityCount;
                note->set(QString::fromLatin1(icons[at]), inks[at], grouped(static_cast<qsizetype>(rule.findings)));
            }
            m_lists->addWidget(makeListLine(rule.mark, qs(rule.title), false, note));
        }
        if (effect.rules.size() > listShown)
            m_lists->addWidget(makeListLine(Mark::None, tr("and %1 more").arg(effect.rules.size() - listShown), false, nullptr));
    }
    if (!effect.files.empty()) {
        m_lists->addWidget(makeListHead(tr("Exports"), counted(static_cast<qsizetype>(effect.files.size()), tr("file"), tr("files"))));
        std::size_t shown = 0;
        for (const FileEffect& file : effect.files) {
            if (++shown > listShown)
                break;
            QString note = tr("new");
            if (file.mark == Mark::Removed)
                note = tr("gone");
            else if (file.mark == Mark::Changed)
                note = QStringLiteral("+%1 −%2").arg(file.added).arg(file.removed);
            m_lists->addWidget(makeListLine(file.mark, qs(file.path), true, new Text(note, TypeRole::Caption, Ink::Tertiary)));
        }
    }
}

void EffectPane::showSchema(bool all)
{
    std::vector<SchemaLine> lines;
    std::size_t blocks = 0;
    for (const SchemaBlock& block : m_effect.schema) {
        if (!all && (blocks == blocksShown || lines.size() >= linesShown))
            break;
        for (const SchemaLine& line : block.lines) {
            if (!all && lines.size() == linesShown)
                break;
            lines.push_back(line);
        }
        ++blocks;
    }
    const std::size_t left = m_effect.schema.size() - blocks;
    std::size_t total = 0;
    for (const SchemaBlock& block : m_effect.schema)
        total += block.lines.size();
    const bool cut = lines.size() < total;
    m_schemaTitle->setVisible(!lines.empty());
    m_schemaCount->set(lines.empty() ? QString() : counted(static_cast<qsizetype>(m_effect.schema.size()), tr("change"), tr("changes")));
    m_lines->show(std::move(lines));
    m_more->setVisible(cut);
    m_more->setText(left > 0 ? tr("and %1 more").arg(counted(static_cast<qsizetype>(left), tr("table or type"), tr("tables and types")))
                             : tr("Show all lines"));
    m_more->setAccessibleName(m_more->text());
}

void EffectPane::showLater()
{
    clearLayout(m_later);
    m_later->addWidget(new Hairline);
    m_later->addSpacing(8);
    m_later->addWidget(new Text(tr("Changing your mind later"), TypeRole::Overline, Ink::Tertiary));
    auto* bars = new ProgressLine;
    const int hard = m_question->difficultyToChange;
    bars->setSteps(hard, 5, hard >= 4 ? Ink::Warning : Ink::AccentFill);
    bars->setAccessibleName(tr("Difficulty %1 of 5").arg(hard));
    m_later->addWidget(bars);
    const QString words[] = {tr("Easy"), tr("Easy"), tr("Some work"), tr("Some work"), tr("Hard"), tr("Very hard")};
    auto* says = new Text({}, TypeRole::Small, Ink::Secondary);
    says->setMarked(words[std::clamp(hard, 0, 5)] + QStringLiteral(": ") + qs(m_question->changeLater),
                    termNames(m_session.content()));
    connect(says, &Text::termActivated, this,
            [this, says](const QString& id, const QRect& where) { emit termWanted(id, says, where); });
    m_later->addWidget(says);
}

}  // namespace barch::ui
