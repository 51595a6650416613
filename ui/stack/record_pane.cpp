#include "ui/stack/record_pane.h"

#include "exporters/decisions/decisions.h"
#include "ui/stack/record_card.h"
#include "ui/stack/record_form.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace barch::ui {

RecordPane::RecordPane(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("recordPane"));
    setAccessibleName(tr("Decision record"));
    setGround(this, "subtle");
    auto* layout = column(0, this);
    auto* head = new QWidget;
    head->setFixedHeight(metrics().panelHeader);
    auto* line = row(8, head);
    line->setContentsMargins(16, 0, 12, 0);
    auto* title = new Text(tr("Decision record"), TypeRole::BaseStrong);
    title->setOneLine(true);
    line->addWidget(title, 0, Qt::AlignVCenter);
    m_draft = new Tag(tr("draft"));
    line->addWidget(m_draft);
    line->addStretch(1);
    m_edit = makeButton(QStringLiteral("editRecord"), tr("Edit"), ButtonKind::Quiet, QStringLiteral("edit"));
    m_edit->setAccessibleName(tr("Edit the text of the record"));
    connect(m_edit, &QPushButton::clicked, this, &RecordPane::edit);
    line->addWidget(m_edit);
    m_form = new Segments({tr("Read"), tr("Markdown")});
    m_form->setObjectName(QStringLiteral("recordForm"));
    m_form->setAccessibleName(tr("How the record is shown"));
    line->addWidget(m_form);
    layout->addWidget(head);
    layout->addWidget(new Hairline);
    m_stack = new QStackedWidget;
    m_read = new QScrollArea;
    m_read->setObjectName(QStringLiteral("recordRead"));
    m_read->setWidgetResizable(true);
    m_read->setFrameShape(QFrame::NoFrame);
    m_read->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_markdown = new CodeView(QStringLiteral("recordMarkdown"), tr("Decision record as Markdown"));
    m_stack->addWidget(m_read);
    m_stack->addWidget(m_markdown);
    m_texts = new RecordForm;
    auto* editing = new QScrollArea;
    editing->setWidgetResizable(true);
    editing->setFrameShape(QFrame::NoFrame);
    editing->setFocusPolicy(Qt::NoFocus);
    editing->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    editing->setWidget(m_texts);
    m_stack->addWidget(editing);
    layout->addWidget(m_stack, 1);
    connect(m_form, &Segments::chosen, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_texts, &RecordForm::cancelled, this, &RecordPane::stopEditing);
    connect(m_texts, &RecordForm::saved, this, [this](const DecisionTexts& texts) {
        const DecisionId id = m_decision.id;
        stopEditing();
        emit textsWanted(id, texts);
    });
}

void RecordPane::edit()
{
    m_stack->setCurrentIndex(Edit);
    m_edit->setEnabled(false);
    m_form->setEnabled(false);
    m_texts->start(textsOf(m_decision));
}

void RecordPane::stopEditing()
{
    m_stack->setCurrentIndex(m_form->current());
    m_edit->setEnabled(true);
    m_form->setEnabled(true);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void RecordPane::show(const Project& project, const Decision& decision, bool draft)
{
    // What is being typed stays while this very record is as it was.
    if (m_stack->currentIndex() == Edit && (draft || !(decision == m_decision)))
        stopEditing();
    m_decision = decision;
    m_draft->setVisible(draft);
    m_edit->setVisible(!draft && decision.status != DecisionStatus::Superseded);
    Project shown = project;
    shown.decisions = shown.decisions.with(decision);
    m_markdown->setCode(wholeText(decisionMarkdown(shown, decision)), CodeLanguage::Markdown);
    const int scrolled = m_read->verticalScrollBar()->value();
    auto* ground = makeGround("subtle");
    auto* layout = column(0, ground);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(new RecordCard(shown, decision, draft));
    layout->addStretch(1);
    m_read->setWidget(ground);
    m_read->verticalScrollBar()->setValue(scrolled);
}

}  // namespace barch::ui
