#include "ui/stack/reason_panel.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr std::size_t mostChanges = 6;

void clearAfterTitle(QVBoxLayout& list)
{
    while (list.count() > 1) {
        QLayoutItem* item = list.takeAt(1);
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QVBoxLayout* addHalf(QHBoxLayout& halves, const QString& title)
{
    auto* half = new QWidget;
    auto* list = column(8, half);
    list->setContentsMargins(20, 14, 16, 14);
    list->addWidget(new Text(title, TypeRole::SmallStrong));
    halves.addWidget(half, 1);
    return list;
}

}  // namespace

ReasonPanel::ReasonPanel(const Content& content, QWidget* parent) : QWidget(parent), m_content(content)
{
    auto* halves = row(0, this);
    m_why = addHalf(*halves, tr("Why this is suggested"));
    halves->addWidget(new Hairline(Qt::Vertical));
    m_change = addHalf(*halves, tr("What would change it"));
}

void ReasonPanel::show(const StackView& view, const Comparison& comparison)
{
    clearAfterTitle(*m_why);
    clearAfterTitle(*m_change);
    const ComparedOption* suggested = comparison.suggested();
    if (!suggested) {
        addReason(*m_why, QStringLiteral("warning"), Ink::Warning, tr("Nothing is suggested: every option clashes with what you decided elsewhere."), {});
    } else {
        for (const StackReason& reason : speaksFor(view, comparison, *suggested))
            addReason(*m_why, QStringLiteral("tick"), Ink::OkText, qs(reason.text), reason.question);
        for (const StackReason& reason : speaksAgainst(comparison, *suggested))
            addReason(*m_why, QStringLiteral("minus"), Ink::Tertiary, tr("Against it: %1").arg(qs(reason.text)), reason.question);
    }
    std::vector<WouldChange> changes = wouldChange(view, comparison);
    if (changes.empty())
        addReason(*m_change, QStringLiteral("ok"), Ink::Ok, tr("No single answer would."), {});
    changes.resize(std::min(changes.size(), mostChanges));
    for (const WouldChange& change : changes)
        addReason(*m_change, QStringLiteral("arrow-right"), Ink::Tertiary, tr("%1: then %2").arg(qs(change.when), qs(change.then)), change.question);
    addReason(*m_change, QStringLiteral("clock"), Ink::Tertiary, tr("We ask again when one of these answers changes."), {});
    m_why->addStretch(1);
    m_change->addStretch(1);
}

QString ReasonPanel::whereOf(const std::string& key) const
{
    const Question* question = m_content.questionnaire.question(key);
    if (!question)
        return {};
    for (const QuestionGroup& group : m_content.questionnaire.groups)
        if (group.id == question->group)
            return tr("%1: %2").arg(qs(group.title), qs(question->title));
    return qs(question->title);
}

void ReasonPanel::addReason(QVBoxLayout& list, const QString& iconName, Ink ink, const QString& text, const std::string& question)
{
    auto* box = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    auto* line = row(8, box);
    line->addWidget(new IconLabel(iconName, ink, nullptr, metrics().iconSmall), 0, Qt::AlignTop);
    auto* words = column(0);
    words->addWidget(new Text(text, TypeRole::Base));
    if (!question.empty()) {
        auto* link = makeButton("because." + qs(question), whereOf(question).replace('&', QStringLiteral("&&")), ButtonKind::Link);
        link->setAccessibleName(tr("Go to the question: %1").arg(whereOf(question)));
        link->setToolTip(whereOf(question));
        link->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        link->setStyleSheet(QStringLiteral("text-align: left; padding-left: 0px"));
        connect(link, &QPushButton::clicked, this, [this, question] { emit questionWanted(question); });
        words->addWidget(link);
    }
    line->addLayout(words, 1);
    list.addWidget(box);
}

}  // namespace barch::ui
