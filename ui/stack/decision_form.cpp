#include "ui/stack/decision_form.h"

#include "ui/stack/text_field.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int longestTitle = 200;

}  // namespace

DecisionForm::DecisionForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("decisionForm"));
    setGround(this, "page");
    auto* layout = column(6, this);
    layout->setContentsMargins(28, 20, 28, 20);
    layout->addWidget(new Text(tr("A decision of your own"), TypeRole::Question));
    layout->addWidget(new Text(tr("For what no question asks about. It gets a record like the others, and stays open until you decide."), TypeRole::Base, Ink::Secondary));
    layout->addSpacing(8);
    layout->addWidget(new Text(tr("What is to be decided?"), TypeRole::SmallStrong, Ink::Secondary));
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("decisionTitle"));
    m_title->setAccessibleName(tr("What is to be decided?"));
    m_title->setPlaceholderText(tr("How often do we publish?"));
    m_title->setMaxLength(longestTitle);
    layout->addWidget(m_title);
    m_context = addTextField(*layout, QStringLiteral("decisionContext"), tr("The situation"), tr("What is known, and why it has to be decided"));
    m_options = addTextField(*layout, QStringLiteral("decisionOptions"), tr("The options, one a line"), tr("Every week\nWhenever something is ready"));
    layout->addSpacing(8);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(QStringLiteral("decisionCancel"), tr("Cancel"));
    m_add = makeButton(QStringLiteral("decisionAdd"), tr("Add the decision"), ButtonKind::Primary);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(m_title, &QLineEdit::textChanged, this, [this] { m_add->setEnabled(!m_title->text().trimmed().isEmpty()); });
    connect(m_title, &QLineEdit::returnPressed, this, &DecisionForm::add);
    connect(m_add, &QPushButton::clicked, this, &DecisionForm::add);
    connect(cancel, &QPushButton::clicked, this, &DecisionForm::cancelled);
}

void DecisionForm::start()
{
    m_title->clear();
    m_context->clear();
    m_options->clear();
    m_add->setEnabled(false);
    m_title->setFocus(Qt::OtherFocusReason);
}

void DecisionForm::add()
{
    if (!m_add->isEnabled())
        return;
    Decision decision;
    decision.title = m_title->text().trimmed().toStdString();
    decision.context = m_context->toPlainText().trimmed().toStdString();
    QStringList names;
    for (const QString& line : m_options->toPlainText().split('\n'))
        if (const QString name = line.trimmed(); !name.isEmpty() && !names.contains(name))
            names.append(name);
    for (const QString& name : names)
        decision.options.emplace_back().name = name.toStdString();
    emit added(decision);
}

void DecisionForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace barch::ui
