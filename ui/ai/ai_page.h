#pragma once

#include "core/ai/cost_estimate.h"
#include "ui/shell/page.h"

class QDoubleSpinBox;
class QSpinBox;

namespace barch::ui {

class AiSide;
class CostChart;
class EditTable;
class ModelTable;
class Segments;
class Text;

/// AI: models by configured name, how they are asked, what they are expected to cost, and the limits on them.
class AiPage : public Page {
    Q_OBJECT
public:
    explicit AiPage(const PageContext& context);
    ~AiPage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

private:
    enum View { Asking, Use };

    QWidget* makeHeader();
    QWidget* makeCosts();
    QWidget* makeTables();
    QWidget* makeEmpty();
    void refresh();
    void showCosts();
    void openView();
    void select(AiModelId id);
    void addModel();
    void removeModel(int row);

    AiModelId m_model;
    CostEstimate m_estimate;
    bool m_filling = false;

    Text* m_subtitle;
    Text* m_total;
    Text* m_detail;
    Text* m_budget;
    QSpinBox* m_tenants;
    QDoubleSpinBox* m_share;
    CostChart* m_chart;
    Segments* m_views;
    Text* m_hint;
    ModelTable* m_table;
    EditTable* m_view;
    AiSide* m_side;
    QWidget* m_work;
    QWidget* m_empty;
    QAction* m_add;
};

/// Number of models, or of faults in them, for the rail.
Badge aiBadge(const Session& session);

}  // namespace barch::ui
