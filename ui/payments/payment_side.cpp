#include "ui/payments/payment_side.h"

#include "core/edits/element_edits.h"
#include "core/edits/payment_edits.h"
#include "ui/data_model/section_list.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

QString nameOf(const Content& content, const std::string& provider)
{
    const auto found = content.providers.find(provider);
    return found == content.providers.end() ? qs(provider) : qs(found->second.name);
}

bool isGuarded(const Webhook& webhook)
{
    return webhook.verifiesSignature && webhook.checksTimestamp && webhook.deduplicates;
}

}  // namespace

PaymentSide::PaymentSide(const PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_problems(new SectionList), m_providers(new SectionList), m_webhooks(new SectionList)
{
    auto* lines = column(0, this);
    lines->setContentsMargins(0, 6, 0, 12);
    lines->addWidget(m_problems);
    lines->addWidget(m_webhooks);
    lines->addWidget(m_providers);
    lines->addStretch(1);
}

void PaymentSide::show(const Project& project, const std::vector<LifeProblem>& problems)
{
    const KeptFocus kept(this);
    showProblems(project, problems);
    showWebhooks(project);
    showProviders(project);
}

void PaymentSide::showProblems(const Project& project, const std::vector<LifeProblem>& problems)
{
    m_problems->begin();
    m_problems->addTitle(tr("The life of a subscription"));
    if (problems.empty())
        m_problems->addLine(QStringLiteral("ok"), Ink::Ok, tr("Complete"), tr("Every state can be reached and left, and no event is missing."), QStringLiteral("lifeComplete"));
    int number = 0;
    for (const LifeProblem& problem : problems) {
        std::function<void()> open;
        if (!problem.events.empty())
            open = [this, event = problem.events.front()] { emit eventChosen(event); };
        m_problems->addLine(QStringLiteral("warning"), Ink::Warning, qs(problem.text), {}, QStringLiteral("lifeProblem%1").arg(number++), std::move(open));
    }
    if (const auto missing = static_cast<qsizetype>(missingUsualEvents(project)); missing > 0) {
        QPushButton* add = makeButton(QStringLiteral("addUsualEvents"), tr("Add %1").arg(counted(missing, tr("usual event"), tr("usual events"))), ButtonKind::Plain, QStringLiteral("plus"));
        connect(add, &QPushButton::clicked, this, [this] {
            (void)m_context.session.apply({tr("Add the usual payment events").toStdString(), addUsualPaymentEvents, {}});
        }, Qt::QueuedConnection);
        m_problems->addWidget(add);
    }
    m_problems->finish();
}

QCheckBox* PaymentSide::makeCheck(const Webhook& webhook, const QString& words, const char* name, bool Webhook::*member)
{
    auto* box = new QCheckBox(words);
    box->setObjectName(QStringLiteral("webhook.%1.%2").arg(qs(webhook.provider), QString::fromLatin1(name)));
    box->setAccessibleName(tr("%1: %2").arg(qs(webhook.name), words));
    box->setChecked(webhook.*member);
    connect(box, &QCheckBox::clicked, this, [this, id = webhook.id, member](bool on) {
        (void)m_context.session.apply({tr("Change what is checked of messages").toStdString(), [=](const Project& project) -> Result<Project> {
            const Webhook* found = project.webhooks.find(id);
            if (!found)
                return Error{"This webhook is not there any more.", {}, {}};
            Webhook changed = *found;
            changed.*member = on;
            return putElement(project, std::move(changed));
        }, {}});
    }, Qt::QueuedConnection);
    return box;
}

void PaymentSide::showWebhooks(const Project& project)
{
    m_webhooks->begin();
    for (const std::string& provider : project.payments->providers) {
        const QString name = nameOf(m_context.session.content(), provider);
        m_webhooks->addTitle(tr("Each message of %1").arg(name));
        const Webhook* webhook = nullptr;
        for (const Webhook& each : project.webhooks)
            if (each.incoming && each.provider == provider && !webhook)
                webhook = &each;
        if (!webhook) {
            m_webhooks->addNote(tr("The design has no webhook for it, so nobody hears of payments."));
            QPushButton* add = makeButton(QStringLiteral("addWebhook.%1").arg(qs(provider)), tr("Add a webhook"), ButtonKind::Plain, QStringLiteral("plus"));
            connect(add, &QPushButton::clicked, this, [this, provider] {
                (void)m_context.session.apply({tr("Add a webhook").toStdString(), [provider](const Project& before) { return addPaymentWebhook(before, provider); }, {}});
            }, Qt::QueuedConnection);
            m_webhooks->addWidget(add);
            continue;
        }
        m_webhooks->addLine(isGuarded(*webhook) ? QStringLiteral("ok") : QStringLiteral("error"), isGuarded(*webhook) ? Ink::Ok : Ink::Error, qs(webhook->path),
                            tr("%1 are taken").arg(counted(static_cast<qsizetype>(webhook->events.size()), tr("kind of message"), tr("kinds of messages"))), QStringLiteral("webhookLine"));
        m_webhooks->addWidget(makeCheck(*webhook, tr("The signature is checked"), "signature", &Webhook::verifiesSignature));
        m_webhooks->addWidget(makeCheck(*webhook, tr("Old messages are refused"), "timestamp", &Webhook::checksTimestamp));
        m_webhooks->addWidget(makeCheck(*webhook, tr("The same message counts once"), "deduplication", &Webhook::deduplicates));
        for (const Finding& finding : m_context.session.findings())
            if (finding.element.id == webhook->id && finding.element.kind == ElementKind::Webhook && !finding.waived)
                m_webhooks->addWidget(new Text(qs(finding.message), TypeRole::Small, Ink::ErrorText));
    }
    m_webhooks->finish();
}

void PaymentSide::showProviders(const Project& project)
{
    const Content& content = m_context.session.content();
    m_providers->begin();
    m_providers->addTitle(tr("Who takes the money"));
    for (const std::string& provider : project.payments->providers) {
        const auto found = content.providers.find(provider);
        QStringList variables;
        if (found != content.providers.end())
            for (const ProviderVariable& variable : found->second.environment)
                variables.append(qs(variable.name));
        m_providers->addLine(QStringLiteral("payments"), Ink::Secondary, nameOf(content, provider), variables.join(QStringLiteral(", ")), QStringLiteral("provider"));
    }
    m_providers->addNote(tr("Card numbers are entered on the provider's page and never reach this design. It keeps the ids that the provider gives to customers and subscriptions."));
    QPushButton* change = makeButton(QStringLiteral("changeProviders"), tr("Change the answers"), ButtonKind::Link);
    connect(change, &QPushButton::clicked, this, [this] { m_context.navigator.showElement(ElementRef::answer("services.payments")); });
    m_providers->addWidget(change);
    m_providers->finish();
}

}  // namespace barch::ui
