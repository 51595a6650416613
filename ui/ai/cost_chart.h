#pragma once

#include "core/ai/cost_estimate.h"

#include <QWidget>

namespace barch::ui {

/// What each model costs in a month, as bars: full for the model itself, hatched for its fallback. The bars of a
/// currency are measured against the dearest model in it. Up and down choose a model.
class CostChart : public QWidget {
    Q_OBJECT
public:
    explicit CostChart(QWidget* parent = nullptr);

    void show(const Project& project, const CostEstimate& estimate);
    using QWidget::show;
    void select(AiModelId model);
    /// The bar of each model that costs something, for tests: its rectangle.
    QRectF barOf(AiModelId model) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

signals:
    void modelChosen(barch::AiModelId model);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void describe();
    int rowOf(AiModelId model) const;
    double room() const;
    double lengthOf(const ModelCost& cost, std::int64_t millionths) const;
    void paintRow(QPainter& painter, int row) const;

    Project m_project;
    CostEstimate m_estimate;
    AiModelId m_model;
};

}  // namespace barch::ui
