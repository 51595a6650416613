#pragma once

#include "ui/features/feature_card.h"
#include "ui/features/matrix_layout.h"
#include "ui/features/plan_facts.h"

#include <QPixmap>
#include <QWidget>

#include <functional>

namespace barch::ui {

/// The priority matrix: value by effort, with arrows from each feature to what it waits for. Cards are
/// dragged to another cell with the mouse or moved with the arrow keys; from the handle of the selected
/// card, or after D, a dependency is drawn. Changes nothing by itself: it asks through its signals.
class MatrixView : public QWidget {
    Q_OBJECT
public:
    enum class Arrows { All, OfSelection, None };

    explicit MatrixView(QWidget* parent = nullptr);

    /// `shown` says which features are drawn.
    void setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown);
    void setArrows(Arrows arrows);
    void select(FeatureId id);
    FeatureId selected() const { return m_selected; }
    const MatrixLayout& layoutOfCards() const { return m_layout; }
    bool isLinking() const { return m_linking; }

    QSize sizeHint() const override { return {900, 460}; }
    QSize minimumSizeHint() const override { return {480, 240}; }

signals:
    void selectionWanted(barch::FeatureId id);
    void placeWanted(barch::FeatureId id, int value, int effort, bool byKeyboard);
    void dependencyWanted(barch::FeatureId feature, barch::FeatureId dependency);
    void editWanted(barch::FeatureId id);
    void removeWanted(barch::FeatureId id);
    void priorityWanted(barch::FeatureId id, barch::Moscow moscow);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Drag { None, Pressed, Card, Link };

    void arrange();
    void drop();
    void paintGround(QPainter& p) const;
    void paintStill(QPainter& p) const;
    void paintSelection(QPainter& p) const;
    void paintArrow(QPainter& p, const QRectF& from, const QRectF& to, FeatureId feature, FeatureId dependency, bool strong) const;
    void paintProblem(QPainter& p, const QRectF& from) const;
    QRectF rectOf(FeatureId id) const;
    QRectF handle() const;
    CardLook lookOf(const MatrixLayout::Card& card) const;
    void paintOne(QPainter& p, const MatrixLayout::Card& card, const QRectF& where, CardLook look) const;
    bool moveByKey(int dValue, int dEffort);
    void step(int by);
    void chooseNear(int dx, int dy);
    void endLink();
    void describe();

    PlanFacts m_facts;
    MatrixLayout m_layout;
    Arrows m_arrows = Arrows::All;
    FeatureId m_selected;
    FeatureId m_hot;
    FeatureId m_target;   ///< what a new dependency would lead to
    bool m_linking = false;
    bool m_byKeyboard = false;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_mouse;
    QPointF m_grip;       ///< from the corner of the card to where it was taken
    QPixmap m_still;      ///< everything but the selection
    bool m_stillDark = false;
};

}  // namespace barch::ui
