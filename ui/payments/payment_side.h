#pragma once

#include "core/payments/subscription_life.h"
#include "ui/shell/page.h"

class QCheckBox;
class QVBoxLayout;

namespace barch::ui {

class SectionList;

/// Beside the events: what is missing or wrong, who takes the money, and what is checked of each message.
class PaymentSide : public QWidget {
    Q_OBJECT
public:
    explicit PaymentSide(const PageContext& context, QWidget* parent = nullptr);
    void show(const Project& project, const std::vector<LifeProblem>& problems);
    using QWidget::show;

signals:
    void eventChosen(barch::PaymentEventId event);

private:
    void showProblems(const Project& project, const std::vector<LifeProblem>& problems);
    void showProviders(const Project& project);
    void showWebhooks(const Project& project);
    QCheckBox* makeCheck(const Webhook& webhook, const QString& words, const char* name, bool Webhook::*member);

    PageContext m_context;
    SectionList* m_problems;
    SectionList* m_providers;
    SectionList* m_webhooks;
};

}  // namespace barch::ui
