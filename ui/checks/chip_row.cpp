#include "ui/checks/chip_row.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QMenu>
#include <QToolButton>

namespace barch::ui {
namespace {

constexpr int gap = 6;

}  // namespace

ChipRow::ChipRow(const QString& objectName, const QString& moreText, QWidget* parent)
    : QWidget(parent), m_more(new QToolButton(this)), m_moreText(moreText)
{
    setObjectName(objectName);
    m_more->setObjectName(objectName + QStringLiteral("More"));
    m_more->setText(moreText);
    m_more->setAccessibleName(moreText);
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setFont(typeface(TypeRole::Small));
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &ChipRow::fillMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChipRow::setChips(const QList<Chip>& chips)
{
    const QStringList before = checked();
    const auto key = [](const QPushButton* button) { return button->property("key").toString(); };
    QList<QPushButton*> old = std::exchange(m_chips, {});
    for (const Chip& chip : chips) {
        QPushButton* button = nullptr;
        for (QPushButton*& candidate : old)
            if (candidate && key(candidate) == chip.key)
                button = std::exchange(candidate, nullptr);
        if (!button) {
            button = makeButton(objectName() + QLatin1Char('.') + chip.key, chip.text, ButtonKind::Chip, {}, this);
            button->setProperty("key", chip.key);
            button->setCheckable(true);
            connect(button, &QPushButton::toggled, this, &ChipRow::changed);
        }
        button->setText(chip.text);
        button->setAccessibleName(chip.text);
        m_chips.append(button);
    }
    for (QPushButton* gone : old)
        if (gone) {
            gone->hide();
            gone->deleteLater();
        }
    updateGeometry();
    place();
    if (checked() != before)
        emit changed();
}

QStringList ChipRow::checked() const
{
    QStringList keys;
    for (const QPushButton* chip : m_chips)
        if (chip->isChecked())
            keys.append(chip->property("key").toString());
    return keys;
}

void ChipRow::clearChecked()
{
    for (QPushButton* chip : m_chips)
        chip->setChecked(false);
}

QSize ChipRow::sizeHint() const
{
    int width = 0;
    for (const QPushButton* chip : m_chips)
        width += chip->sizeHint().width() + gap;
    return {width, metrics().chip};
}

QSize ChipRow::minimumSizeHint() const
{
    return {m_chips.isEmpty() ? 0 : m_more->sizeHint().width(), metrics().chip};
}

void ChipRow::place()
{
    int all = -gap;
    for (const QPushButton* chip : m_chips)
        all += chip->sizeHint().width() + gap;
    const int moreWidth = m_more->sizeHint().width();
    const int room = all <= width() ? width() : width() - moreWidth - gap;
    int x = 0;
    bool full = false;
    for (QPushButton* chip : m_chips) {
        const int wide = chip->sizeHint().width();
        full = full || x + wide > room;
        chip->setVisible(!full);
        if (full)
            continue;
        chip->setGeometry(x, 0, wide, metrics().chip);
        x += wide + gap;
    }
    m_more->setVisible(full);
    m_more->setGeometry(x, 0, moreWidth, metrics().chip);
}

void ChipRow::fillMenu()
{
    QMenu* menu = m_more->menu();
    menu->clear();
    for (QPushButton* chip : m_chips) {
        QAction* action = menu->addAction(chip->text());
        action->setCheckable(true);
        action->setChecked(chip->isChecked());
        connect(action, &QAction::toggled, chip, &QPushButton::setChecked);
    }
}

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

}  // namespace barch::ui
