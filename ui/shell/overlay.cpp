#include "ui/shell/overlay.h"

#include "ui/theme/appearance.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

Overlay::Overlay(QWidget* over) : QWidget(over)
{
    over->installEventFilter(this);
    hide();
}

void Overlay::setContent(QWidget* content, int topShare)
{
    m_content = content;
    m_topShare = topShare;
    content->setParent(this);
    place();
}

void Overlay::open(QWidget* focus)
{
    m_before = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    place();
    if (focus)
        focus->setFocus(Qt::PopupFocusReason);
}

void Overlay::dismiss()
{
    if (isHidden())
        return;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    emit dismissed();
}

void Overlay::place()
{
    if (!m_content)
        return;
    QSize size = m_content->sizeHint().expandedTo(m_content->minimumSize()).boundedTo(m_content->maximumSize());
    if (m_content->hasHeightForWidth())
        size.setHeight(m_content->heightForWidth(std::min(size.width(), width() - 48)));
    size = size.boundedTo(QSize(std::max(200, width() - 48), std::max(200, height() - 32)));
    m_content->setGeometry((width() - size.width()) / 2, std::max(16, (height() - size.height()) * m_topShare / 100),
                           size.width(), size.height());
}

bool Overlay::focusNextPrevChild(bool next)
{
    QList<QWidget*> stops;
    QWidget* at = this;
    do {
        at = at->nextInFocusChain();
        if (isAncestorOf(at) && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus))
            stops.append(at);
    } while (at != this);
    if (stops.isEmpty())
        return true;
    const qsizetype current = stops.indexOf(QApplication::focusWidget());
    const qsizetype count = stops.size();
    const qsizetype target = current < 0 ? 0 : (current + (next ? 1 : count - 1)) % count;
    stops[target]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_escapes)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void Overlay::mousePressEvent(QMouseEvent*)
{
    if (m_escapes)
        dismiss();
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), theme().canvas.scrim);
    if (!m_content)
        return;
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    QColor shade = theme().shadow;
    shade.setAlphaF(shade.alphaF() / 6);
    p.setBrush(shade);
    const QRectF box = QRectF(m_content->geometry()).translated(0, metrics().shadowOffset);
    for (int i = 0; i < metrics().shadowBlur; i += 2)
        p.drawRoundedRect(box.adjusted(-i, -i, i, i), metrics().radiusDialog + i, metrics().radiusDialog + i);
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        place();
    }
    return false;
}

MessageCard::MessageCard(Kind kind, const QString& title, const QString& text, QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("messageCard"));
    setAccessibleName(title);
    setProperty("card", "popover");
    setFixedWidth(metrics().dialogMin);
    const char* icons[] = {"error", "warning", "info", "ok"};
    const Ink inks[] = {Ink::Error, Ink::Warning, Ink::Info, Ink::Ok};
    const char* cards[] = {"error", "warning", "info", "ok"};
    const int at = static_cast<int>(kind);
    auto* layout = column(0, this);
    auto* top = row(12);
    top->setContentsMargins(24, 20, 24, 16);
    auto* square = new QFrame;
    square->setProperty("card", QString::fromLatin1(cards[at]));
    square->setFixedSize(metrics().controlLarge, metrics().controlLarge);
    auto* inSquare = row(0, square);
    inSquare->addWidget(new IconLabel(QString::fromLatin1(icons[at]), inks[at]), 0, Qt::AlignCenter);
    top->addWidget(square, 0, Qt::AlignTop);
    auto* words = column(4);
    auto* heading = new Text(title, TypeRole::Title);
    heading->setObjectName(QStringLiteral("messageTitle"));
    words->addWidget(heading);
    if (!text.isEmpty()) {
        auto* says = new Text(text, TypeRole::Base, Ink::Secondary);
        says->setObjectName(QStringLiteral("messageText"));
        words->addWidget(says);
    }
    m_body = column(8);
    m_body->setContentsMargins(0, 8, 0, 0);
    words->addLayout(m_body);
    top->addLayout(words, 1);
    layout->addLayout(top);
    layout->addWidget(new Hairline);
    m_buttons = row(8);
    m_buttons->setContentsMargins(24, 12, 24, 12);
    m_hint = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_buttons->addWidget(m_hint, 1, Qt::AlignVCenter);
    layout->addLayout(m_buttons);
}

QPushButton* MessageCard::addButton(const QString& objectName, const QString& text, bool primary)
{
    QPushButton* button = makeButton(objectName, text, primary ? ButtonKind::Primary : ButtonKind::Plain);
    button->setAutoDefault(true);
    m_buttons->addWidget(button);
    return button;
}

void MessageCard::setHint(const QString& hint)
{
    m_hint->set(hint);
}

}  // namespace barch::ui
