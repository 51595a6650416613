#pragma once

#include "ui/api/call_part.h"

class QPlainTextEdit;

namespace barch::ui {

class IconLabel;
class Tag;
class Text;

/// A message that a provider sends to this product, or that this product sends to its customers' addresses.
class WebhookPane : public CallPart {
    Q_OBJECT
public:
    explicit WebhookPane(const PageContext& context, QWidget* parent = nullptr);
    void refresh(WebhookId webhook);
    void editName();

signals:
    void removeWanted();

private:
    const Webhook* webhook() const { return session().project().webhooks.find(m_id); }
    void addGuard(class QVBoxLayout* lines, const char* name, const QString& words, bool Webhook::*member);

    WebhookId m_id;
    Tag* m_badge;
    Text* m_kind;
    QLineEdit* m_name;
    std::vector<QWidget*> m_incomingOnly;
    QPlainTextEdit* m_events;
    Text* m_eventsTitle;
    std::vector<std::pair<QCheckBox*, bool Webhook::*>> m_guards;
    ElementChoice m_service;
    ElementChoice m_job;
    Text* m_findings;
};

}  // namespace barch::ui
