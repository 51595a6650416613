#pragma once

#include "core/planning/release_plan.h"
#include "ui/features/plan_facts.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace barch::ui {

/// The releases side by side with what lies in them and how full they are; what is in none stands last.
/// Cards are dragged to another release, or moved there with the left and right keys. Asks through its signals.
class ReleaseBoard : public QWidget {
    Q_OBJECT
public:
    explicit ReleaseBoard(QWidget* parent = nullptr);

    void setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown);
    void select(FeatureId id);
    /// Where a feature is drawn; empty where it is not.
    QRectF rectOf(FeatureId id) const;
    /// The column of a release; that of no release for none.
    QRectF columnOf(ReleaseId release) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void selectionWanted(barch::FeatureId id);
    void releaseWanted(barch::FeatureId id, barch::ReleaseId release);
    void editWanted(barch::FeatureId id);
    void removeWanted(barch::FeatureId id);
    void releaseMenuWanted(barch::ReleaseId release, const QPoint& at);
    /// The selection should be seen.
    void showWanted(const QRect& where);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Column {
        ReleaseId release;
        QString title;
        ReleaseLoad load;
        std::vector<FeatureId> features;
    };
    QRectF columnRect(std::size_t column) const;
    QRectF cardRect(std::size_t column, std::size_t row) const;
    QRectF menuRect(std::size_t column) const;
    std::optional<std::pair<std::size_t, std::size_t>> placeOf(FeatureId id) const;
    FeatureId cardAt(QPointF point) const;
    std::optional<std::size_t> columnAt(QPointF point) const;
    void paintColumn(QPainter& p, std::size_t column) const;
    void go(int columns, int rows);
    void describe();

    PlanFacts m_facts;
    std::vector<Column> m_columns;
    FeatureId m_selected;
    bool m_byKeyboard = false;
    bool m_pressed = false;
    bool m_dragging = false;
    QPointF m_start;
    QPointF m_mouse;
    QPointF m_grip;
};

}  // namespace barch::ui
