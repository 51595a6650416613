#include "ui/data_model/empty_canvas.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace barch::ui {

EmptyCanvas::EmptyCanvas(QWidget* parent) : QWidget(parent), m_proposed(new Text({}, TypeRole::Small, Ink::Tertiary))
{
    setObjectName(QStringLiteral("emptyCanvas"));
    setAccessibleName(tr("No tables yet"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    auto* layout = column(6, this);
    layout->setAlignment(Qt::AlignHCenter);
    layout->addStretch(2);
    layout->addSpacing(130);
    auto* title = new Text(tr("No tables yet"), TypeRole::Title);
    title->setOneLine(true);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    auto* text = new Text(tr("A table holds one kind of thing, such as tickets."), TypeRole::Base, Ink::Secondary);
    text->setOneLine(true);
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    auto* card = new QFrame;
    card->setProperty("card", "plain");
    card->setFixedWidth(400);
    auto* choices = column(0, card);
    choices->setContentsMargins(1, 1, 1, 1);
    choices->addWidget(makeChoice(QStringLiteral("emptyProposal"), QStringLiteral("proposal"), tr("Take the proposal from your answers"), m_proposed, tr("Enter"), &EmptyCanvas::proposalWanted));
    choices->addWidget(new Hairline);
    choices->addWidget(makeChoice(QStringLiteral("emptyTable"), QStringLiteral("table"), tr("Draw a table"), new Text(tr("you name it and add its columns"), TypeRole::Small, Ink::Tertiary),
                                  QStringLiteral("T"), &EmptyCanvas::tableWanted));
    layout->addWidget(card, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setProposed(-1);
}

QWidget* EmptyCanvas::makeChoice(const QString& objectName, const QString& iconName, const QString& title, Text* detail, const QString& keys, void (EmptyCanvas::*chosen)())
{
    auto* button = new QPushButton;
    button->setObjectName(objectName);
    button->setAccessibleName(title);
    button->setProperty("kind", "quiet");
    button->setStyleSheet(QStringLiteral("QPushButton { height: 50px; min-height: 50px; max-height: 50px; text-align: left; }"));
    auto* layout = row(12, button);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(new IconLabel(iconName, Ink::AccentFill, nullptr, 16));
    auto* words = column(0);
    auto* name = new Text(title, TypeRole::Base);
    for (Text* line : {name, detail}) {
        line->setOneLine(true);
        line->setAttribute(Qt::WA_TransparentForMouseEvents);
        words->addWidget(line);
    }
    layout->addLayout(words, 1);
    layout->addWidget(new KeyHint(keys));
    connect(button, &QPushButton::clicked, this, chosen);
    return button;
}

void EmptyCanvas::setProposed(qsizetype tables)
{
    m_proposed->set(tables > 0    ? tr("%1, you see them before they are added").arg(counted(tables, tr("table"), tr("tables")))
                    : tables == 0 ? tr("your answers don't ask for tables yet")
                                  : tr("you see what it adds first"));
}

void EmptyCanvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        emit tableWanted();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit proposalWanted();
    else
        QWidget::keyPressEvent(event);
}

/// Three empty tables and the lines between them.
void EmptyCanvas::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter p(this);
    p.fillRect(rect(), t.surface.canvas);
    const QWidget* title = layout()->itemAt(2)->widget();
    const QPointF at(width() / 2.0, title ? title->y() - 70 : 100);
    p.setRenderHint(QPainter::Antialiasing);
    const auto box = [&](QRectF where) {
        p.setPen(QPen(t.canvas.ghost, 1, Qt::DashLine));
        p.setBrush(t.surface.page);
        p.drawRoundedRect(where, 6, 6);
        for (int line = 0; line < (where.height() > 50 ? 3 : 2); ++line)
            p.fillRect(QRectF(where.left() + 9, where.top() + 10 + line * 13, line ? 40 : 30, line ? 2 : 3), line ? t.line.strong : t.canvas.ghost);
    };
    box({at.x() - 108, at.y() - 30, 72, 60});
    box({at.x() + 36, at.y() - 46, 72, 38});
    box({at.x() + 36, at.y() + 12, 72, 38});
    p.setPen(QPen(t.accent.fill, 1.6));
    p.setBrush(Qt::NoBrush);
    for (const double y : {at.y() - 27, at.y() + 31}) {
        p.drawPolyline(QPolygonF({{at.x() - 36, at.y()}, {at.x(), at.y()}, {at.x(), y}, {at.x() + 26, y}}));
        p.drawLine(QPointF(at.x() + 26, y), QPointF(at.x() + 36, y - 5));
        p.drawLine(QPointF(at.x() + 26, y), QPointF(at.x() + 36, y + 5));
        p.drawLine(QPointF(at.x() + 26, y), QPointF(at.x() + 36, y));
    }
    if (hasFocus()) {
        p.setPen(QPen(t.accent.ring, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

}  // namespace barch::ui
