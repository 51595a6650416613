#include "ui/api/webhook_pane.h"

#include "core/api/paths.h"
#include "ui/api/call_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {

WebhookPane::WebhookPane(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(8, this);
    lines->setContentsMargins(16, 12, 16, 16);
    auto* top = row(8);
    m_badge = new Tag({});
    top->addWidget(m_badge);
    m_name = addText("webhookName", tr("Name"), [this] { return webhook() ? qs(webhook()->name) : QString(); },
                     [this](const QString& text) { return webhookEdit(tr("Rename a webhook"), m_id, [name = text.toStdString()](Webhook& changed) { changed.name = name; }); });
    m_name->setFont(typeface(TypeRole::Strong));
    top->addWidget(m_name, 1);
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeWebhook"));
    remove->setIcon(icon(QStringLiteral("trash")));
    remove->setToolTip(tr("Remove the webhook (Delete)"));
    remove->setAccessibleName(tr("Remove the webhook"));
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(remove, &QToolButton::clicked, this, &WebhookPane::removeWanted, Qt::QueuedConnection);
    top->addWidget(remove);
    lines->addLayout(top);
    m_kind = new Text({}, TypeRole::Base, Ink::Secondary);
    lines->addWidget(m_kind);
    m_findings = new Text({}, TypeRole::Small, Ink::WarningText);
    m_findings->setObjectName(QStringLiteral("webhookFindings"));
    lines->addWidget(m_findings);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString& label, QWidget* field, bool incomingOnly) {
        auto* words = new Text(label, TypeRole::Small, Ink::Secondary);
        words->setOneLine(true);
        form->addRow(words, field);
        if (incomingOnly)
            m_incomingOnly.insert(m_incomingOnly.end(), {words, field});
    };
    add(tr("Provider"), addText("webhookProvider", tr("Provider"), [this] { return webhook() ? qs(webhook()->provider) : QString(); },
                                [this](const QString& text) { return webhookEdit(tr("Change who sends a webhook"), m_id, [name = text.toStdString()](Webhook& changed) { changed.provider = name; }); }), true);
    QLineEdit* path = addText("webhookPath", tr("Path"), [this] { return webhook() ? qs(webhook()->path) : QString(); },
                              [this](const QString& text) {
                                  const LabelledEdit change = webhookEdit(tr("Change the path of a webhook"), m_id, [path = text.toStdString()](Webhook& changed) { changed.path = path; });
                                  return LabelledEdit{change.label, [apply = change.apply, path = text.toStdString()](const Project& project) -> Result<Project> {
                                      if (const auto wrong = api::pathFault(path))
                                          return Error{"A path " + *wrong + ".", path, {}};
                                      return apply(project);
                                  }, {}};
                              });
    path->setFont(typeface(TypeRole::Code));
    add(tr("Path"), path, true);
    m_service.box = makeChoice("webhookService", tr("Answered by"));
    connect(m_service.box, &QComboBox::activated, this, [this](int index) {
        apply(webhookEdit(tr("Choose who answers a webhook"), m_id, [service = ServiceId(m_service.at(index))](Webhook& changed) { changed.service = service; }));
    });
    add(tr("Answered by"), m_service.box, true);
    m_job.box = makeChoice("webhookJob", tr("Work done by"));
    connect(m_job.box, &QComboBox::activated, this, [this](int index) {
        apply(webhookEdit(tr("Choose who does the work of a webhook"), m_id, [job = JobId(m_job.at(index))](Webhook& changed) { changed.job = job; }));
    });
    add(tr("Work done by"), m_job.box, false);
    lines->addLayout(form);

    addGuard(lines, "webhookSignature", tr("The signature is checked"), &Webhook::verifiesSignature);
    addGuard(lines, "webhookTimestamp", tr("Old messages are refused"), &Webhook::checksTimestamp);
    addGuard(lines, "webhookDeduplicates", tr("The same message counts once"), &Webhook::deduplicates);
    m_eventsTitle = new Text({}, TypeRole::BaseStrong);
    lines->addWidget(m_eventsTitle);
    m_events = new QPlainTextEdit;
    m_events->setObjectName(QStringLiteral("webhookEvents"));
    m_events->setAccessibleName(tr("Events, one a line"));
    m_events->setPlaceholderText(tr("ticket.created"));
    m_events->setFont(typeface(TypeRole::Code));
    m_events->setTabChangesFocus(true);
    m_events->setMinimumHeight(160);
    connect(m_events, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        LabelledEdit edit = webhookEdit(tr("Change the events of a webhook"), m_id, [events = partsOf(m_events->toPlainText(), '\n')](Webhook& changed) { changed.events = events; });
        edit.mergeKey = "webhook-events/" + m_id.text();
        apply(edit);
    });
    lines->addWidget(framed(m_events));
    lines->addStretch(1);
}

void WebhookPane::addGuard(QVBoxLayout* lines, const char* name, const QString& words, bool Webhook::*member)
{
    QCheckBox* box = makeCheck(name, words);
    connect(box, &QCheckBox::clicked, this, [this, member](bool on) {
        apply(webhookEdit(tr("Change what is checked of messages"), m_id, [=](Webhook& changed) { changed.*member = on; }));
    });
    lines->addWidget(box);
    m_guards.emplace_back(box, member);
    m_incomingOnly.push_back(box);
}

void WebhookPane::refresh(WebhookId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    fillTexts(anew);
    const Webhook* shown = webhook();
    if (!shown)
        return;
    const Project& project = session().project();
    m_badge->set(badgeOf(*shown), Tag::Tone::Root);
    m_kind->set(shown->incoming ? tr("A provider sends these messages to the product. The answer comes at once, the work is done later.")
                                : tr("The product sends these messages to addresses that its customers gave, signed, and again until they are taken."));
    for (QWidget* widget : m_incomingOnly)
        widget->setVisible(shown->incoming);
    for (const auto& [box, member] : m_guards)
        box->setChecked(shown->*member);
    std::vector<std::pair<QString, AnyId>> services;
    for (const Service& service : project.services)
        services.emplace_back(qs(service.name), service.id);
    std::vector<std::pair<QString, AnyId>> jobs;
    for (const Job& job : project.jobs)
        jobs.emplace_back(qs(job.name), job.id);
    m_service.fill(tr("Not decided"), std::move(services), shown->service);
    m_job.fill(tr("Not decided"), std::move(jobs), shown->job);
    m_eventsTitle->set(shown->incoming ? tr("Messages that are taken") : tr("Events that are sent"));
    if ((anew || !m_events->hasFocus()) && partsOf(m_events->toPlainText(), '\n') != shown->events)
        m_events->setPlainText(joined(shown->events, QStringLiteral("\n")));
    QStringList findings;
    for (const Finding& finding : session().findings())
        if (!finding.waived && finding.element.kind == ElementKind::Webhook && finding.element.id == m_id)
            findings.append(qs(finding.message));
    m_findings->set(findings.join('\n'));
    m_findings->setVisible(!findings.isEmpty());
}

void WebhookPane::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

}  // namespace barch::ui
