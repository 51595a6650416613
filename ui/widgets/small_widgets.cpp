#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text_width.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPaintEvent>
#include <QVBoxLayout>


namespace barch::ui {
IconLabel::IconLabel(const QString& name, Ink ink, QWidget* parent, int size)
    : QWidget(parent), m_name(name), m_ink(ink), m_size(size > 0 ? size : metrics().icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::set(const QString& name, Ink ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintIcon(p, m_name, rect(), isEnabled() ? m_ink : Ink::Disabled);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().line.hairline);
}

SeverityCount::SeverityCount(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void SeverityCount::set(const QString& icon, Ink ink, const QString& text)
{
    m_icon = icon;
    m_ink = ink;
    m_text = text;
    updateGeometry();
    update();
}

QSize SeverityCount::sizeHint() const
{
    if (m_icon.isEmpty() && m_text.isEmpty())
        return {0, 16};
    return {(m_icon.isEmpty() ? 0 : metrics().iconSmall + 4) + widthOf(m_text, TypeRole::Small), 16};
}

void SeverityCount::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    int x = 0;
    if (!m_icon.isEmpty()) {
        const int size = metrics().iconSmall;
        paintIcon(p, m_icon, QRectF(0, (height() - size) / 2.0, size, size), m_ink);
        x = size + 4;
    }
    p.setPen(theme().text.secondary);
    p.setFont(typeface(TypeRole::Small));
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

QPushButton* makeButton(const QString& objectName, const QString& text, ButtonKind kind, const QString& iconName,
                        QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoDefault(false);
    const char* names[] = {"plain", "primary", "quiet", "link", "chip"};
    button->setProperty("kind", QString::fromLatin1(names[static_cast<int>(kind)]));
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName, kind == ButtonKind::Primary ? Ink::OnAccent
                                       : kind == ButtonKind::Link  ? Ink::Accent
                                                                   : Ink::Secondary));
    return button;
}

QLineEdit* makeFilter(const QString& objectName, const QString& placeholder, const QString& iconName, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(placeholder);
    edit->setPlaceholderText(placeholder);
    edit->setProperty("withIcon", true);
    edit->addAction(icon(iconName, Ink::Tertiary), QLineEdit::LeadingPosition);
    return edit;
}

QHBoxLayout* row(int gap, QWidget* on)
{
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    if (on)
        on->setLayout(layout);
    return layout;
}

QVBoxLayout* column(int gap, QWidget* on)
{
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    if (on)
        on->setLayout(layout);
    return layout;
}

QWidget* makeGround(const char* ground, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    setGround(widget, ground);
    return widget;
}

void setGround(QWidget* widget, const char* ground)
{
    widget->setProperty("ground", QString::fromLatin1(ground));
    widget->setAttribute(Qt::WA_StyledBackground);
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

QString grouped(qsizetype number)
{
    QString digits = QString::number(number);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x2009));
    return digits;
}

QString counted(qsizetype number, const QString& one, const QString& many)
{
    return grouped(number) + ' ' + (number == 1 ? one : many);
}

}  // namespace barch::ui
