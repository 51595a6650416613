#include "ui/stack/record_pane.h"

#include "exporters/decisions/decisions.h"
#include "ui/stack/record_card.h"
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
    layout->addWidget(m_stack, 1);
    connect(m_form, &Segments::chosen, m_stack, &QStackedWidget::setCurrentIndex);
}

void RecordPane::show(const Project& project, const Decision& decision, bool draft)
{
    m_draft->setVisible(draft);
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
