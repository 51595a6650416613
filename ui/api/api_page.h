#pragma once

#include "ui/shell/page.h"

class QComboBox;
class QLineEdit;
class QScrollArea;
class QStackedWidget;

namespace barch::ui {

class CallList;
class ChannelPane;
class ContractPane;
class EndpointPane;
class Text;
class WebhookPane;

/// API: the calls by resource, one of them with all that it promises, and the contract that comes of them.
class ApiPage : public Page {
    Q_OBJECT
public:
    explicit ApiPage(const PageContext& context);
    ~ApiPage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeList();
    QWidget* makeCall();
    QWidget* makeEmpty();
    void makeActions();
    void refresh();
    void refreshNow();
    void refreshCall();
    void refreshHeader();
    void showCall();
    void remove(const ElementRef& element);
    TableId tableOfCurrent() const;
    void addAndShow(const ElementRef& element);

    bool m_stale = false;  ///< nobody looked since the design changed
    Text* m_subtitle;
    QComboBox* m_answers;
    QLineEdit* m_filter;
    Text* m_summary;
    CallList* m_list;
    Text* m_footer;
    QWidget* m_work;
    QWidget* m_empty;
    QScrollArea* m_scroll;
    QStackedWidget* m_panes;
    EndpointPane* m_endpoint;
    WebhookPane* m_webhook;
    ChannelPane* m_channel;
    ContractPane* m_contract;
    QList<QAction*> m_actions;
    QList<QAction*> m_addActions;
};

/// Calls that the API answers, for the rail.
Badge apiBadge(const Session& session);

}  // namespace barch::ui
