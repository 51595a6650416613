#include "ui/migrations/migration_foot.h"

#include "ui/widgets/result_bar.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace barch::ui {

MigrationFoot::MigrationFoot(QWidget* parent) : QWidget(parent)
{
    auto* lines = column(0, this);
    m_result = new ResultBar(QStringLiteral("migrationResult"));
    connect(m_result, &ResultBar::openWanted, this, &MigrationFoot::openWanted);
    lines->addWidget(m_result);
    lines->addWidget(new Hairline);
    auto* foot = column(8);
    foot->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    auto* status = row(8);
    auto* buttons = row(8);
    m_icon = new IconLabel(QStringLiteral("ok"), Ink::Ok);
    m_status = new Text({}, TypeRole::Small, Ink::Secondary);
    m_status->setObjectName(QStringLiteral("migrationStatus"));
    m_go = makeButton(QStringLiteral("goToUndecided"), tr("Show"), ButtonKind::Link);
    m_go->setAccessibleName(tr("Show the first step that is to be decided"));
    connect(m_go, &QPushButton::clicked, this, &MigrationFoot::undecidedWanted);
    m_verify = makeButton(QStringLiteral("verifyButton"), tr("Verify history…"), ButtonKind::Plain, QStringLiteral("play"));
    connect(m_verify, &QPushButton::clicked, this, &MigrationFoot::verifyWanted);
    m_write = makeButton(QStringLiteral("writeMigration"), tr("Write migration"), ButtonKind::Primary, QStringLiteral("export"));
    connect(m_write, &QPushButton::clicked, this, &MigrationFoot::writeWanted);
    status->addWidget(m_icon);
    status->addWidget(m_status, 1, Qt::AlignVCenter);
    status->addWidget(m_go);
    buttons->addStretch(1);
    buttons->addWidget(m_verify);
    buttons->addWidget(m_write);
    foot->addLayout(status);
    foot->addLayout(buttons);
    lines->addLayout(foot);
    showStatus({}, Ink::Ok, {}, false);
}

void MigrationFoot::showStatus(const QString& icon, Ink ink, const QString& words, bool canGo)
{
    m_icon->set(icon.isEmpty() ? QStringLiteral("ok") : icon, ink);
    m_icon->setVisible(!icon.isEmpty());
    m_status->set(words);
    m_status->setToolTip(words);
    m_status->setVisible(!words.isEmpty());
    m_go->setVisible(canGo);
}

void MigrationFoot::showWrite(const QString& words, bool enabled, const QString& why)
{
    m_write->setText(words);
    m_write->setAccessibleName(words);
    m_write->setAccessibleDescription(why);
    m_write->setToolTip(why);
    m_focus.setEnabled(*m_write, enabled);
}

void MigrationFoot::showVerify(bool enabled, const QString& why)
{
    m_verify->setToolTip(why);
    m_verify->setAccessibleDescription(why);
    m_verifyFocus.setEnabled(*m_verify, enabled);
}

}  // namespace barch::ui
