#include "ui/stack/own_choice.h"

#include "ui/stack/remove_option.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QToolButton>

namespace barch::ui {
namespace {

void addSide(QVBoxLayout& layout, const QString& iconName, Ink ink, const std::string& text)
{
    if (text.empty())
        return;
    auto* line = row(6);
    line->setContentsMargins(24, 0, 0, 0);
    line->addWidget(new IconLabel(iconName, ink, nullptr, metrics().iconSmall), 0, Qt::AlignTop);
    line->addWidget(new Text(qs(text), TypeRole::Small, Ink::Secondary), 1);
    layout.addLayout(line);
}

}  // namespace

OwnChoice::OwnChoice(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("ownChoice"));
    setAccessibleName(tr("Options"));
    m_list = column(8, this);
    m_list->setContentsMargins(20, 12, 20, 12);
}

void OwnChoice::show(const Decision& decision, const QString& picked)
{
    clearLayout(m_list);
    delete m_group;
    m_group = new QButtonGroup(this);
    if (decision.options.empty())
        m_list->addWidget(new Text(tr("There are no options yet. Add one below."), TypeRole::Base, Ink::Secondary));
    for (const DecisionOption& option : decision.options) {
        auto* card = new QFrame;
        card->setProperty("card", "plain");
        auto* inside = column(4, card);
        inside->setContentsMargins(12, 10, 12, 10);
        auto* choice = new QRadioButton(qs(option.name));
        choice->setObjectName("pick." + qs(option.name));
        choice->setProperty("optionName", qs(option.name));
        choice->setChecked(qs(option.name) == picked);
        m_group->addButton(choice);
        auto* head = row(6);
        head->addWidget(choice, 1);
        head->addWidget(makeRemoveOption(qs(option.name), [this](const QString& name) { emit removeWanted(name); }));
        inside->addLayout(head);
        addSide(*inside, QStringLiteral("tick"), Ink::OkText, option.speaksFor);
        addSide(*inside, QStringLiteral("minus"), Ink::Tertiary, option.speaksAgainst);
        m_list->addWidget(card);
    }
    m_list->addStretch(1);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton*, bool on) {
        if (on)
            emit pickedChanged();
    });
}

QString OwnChoice::picked() const
{
    const QAbstractButton* checked = m_group ? m_group->checkedButton() : nullptr;
    return checked ? checked->property("optionName").toString() : QString();
}

}  // namespace barch::ui
