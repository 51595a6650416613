#include "ui/api/call_answers.h"

#include "core/api/resources.h"
#include "core/edits/call_edits.h"
#include "ui/api/call_words.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int knownErrors[] = {400, 401, 402, 403, 404, 409, 410, 412, 413, 415, 422, 429, 500, 503};
constexpr int mostLines = 22;

Text* heading(const QString& words)
{
    auto* text = new Text(words, TypeRole::BaseStrong);
    text->setOneLine(true);
    text->setMinimumWidth(text->sizeHint().width());
    return text;
}

bool isCertain(int status)
{
    return std::find(std::begin(certainStatuses), std::end(certainStatuses), status) != std::end(certainStatuses);
}

}  // namespace

CallAnswers::CallAnswers(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(8, this);
    lines->setContentsMargins(16, 12, 16, 4);
    auto* title = row(8);
    title->addWidget(heading(tr("What comes back")));
    m_hint = new Text({}, TypeRole::Small, Ink::Secondary);
    m_hint->setOneLine(true);
    title->addWidget(m_hint, 1);
    m_choice = makeChoice("answerBeside", tr("Example at the right"));
    m_choice->setMinimumContentsLength(18);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_status = m_choices[static_cast<std::size_t>(index)];
        fillCards();
    });
    title->addWidget(m_choice);
    lines->addLayout(title);
    m_cards = new QWidget;
    auto* grid = row(12, m_cards);
    m_good = makeCard("goodAnswer", tr("Example of the good answer"));
    m_other = makeCard("otherExample", tr("Example of a failed answer, or of a request"));
    for (const Card& card : {m_good, m_other})
        grid->addWidget(card.frame, 1, Qt::AlignTop);
    lines->addWidget(m_cards);

    m_errorLine = new QWidget;
    auto* errors = column(6, m_errorLine);
    errors->addWidget(new Text(tr("Errors that it answers with. Every call can answer with 400, 401, 429 and 500."), TypeRole::Small, Ink::Secondary));
    auto* chips = new QGridLayout;
    chips->setSpacing(6);
    int at = 0;
    for (const int status : knownErrors) {
        QPushButton* chip = makeButton(QStringLiteral("status%1").arg(status), QString::number(status), ButtonKind::Chip);
        chip->setCheckable(true);
        chip->setToolTip(tr("%1: %2").arg(status).arg(statusWords(status)));
        chip->setAccessibleName(chip->toolTip());
        chip->setEnabled(!isCertain(status));
        connect(chip, &QPushButton::clicked, this, [this, status](bool on) {
            m_status = status;
            apply({(on ? tr("Answer with %1") : tr("Answer with %1 no longer")).arg(status).toStdString(),
                   [id = m_id, status, on](const Project& project) { return setErrorStatus(project, id, status, on); },
                   {}});
        });
        m_errors.emplace_back(status, chip);
        chips->addWidget(chip, at / 7, at % 7);
        ++at;
    }
    chips->setColumnStretch(7, 1);
    errors->addLayout(chips);
    lines->addWidget(m_errorLine);
}

CallAnswers::Card CallAnswers::makeCard(const char* name, const QString& spoken)
{
    Card card;
    auto* frame = new QFrame;
    frame->setObjectName(QString::fromLatin1(name) + QStringLiteral("Card"));
    frame->setProperty("card", "plain");
    auto* lines = column(0, frame);
    lines->setContentsMargins(1, 1, 1, 1);
    auto* head = makeGround("subtle");
    auto* title = row(6, head);
    title->setContentsMargins(10, 5, 8, 5);
    card.mark = new IconLabel(QStringLiteral("ok"), Ink::Ok, nullptr, 14);
    title->addWidget(card.mark);
    card.title = new Text({}, TypeRole::SmallStrong);
    card.title->setOneLine(true);
    card.title->setObjectName(QString::fromLatin1(name) + QStringLiteral("Title"));
    title->addWidget(card.title, 1);
    lines->addWidget(head);
    lines->addWidget(new Hairline);
    card.code = new CodeView(QString::fromLatin1(name), spoken);
    card.code->setFont(typeface(TypeRole::CodeSmall));
    lines->addWidget(card.code);
    card.frame = frame;
    return card;
}

