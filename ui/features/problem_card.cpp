#include "ui/features/problem_card.h"

#include "core/rules/checker.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace barch::ui {

ProblemCard::ProblemCard(const PageContext& context, QWidget* parent) : QFrame(parent), m_context(context)
{
    setObjectName(QStringLiteral("orderProblem"));
    setProperty("card", "error");
    row(8, this)->setContentsMargins(10, 10, 10, 10);
    hide();
}

void ProblemCard::show(const PlanFacts& facts, FeatureId feature)
{
    clearLayout(layout());
    const bool circle = facts.circleOf.contains(feature);
    const auto inversion = facts.inversions.find(feature);
    setVisible(circle || inversion != facts.inversions.end());
    if (!isVisibleTo(parentWidget()))
        return;
    Finding finding;
    finding.rule = circle ? "FEA002" : "FEA001";
    finding.fix = FixKind::Choice;
    finding.element = ElementRef::of(ElementKind::Feature, feature);
    m_options = fixesFor(m_context.session.content(), facts.project, finding);

    auto* line = static_cast<QHBoxLayout*>(layout());
    line->addWidget(new IconLabel(QStringLiteral("error"), Ink::Error, nullptr, 14), 0, Qt::AlignTop);
    auto* words = column(6);
    words->addWidget(new Text(circle ? tr("None of these can be started") : tr("The order does not work out"), TypeRole::SmallStrong));
    if (circle)
        words->addWidget(new Text(facts.problemOf(feature), TypeRole::Small, Ink::Secondary));
    else
        for (const Inversion& each : inversion->second) {
            const Feature* dependency = facts.project.features.find(each.dependency);
            words->addWidget(new Text(tr("It waits for %1. %2").arg(qs(dependency->name), qs(sentenceOf(facts.project, each))), TypeRole::Small, Ink::Secondary));
        }
    auto* group = new QButtonGroup(this);
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < m_options.size() && i < most; ++i) {
        auto* choice = new QRadioButton(qs(m_options[i].title));
        choice->setObjectName(QStringLiteral("orderFix%1").arg(i));
        choice->setFont(typeface(TypeRole::Small));
        choice->setToolTip(qs(m_options[i].consequence));
        choice->setChecked(i == 0);
        group->addButton(choice, static_cast<int>(i));
        words->addWidget(choice);
    }
    auto* buttons = row(8);
    QPushButton* button = makeButton(QStringLiteral("applyOrderFix"), tr("Apply"), ButtonKind::Primary);
    auto* consequence = new Text({}, TypeRole::Small, Ink::Secondary);
    const auto tell = [this, consequence](int option) { consequence->set(option >= 0 && option < static_cast<int>(m_options.size()) ? qs(m_options[static_cast<std::size_t>(option)].consequence) : QString()); };
    tell(group->checkedId());
    connect(group, &QButtonGroup::idClicked, consequence, tell);
    connect(button, &QPushButton::clicked, this, [this, group] { apply(group->checkedId()); }, Qt::QueuedConnection);
    buttons->addWidget(button, 0, Qt::AlignTop);
    buttons->addWidget(consequence, 1);
    words->addLayout(buttons);
    line->addLayout(words, 1);
}

void ProblemCard::apply(int option)
{
    if (option >= 0 && option < static_cast<int>(m_options.size()))
        (void)m_context.session.apply(LabelledEdit(m_options[static_cast<std::size_t>(option)].edit));
}

}  // namespace barch::ui
