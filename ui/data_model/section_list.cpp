#include "ui/data_model/section_list.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace barch::ui {
namespace {

QToolButton* smallButton(const QString& objectName, const QString& iconName, const QString& words)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setFixedSize(24, 24);
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

}  // namespace

SectionList::SectionList(QWidget* parent) : QWidget(parent), m_layout(column(2, this))
{
    m_layout->setContentsMargins(16, 6, 8, 10);
}

void SectionList::begin()
{
    clearLayout(m_layout);
}

void SectionList::finish()
{
    setVisible(m_layout->count() > 0);
}

void SectionList::addTitle(const QString& title, const QString& addName, const QString& addTip, std::function<void()> add)
{
    auto* line = row(4);
    line->setContentsMargins(0, m_layout->count() ? 8 : 2, 0, 2);
    line->addWidget(new Text(title, TypeRole::SmallStrong, Ink::Secondary), 1);
    if (add) {
        QToolButton* button = smallButton(addName, QStringLiteral("plus"), addTip);
        // Whatever was asked for may make this list anew: not while the button is still at work.
        connect(button, &QToolButton::clicked, this, std::move(add), Qt::QueuedConnection);
        line->addWidget(button);
    }
    m_layout->addLayout(line);
}

void SectionList::addLine(const QString& iconName, Ink ink, const QString& title, const QString& detail,
                          const QString& objectName, std::function<void()> edit, std::function<void()> remove)
{
    auto* line = row(6);
    if (!iconName.isEmpty())
        line->addWidget(new IconLabel(iconName, ink, nullptr, 14), 0, Qt::AlignTop);
    auto* words = column(0);
    auto* name = new Text(title, TypeRole::Small);
    words->addWidget(name);
    if (!detail.isEmpty())
        words->addWidget(new Text(detail, TypeRole::Caption, Ink::Tertiary));
    line->addLayout(words, 1);
    if (edit) {
        QToolButton* button = smallButton(objectName + "Edit", QStringLiteral("edit"), tr("Change %1").arg(title));
        connect(button, &QToolButton::clicked, this, std::move(edit), Qt::QueuedConnection);
        line->addWidget(button, 0, Qt::AlignTop);
    }
    if (remove) {
        QToolButton* button = smallButton(objectName + "Remove", QStringLiteral("trash"), tr("Remove %1").arg(title));
        connect(button, &QToolButton::clicked, this, std::move(remove), Qt::QueuedConnection);
        line->addWidget(button, 0, Qt::AlignTop);
    }
    m_layout->addLayout(line);
}

void SectionList::addLink(const QString& iconName, const QString& left, const QString& middle, const QString& right, const QString& id)
{
    auto* line = row(6);
    line->addWidget(new IconLabel(iconName, Ink::Tertiary, nullptr, 12));
    if (!middle.isEmpty()) {
        auto* from = new Text(left, TypeRole::Small);
        from->setOneLine(true);
        line->addWidget(from, 1);
    }
    auto* target = makeButton("link." + id, middle.isEmpty() ? left : middle, ButtonKind::Link);
    connect(target, &QPushButton::clicked, this, [this, id] { emit linkChosen(id); }, Qt::QueuedConnection);
    line->addWidget(target);
    if (middle.isEmpty())
        line->addStretch(1);
    if (!right.isEmpty()) {
        auto* note = new Text(right, TypeRole::Caption, Ink::Tertiary);
        note->setOneLine(true);
        note->setMinimumWidth(76);
        note->setAlignment(Qt::AlignRight);
        line->addWidget(note);
    }
    m_layout->addLayout(line);
}

void SectionList::addNote(const QString& text)
{
    m_layout->addWidget(new Text(text, TypeRole::Small, Ink::Tertiary));
}

void SectionList::addWidget(QWidget* widget)
{
    m_layout->addWidget(widget);
}

}  // namespace barch::ui