void CallAnswers::setPreview(std::shared_ptr<const openapi::Preview> preview, const Project& project)
{
    m_preview = std::move(preview);
    m_project = project;
    fillCards();
}

void CallAnswers::refresh(EndpointId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    const Endpoint* shown = endpoint();
    if (!shown)
        return;
    const std::vector<int> answers = shown->errorStatuses.empty() ? api::usualErrors(*shown) : shown->errorStatuses;
    for (const auto& [status, chip] : m_errors)
        chip->setChecked(isCertain(status) || std::find(answers.begin(), answers.end(), status) != answers.end());
    m_hint->set(session().project().api->errorFormat == "problem" ? tr("errors are problem details (RFC 9457)") : tr("every answer has success, data and error"));
    if (anew)
        fillCards();
}

void CallAnswers::fillChoice(const std::vector<openapi::AnswerExample>& answers)
{
    QStringList words;
    m_choices.clear();
    for (const openapi::AnswerExample& answer : answers) {
        if (answer.status > 0 && answer.status < 400)
            continue;
        m_choices.push_back(answer.status);
        words.append(answer.status == 0 ? tr("What the caller sends") : tr("%1 %2").arg(answer.status).arg(statusWords(answer.status)));
    }
    m_choice->clear();
    m_choice->addItems(words);
    auto found = std::find(m_choices.begin(), m_choices.end(), m_status);
    if (found == m_choices.end())
        found = std::find_if(m_choices.begin(), m_choices.end(), [](int status) { return status == 404 || status == 403; });
    m_choice->setCurrentIndex(found == m_choices.end() ? static_cast<int>(m_choices.size()) - 1 : static_cast<int>(found - m_choices.begin()));
}

void CallAnswers::fillCards()
{
    std::vector<openapi::AnswerExample> answers;
    if (m_preview && m_id)
        answers = openapi::answersOf(*m_preview, m_project, m_id);
    if (!answers.empty())
        if (std::string body = openapi::requestExampleOf(*m_preview, m_project, m_id); !body.empty())
            answers.insert(answers.begin(), openapi::AnswerExample{0, {}, std::move(body)});
    fillChoice(answers);
    const int wanted = m_choice->currentIndex() < 0 ? -1 : m_choices[static_cast<std::size_t>(m_choice->currentIndex())];
    const openapi::AnswerExample* good = nullptr;
    const openapi::AnswerExample* other = nullptr;
    for (const openapi::AnswerExample& answer : answers) {
        if (answer.status > 0 && answer.status < 400 && !good)
            good = &answer;
        if (answer.status == wanted)
            other = &answer;
    }
    fillCard(m_good, good);
    fillCard(m_other, other);
    m_cards->setVisible(good || other);
    m_choice->setVisible(other);
}

void CallAnswers::fillCard(Card& card, const openapi::AnswerExample* answer)
{
    card.frame->setVisible(answer);
    if (!answer || (answer->body == card.shown.body && answer->status == card.shown.status && answer->words == card.shown.words && !card.code->lines().empty()))
        return;
    card.shown = *answer;
    if (answer->status == 0) {
        card.mark->set(QStringLiteral("arrow-right"), Ink::Secondary);
        card.title->set(tr("Request"));
    } else {
        card.mark->set(answer->status < 400 ? QStringLiteral("ok") : QStringLiteral("error"), answer->status < 400 ? Ink::Ok : Ink::Error);
        const QString words = statusWords(answer->status);
        card.title->set(QStringLiteral("%1  %2").arg(answer->status).arg(words.isEmpty() ? qs(answer->words) : words));
        card.title->setToolTip(qs(answer->words));
    }
    const CodeLines lines = wholeText(answer->body);
    const int rows = std::clamp(static_cast<int>(lines.size()), 1, mostLines);
    // With room for a bar below: whether there is one is known only when it is laid out.
    card.code->setFixedHeight(rows * QFontMetrics(card.code->font()).lineSpacing() + 46);
    card.code->setCode(wholeText(answer->body.empty() ? tr("(no body)").toStdString() : answer->body), answer->body.empty() ? CodeLanguage::Plain : CodeLanguage::Json);
}

}  // namespace barch::ui
