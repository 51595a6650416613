#include "ui/stack/record_form.h"

#include "ui/stack/text_field.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace barch::ui {

RecordForm::RecordForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("recordTexts"));
    setGround(this, "subtle");
    auto* layout = column(6, this);
    layout->setContentsMargins(16, 12, 16, 16);
    m_context = addTextField(*layout, QStringLiteral("recordContext"), tr("The situation"), tr("What is known, and why it had to be decided"));
    m_reason = addTextField(*layout, QStringLiteral("recordReason"), tr("Why this"), tr("A line for each reason"));
    m_consequences = addTextField(*layout, QStringLiteral("recordConsequences"), tr("What follows"), tr("A line for each consequence"));
    layout->addSpacing(4);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(QStringLiteral("recordCancel"), tr("Cancel"));
    QPushButton* keep = makeButton(QStringLiteral("recordSave"), tr("Save"), ButtonKind::Primary);
    keep->setToolTip(QStringLiteral("Ctrl+Enter"));
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(cancel, &QPushButton::clicked, this, &RecordForm::cancelled);
    connect(keep, &QPushButton::clicked, this, &RecordForm::save);
}

void RecordForm::start(const DecisionTexts& texts)
{
    m_context->setPlainText(qs(texts.context));
    m_reason->setPlainText(qs(texts.reason));
    m_consequences->setPlainText(qs(texts.consequences));
    m_context->setFocus(Qt::OtherFocusReason);
}

void RecordForm::save()
{
    const auto textOf = [](const QPlainTextEdit& edit) { return edit.toPlainText().trimmed().toStdString(); };
    emit saved({textOf(*m_context), textOf(*m_reason), textOf(*m_consequences)});
}

void RecordForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace barch::ui
