#include "ui/export/target_pane.h"

#include "ui/widgets/migration_name_edit.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/text.h"
#include "ui/export/target_list.h"
#include "ui/widgets/small_widgets.h"

#include <QHBoxLayout>
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
    m_name = new MigrationNameEdit(QStringLiteral("migrationName"));
    connect(m_name, &MigrationNameEdit::named, this, &TargetPane::changed);
    connect(m_name, &MigrationNameEdit::unfit, this, &TargetPane::nameUnfit);
    foot->addWidget(m_name);
    layout->addLayout(foot);
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
