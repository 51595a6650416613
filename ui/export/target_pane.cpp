#include "ui/export/target_pane.h"

#include "ui/widgets/page_parts.h"
#include "ui/widgets/text.h"
#include "ui/export/target_list.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/small_widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QStyle>
#include <QVBoxLayout>

namespace barch::ui {

TargetPane::TargetPane(QWidget* parent) : QWidget(parent)
{
    setGround(this, "subtle");
    auto* layout = column(0, this);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("What to export"), TypeRole::Strong, Ink::Primary), 1);
    layout->addWidget(new Hairline);
    m_targets = new TargetList;
    connect(m_targets, &TargetList::chosenChanged, this, &TargetPane::changed);
    layout->addWidget(m_targets, 1);
    layout->addWidget(new Hairline);
    auto* foot = column(4);
    foot->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    foot->addWidget(oneLine(tr("Name of the migration"), TypeRole::Small, Ink::Secondary));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("migrationName"));
    m_name->setAccessibleName(tr("Name of the migration"));
    m_name->setToolTip(tr("Lower case letters, digits and _. Files are called 0001_NAME.up.sql."));
    m_name->setFont(typeface(TypeRole::Code));
    m_name->setMaxLength(60);
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9_]*")), m_name));
    connect(m_name, &QLineEdit::textEdited, this, &TargetPane::lookAtName);
    foot->addWidget(m_name);
    layout->addLayout(foot);
}

void TargetPane::lookAtName(const QString& text)
{
    m_name->setProperty("invalid", !isMigrationName(text));
    m_name->style()->unpolish(m_name);
    m_name->style()->polish(m_name);
    if (isMigrationName(text))
        emit changed();
    else
        emit nameUnfit();
}

QStringList TargetPane::chosen() const
{
    return m_targets->chosen();
}

QString TargetPane::name() const
{
    return m_name->text();
}

void TargetPane::set(const QStringList& targets, const QString& name)
{
    m_name->setText(name);
    m_targets->setChosen(targets);
}

}  // namespace barch::ui
