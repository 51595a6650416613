#include "ui/widgets/empty_state.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace barch::ui {

EmptyState::EmptyState(const QString& name, QWidget* parent) : QWidget(parent)
{
    auto* lines = column(8, this);
    lines->setContentsMargins(32, 24, 32, 24);
    lines->addStretch(2);
    m_icon = new IconLabel(QStringLiteral("ok"), Ink::Ok, nullptr, 24);
    lines->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_title = new Text({}, TypeRole::Strong);
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_title->setAlignment(Qt::AlignHCenter);
    lines->addWidget(m_title);
    m_words = new Text({}, TypeRole::Base, Ink::Secondary);
    m_words->setObjectName(name + QStringLiteral("Words"));
    m_words->setAlignment(Qt::AlignHCenter);
    lines->addWidget(m_words);
    m_button = makeButton(name + QStringLiteral("Button"), {});
    connect(m_button, &QPushButton::clicked, this, &EmptyState::pressed);
    lines->addSpacing(4);
    lines->addWidget(m_button, 0, Qt::AlignHCenter);
    lines->addStretch(3);
}

void EmptyState::set(const QString& icon, Ink ink, const QString& title, const QString& words, const QString& button)
{
    m_icon->set(icon, ink);
    m_title->set(title);
    m_words->set(words);
    m_words->setVisible(!words.isEmpty());
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
}

}  // namespace barch::ui
