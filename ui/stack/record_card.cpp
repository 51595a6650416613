#include "ui/stack/record_card.h"

#include "core/stack/decision_record.h"
#include "core/stack/own_marks.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace barch::ui {
namespace {

Tag* statusTag(const Decision& decision, bool draft)
{
    if (draft)
        return new Tag(RecordCard::tr("Draft"), Tag::Tone::Neutral);
    switch (decision.status) {
    case DecisionStatus::Accepted: return new Tag(RecordCard::tr("Accepted"), Tag::Tone::Ok);
    case DecisionStatus::Superseded: return new Tag(RecordCard::tr("Superseded"), Tag::Tone::Neutral);
    case DecisionStatus::Proposed: break;
    }
    return new Tag(RecordCard::tr("Proposed"), Tag::Tone::Warning);
}

void addTitle(QVBoxLayout& layout, const QString& title)
{
    layout.addSpacing(8);
    layout.addWidget(new Text(title, TypeRole::BaseStrong));
}

void addBullet(QVBoxLayout& layout, const QString& text, Ink ink = Ink::Secondary)
{
    auto* line = row(8);
    line->addWidget(new Text(QStringLiteral("•"), TypeRole::Base, Ink::Tertiary), 0, Qt::AlignTop);
    line->addWidget(new Text(text, TypeRole::Base, ink), 1);
    layout.addLayout(line);
}

void addSection(QVBoxLayout& layout, const QString& title, const std::string& text, bool bullets)
{
    const auto lines = linesOf(text);
    if (lines.empty())
        return;
    addTitle(layout, title);
    for (const std::string_view line : lines)
        if (bullets)
            addBullet(layout, qs(line));
        else
            layout.addWidget(new Text(qs(line), TypeRole::Base, Ink::Secondary));
}

QString firstLine(const std::string& text)
{
    const auto lines = linesOf(text);
    return lines.empty() ? QString() : qs(lines.front());
}

void addNotChosen(QVBoxLayout& layout, const Decision& decision)
{
    const QStringList chosen = qs(decision.choice).split(QStringLiteral(", "));
    bool titled = false;
    for (const DecisionOption& option : decision.options) {
        if (option.name == decision.choice || chosen.contains(qs(option.name)))
            continue;
        if (!titled)
            addTitle(layout, RecordCard::tr("Not chosen"));
        titled = true;
        const QString why = firstLine(option.speaksAgainst);
        addBullet(layout, why.isEmpty() ? qs(option.name) : qs(option.name) + QStringLiteral(". ") + why);
    }
}

}  // namespace

RecordCard::RecordCard(const Project& project, const Decision& decision, bool draft, QWidget* parent) : QFrame(parent)
{
    setProperty("card", "plain");
    setAccessibleName(qs(decision.title));
    auto* layout = column(4, this);
    layout->setContentsMargins(20, 18, 20, 20);
    layout->addWidget(new Text(tr("Decision %1").arg(numberOf(decision), 4, 10, QLatin1Char('0')), TypeRole::Small, Ink::Tertiary));
    layout->addWidget(new Text(qs(decision.title), TypeRole::Title));
    auto* tags = row(6);
    tags->addWidget(statusTag(decision, draft));
    tags->addStretch(1);
    layout->addLayout(tags);
    if (const Decision* before = project.decisions.find(decision.replaces))
        layout->addWidget(new Text(tr("Replaces decision %1: %2").arg(numberOf(*before), 4, 10, QLatin1Char('0')).arg(qs(before->choice)), TypeRole::Small, Ink::Tertiary));
    for (const Decision& later : project.decisions)
        if (decision.status == DecisionStatus::Superseded && later.replaces == decision.id)
            layout->addWidget(new Text(tr("Replaced by decision %1: %2").arg(numberOf(later), 4, 10, QLatin1Char('0')).arg(qs(later.choice)), TypeRole::Small, Ink::Tertiary));
    addSection(*layout, tr("Situation"), decision.context, false);
    addTitle(*layout, tr("Decision"));
    layout->addWidget(new Text(decision.choice.empty() ? tr("Not decided yet.") : qs(decision.choice), TypeRole::Strong));
    for (const std::string_view line : linesOf(decision.reason))
        layout->addWidget(new Text(qs(line), TypeRole::Base, Ink::Secondary));
    addSection(*layout, tr("What follows"), decision.consequences, true);
    addNotChosen(*layout, decision);
    layout->addStretch(1);
}

}  // namespace barch::ui
