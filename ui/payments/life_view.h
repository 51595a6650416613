#pragma once

#include "ui/payments/life_layout.h"

#include <QWidget>

namespace barch::ui {

/// Draws the life of a subscription. The arrow keys go from state to state, and up and down through the
/// ways out of and into one; a click on a way selects its event.
class LifeView : public QWidget {
    Q_OBJECT
public:
    explicit LifeView(QWidget* parent = nullptr);

    void setLife(const Project& project, SubscriptionLife life);
    void select(PaymentEventId event);
    const LifeLayout& layoutOfLife() const { return m_layout; }
    /// The state that the keyboard is at: its name, what leads to it and out of it.
    QString wordsOfState(std::size_t state) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void eventChosen(barch::PaymentEventId event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();
    void moveTo(int state);
    void stepLane(int by);
    bool isSelected(const LifeLayout::Lane& lane) const;
    QString labelOf(PaymentEventId id) const;
    QString labelOf(const std::vector<PaymentEventId>& ids) const;
    QString captionOf(std::size_t state) const;
    void paintLane(QPainter& painter, const LifeLayout::Lane& lane) const;
    void paintLabel(QPainter& painter, const LifeLayout::Lane& lane) const;
    void paintState(QPainter& painter, std::size_t state) const;

    Project m_project;
    SubscriptionLife m_life;
    LifeLayout m_layout;
    PaymentEventId m_event;
    int m_state = 0;
};

}  // namespace barch::ui
