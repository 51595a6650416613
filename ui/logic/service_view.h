#pragma once

#include "ui/logic/service_layout.h"

#include <QWidget>

#include <map>

namespace barch::ui {

/// Draws services in their lanes. The arrow keys go from box to box, a click selects, dragging from one box
/// to another lets the first use the second, Delete asks for a box to be removed.
class ServiceView : public QWidget {
    Q_OBJECT
public:
    explicit ServiceView(QWidget* parent = nullptr);

    void show(const Project& project, std::map<AnyId, QString> faults);
    using QWidget::show;
    void select(ServiceId id);
    /// Asks for the selected box to be seen.
    void reveal();
    ServiceId selected() const { return m_selected; }
    const ServiceLayout& layoutOfServices() const { return m_layout; }
    /// A box in words: its layer, what it uses and is used by.
    QString wordsOf(ServiceId id) const;

    QSize sizeHint() const override { return m_layout.size.toSize(); }
    QSize minimumSizeHint() const override;

signals:
    void serviceChosen(barch::ServiceId id);
    void connectWanted(barch::ServiceId from, barch::ServiceId to);
    void removeWanted(barch::ServiceId id);
    void editWanted(barch::ServiceId id);
    /// The keyboard went to what lies here.
    void seenWanted(const QRect& where);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();
    void choose(int box);
    int nextBox(int key) const;
    QString captionOf(const Service& service) const;
    void paintHeads(QPainter& painter) const;
    void paintLine(QPainter& painter, const ServiceLayout::Line& line, bool selected) const;
    void paintBox(QPainter& painter, const ServiceLayout::Box& box) const;

    Project m_project;
    std::map<AnyId, QString> m_faults;
    std::map<AnyId, int> m_calls;  ///< of the API, by the service that answers them
    ServiceLayout m_layout;
    ServiceId m_selected;
    int m_dragged = -1;            ///< the box that a line is drawn from
    QPointF m_pressed;
    QPointF m_pointer;
    bool m_dragging = false;
};

}  // namespace barch::ui
