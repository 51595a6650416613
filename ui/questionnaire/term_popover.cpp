#include "ui/questionnaire/term_popover.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

QToolButton* makeSmallButton(const QString& objectName, const QString& iconName, const QString& name)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

std::size_t usesOf(const Questionnaire& questionnaire, std::string_view term)
{
    return static_cast<std::size_t>(std::count_if(
        questionnaire.questions.begin(), questionnaire.questions.end(), [&](const Question& question) {
            return std::find(question.terms.begin(), question.terms.end(), term) != question.terms.end();
        }));
}

TermPopover::TermPopover(const Content& content, const QStringList& terms, QWidget* over)
    : Popover(over), m_content(content), m_terms(terms)
{
    setObjectName(QStringLiteral("termPopover"));
    setFixedWidth(336);
    column(0, this);
    showTerm(0);
}

void TermPopover::showTerm(qsizetype at)
{
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    clearLayout(layout);
    const auto found = m_content.glossary.find(m_terms[at].toStdString());
    if (found == m_content.glossary.end())
        return;
    const GlossaryTerm& term = found->second;
    setAccessibleName(qs(term.term));
    auto* body = new QWidget;
    auto* lines = column(8, body);
    lines->setContentsMargins(16, 12, 12, 12);
    auto* head = row(4);
    head->addWidget(new Text(qs(term.term), TypeRole::Strong), 1);
    if (m_terms.size() > 1) {
        auto* back = makeSmallButton(QStringLiteral("termBack"), QStringLiteral("chevron-left"), tr("Previous word"));
        auto* next = makeSmallButton(QStringLiteral("termNext"), QStringLiteral("chevron-right"), tr("Next word"));
        const qsizetype count = m_terms.size();
        connect(back, &QToolButton::clicked, this, [this, at, count] { showTerm((at + count - 1) % count); });
        connect(next, &QToolButton::clicked, this, [this, at, count] { showTerm((at + 1) % count); });
        head->addWidget(new Text(tr("%1 of %2").arg(at + 1).arg(count), TypeRole::Caption, Ink::Tertiary), 0, Qt::AlignVCenter);
        head->addWidget(back);
        head->addWidget(next);
    }
    auto* close = makeSmallButton(QStringLiteral("termClose"), QStringLiteral("close"), tr("Close"));
    connect(close, &QToolButton::clicked, this, [this] { QWidget::close(); });
    head->addWidget(close);
    lines->addLayout(head);
    lines->addWidget(new Text(qs(term.text), TypeRole::Base, Ink::Secondary));
    if (!term.example.empty()) {
        auto* frame = new QFrame;
        frame->setProperty("card", "inset");
        auto* inside = column(0, frame);
        inside->setContentsMargins(10, 6, 10, 6);
        inside->addWidget(new Text(qs(term.example), TypeRole::Small));
        lines->addWidget(frame);
    }
    if (!term.notToConfuseWith.empty())
        lines->addWidget(new Text(tr("Not to confuse: %1").arg(qs(term.notToConfuseWith)), TypeRole::Small, Ink::Tertiary));
    const auto uses = static_cast<qsizetype>(usesOf(m_content.questionnaire, term.id));
    if (uses > 0) {
        auto* used = makeButton(QStringLiteral("termUses"), tr("Used in %1").arg(counted(uses, tr("question"), tr("questions"))),
                                ButtonKind::Link);
        connect(used, &QPushButton::clicked, this, [this, name = qs(term.term)] {
            emit questionsWanted(name);
            QWidget::close();
        });
        lines->addWidget(used, 0, Qt::AlignLeft);
    }
    layout->addWidget(body);
    if (isVisible())
        resize(width(), layout->totalHeightForWidth(width()));
}

}  // namespace barch::ui
