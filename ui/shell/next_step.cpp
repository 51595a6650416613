#include "ui/shell/next_step.h"

#include "ui/shell/page.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace barch::ui {

std::optional<NextStep> nextStepOf(const Session& session)
{
    if (!session.hasProject())
        return {};
    const Readiness r = session.readiness();
    const auto left = static_cast<qsizetype>(r.questions - r.answered);
    const auto errors = static_cast<qsizetype>(session.counts().errors);
    const qsizetype waiting = session.proposal() ? static_cast<qsizetype>(session.proposal()->changes.size()) : 0;
    const auto exists = [](const char* page) { return findPage(QString::fromLatin1(page)) != nullptr; };
    if (r.tables > 0 && errors > 0 && exists("checks"))
        return NextStep{Session::tr("Resolve %1. They keep the export from being complete.")
                            .arg(counted(errors, Session::tr("error"), Session::tr("errors"))),
                        Session::tr("Open checks"), QStringLiteral("checks")};
    if (r.answered == 0 && r.tables == 0)
        return NextStep{Session::tr("Answer the first question. You see at once what it changes."),
                        Session::tr("Open questionnaire"), QStringLiteral("questionnaire")};
    if (waiting > 0 && (r.tables == 0 || left == 0))
        return NextStep{Session::tr("Your answers lead to %1. Look at them and take what you like.")
                            .arg(counted(waiting, Session::tr("change"), Session::tr("changes"))),
                        Session::tr("Review proposal"), QStringLiteral("proposal")};
    if (left > 0)
        return NextStep{Session::tr("Answer %1 more. “I don’t know yet” counts as open, nothing is blocked.")
                            .arg(counted(left, Session::tr("question"), Session::tr("questions"))),
                        Session::tr("Go on answering"), QStringLiteral("questionnaire")};
    if (exists("export"))
        return NextStep{Session::tr("Nothing is open. Export the migrations and hand them over."),
                        Session::tr("Open export"), QStringLiteral("export")};
    return NextStep{Session::tr("Every question is answered."), Session::tr("Review proposal"), QStringLiteral("proposal")};
}

NextStepCard::NextStepCard(Session& session, QWidget* parent) : QFrame(parent), m_session(session)
{
    setObjectName(QStringLiteral("nextStep"));
    setAccessibleName(tr("Next step"));
    setProperty("card", "plain");
    auto* layout = column(4, this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->addWidget(new Text(tr("Next step"), TypeRole::Overline, Ink::Tertiary));
    m_text = new Text({}, TypeRole::Small);
    layout->addWidget(m_text);
    m_link = makeButton(QStringLiteral("nextStepLink"), {}, ButtonKind::Link, QStringLiteral("arrow-right"));
    m_link->setLayoutDirection(Qt::RightToLeft);
    auto* line = row(0);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_link);
    line->addStretch(1);
    layout->addLayout(line);
    connect(m_link, &QPushButton::clicked, this, [this] { emit pageChosen(m_page); });
}

void NextStepCard::setWanted(bool wanted)
{
    m_wanted = wanted;
    refresh();
}

void NextStepCard::refresh()
{
    const std::optional<NextStep> step = nextStepOf(m_session);
    setVisible(m_wanted && step);
    if (!step)
        return;
    m_text->set(step->text);
    m_link->setText(step->link);
    m_link->setAccessibleName(step->link);
    m_page = step->page;
}

}  // namespace barch::ui
