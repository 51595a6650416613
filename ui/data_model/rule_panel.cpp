#include "ui/data_model/rule_panel.h"

#include "core/edits/policy_edits.h"
#include "core/edits/trigger_edits.h"
#include "ui/data_model/element_form.h"
#include "ui/widgets/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace barch::ui {

RulePanel::RulePanel(Session& session, QWidget* parent) : SectionList(parent), m_session(session)
{
    setObjectName(QStringLiteral("rulePanel"));
}

QString RulePanel::rolesText(const std::vector<RoleId>& roles) const
{
    QStringList names;
    for (const RoleId id : roles)
        if (const Role* role = m_session.project().roles.find(id))
            names.append(qs(role->name));
    return names.isEmpty() ? tr("everybody") : names.join(QStringLiteral(", "));
}

void RulePanel::showRowSecurity(const Table& table)
{
    const TableId owner = table.id;
    const auto set = [this, owner](bool on, bool forced) {
        (void)m_session.apply({(on ? tr("Turn row-level security on") : tr("Turn row-level security off")).toStdString(),
                               [=](const Project& p) { return setRowSecurity(p, owner, on, forced); }, {}});
    };
    addTitle(tr("Row-level security"));
    auto* on = new QCheckBox(tr("Rows are hidden unless a policy shows them"));
    on->setObjectName(QStringLiteral("rowSecurity"));
    on->setChecked(table.rowSecurity);
    auto* forced = new QCheckBox(tr("Also for the owner of the table"));
    forced->setObjectName(QStringLiteral("forceRowSecurity"));
    forced->setChecked(table.forceRowSecurity);
    forced->setEnabled(table.rowSecurity);
    connect(on, &QCheckBox::clicked, this, [set](bool checked) { set(checked, checked); }, Qt::QueuedConnection);
    connect(forced, &QCheckBox::clicked, this, [set](bool checked) { set(true, checked); }, Qt::QueuedConnection);
    addWidget(on);
    addWidget(forced);
}

void RulePanel::show(const Table* table)
{
    m_table = table ? table->id : TableId{};
    begin();
    if (!table)
        return finish();
    const TableId owner = table->id;
    showRowSecurity(*table);
    addTitle(tr("Policies"), QStringLiteral("policyAdd"), tr("Add a policy"), [this] { editPolicy({}); });
    for (const Policy& policy : table->policies) {
        const PolicyId id = policy.id;
        QStringList detail{policy.restrictive ? tr("must hold") : tr("shows rows"), tr("%1 for %2").arg(qs(nameOf(policy.command)), rolesText(policy.roles))};
        if (!policy.usingExpression.empty())
            detail.append(qs(policy.usingExpression));
        if (!policy.checkExpression.empty())
            detail.append(tr("new rows: %1").arg(qs(policy.checkExpression)));
        addLine(QStringLiteral("lock"), Ink::Secondary, qs(policy.name), detail.join(QStringLiteral(" · ")), "policy." + qs(policy.name),
                [=, this] { editPolicy(id); },
                [=, this, name = policy.name] {
                    (void)m_session.apply({tr("Delete policy %1").arg(qs(name)).toStdString(), [=](const Project& p) { return removePolicy(p, owner, id); }, {}});
                });
    }
    if (!table->triggers.empty()) {
        addTitle(tr("Triggers"));
        for (const Trigger& trigger : table->triggers) {
            QStringList events;
            for (const std::string& event : trigger.events)
                events.append(qs(event));
            const Function* function = m_session.project().functions.find(trigger.function);
            addLine(QStringLiteral("action"), Ink::Tertiary, qs(trigger.name),
                    tr("%1 %2: %3").arg(qs(nameOf(trigger.timing)), events.join(tr(" or ")), function ? qs(function->name) : qs(trigger.body).simplified().left(80)),
                    "trigger." + qs(trigger.name), {},
                    [=, this, id = trigger.id, name = trigger.name] {
                        (void)m_session.apply({tr("Delete trigger %1").arg(qs(name)).toStdString(), [=](const Project& p) { return removeTrigger(p, owner, id); }, {}});
                    });
        }
    }
    addTitle(tr("Grants"));
    if (table->grants.empty())
        addNote(tr("None: only the owner can read or write."));
    for (const Grant& grant : table->grants) {
        QStringList privileges;
        for (const std::string& privilege : grant.privileges)
            privileges.append(qs(privilege));
        addLine(QStringLiteral("user"), Ink::Tertiary, rolesText(grant.role ? std::vector<RoleId>{grant.role} : std::vector<RoleId>{}),
                privileges.join(QStringLiteral(", ")), QStringLiteral("grant"));
    }
    finish();
}

void RulePanel::editPolicy(PolicyId id)
{
    const Table* now = m_session.project().table(m_table);
    if (!now)
        return;
    const auto found = std::ranges::find(now->policies, id, &Policy::id);
    const bool exists = found != now->policies.end();
    const Policy start = exists ? *found : Policy{};
    auto* form = new ElementForm(m_session, exists ? tr("Policy") : tr("New policy on %1").arg(qs(now->name)), window());
    QLineEdit* name = form->addText(QStringLiteral("policyName"), tr("Name"), start.name, true);
    QComboBox* command = form->addChoice(QStringLiteral("policyCommand"), tr("For"), {tr("All commands"), tr("Reading (select)"), tr("Adding (insert)"), tr("Changing (update)"), tr("Deleting (delete)")},
                                         static_cast<int>(start.command));
    QStringList names;
    for (const RoleId role : start.roles)
        if (const Role* known = m_session.project().roles.find(role))
            names.append(qs(known->name));
    QLineEdit* roles = form->addText(QStringLiteral("policyRoles"), tr("Roles"), names.join(QStringLiteral(", ")).toStdString(), true);
    roles->setPlaceholderText(tr("Everybody"));
    QPlainTextEdit* visible = form->addLines(QStringLiteral("policyUsing"), tr("Rows it is about"), start.usingExpression);
    QPlainTextEdit* allowed = form->addLines(QStringLiteral("policyCheck"), tr("New rows must be"), start.checkExpression);
    QCheckBox* restrictive = form->addCheck(QStringLiteral("policyRestrictive"), tr("Must hold besides all others (restrictive)"), start.restrictive);
    form->setEdit(exists ? tr("Change policy %1").arg(qs(start.name)) : tr("Add a policy to %1").arg(qs(now->name)), [=, this, owner = now->id]() -> Result<Edit> {
        Policy policy = start;
        policy.name = name->text().trimmed().toStdString();
        policy.command = static_cast<PolicyCommand>(command->currentIndex());
        policy.usingExpression = visible->toPlainText().trimmed().toStdString();
        policy.checkExpression = allowed->toPlainText().trimmed().toStdString();
        policy.restrictive = restrictive->isChecked();
        policy.roles.clear();
        for (const QString& part : roles->text().split(',', Qt::SkipEmptyParts)) {
            const std::string wanted = part.trimmed().toStdString();
            RoleId known;
            for (const Role& role : m_session.project().roles)
                if (role.name == wanted)
                    known = role.id;
            if (!known)
                return Error{"There is no role \"" + wanted + "\".", {}, "The roles are listed at the left."};
            policy.roles.push_back(known);
        }
        return Edit([=](const Project& p) { return exists ? changePolicy(p, owner, policy) : addPolicy(p, owner, policy); });
    });
    form->open();
}

}  // namespace barch::ui
