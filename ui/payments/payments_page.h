#pragma once

#include "ui/shell/page.h"

class QHBoxLayout;
class QStackedWidget;

namespace barch::ui {

class EditTable;
class EventModel;
class LifeView;
class PaymentSide;
class PriceModel;
class Segments;
class Text;

/// Payments: the life of a subscription, the events that move it, plans with their prices, and what is checked
/// of a provider's messages.
class PaymentsPage : public Page {
    Q_OBJECT
public:
    explicit PaymentsPage(const PageContext& context);
    ~PaymentsPage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

private:
    enum View { Events, Plans };

    QWidget* makeHeader();
    QWidget* makeTables();
    QWidget* makeEmpty();
    void refresh();
    void refreshProviders();
    std::string shownProvider() const;
    void select(PaymentEventId id);
    void addEvent();
    void removeEvent(int row);

    PaymentEventId m_event;
    std::vector<std::string> m_providers;
    bool m_filling = false;

    Text* m_subtitle;
    QHBoxLayout* m_headerLine;
    Segments* m_choice = nullptr;  ///< of the provider; none where there is one
    Segments* m_views;
    Text* m_hint;
    QWidget* m_work;
    QWidget* m_empty;
    LifeView* m_life;
    QWidget* m_noLife;
    QWidget* m_lifeArea;
    QStackedWidget* m_tables;
    EventModel* m_eventModel;
    EditTable* m_events;
    PriceModel* m_priceModel;
    EditTable* m_prices;
    PaymentSide* m_side;
    QAction* m_add;
};

/// Events of payment providers, or problems in the life of a subscription, for the rail.
Badge paymentsBadge(const Session& session);

}  // namespace barch::ui
