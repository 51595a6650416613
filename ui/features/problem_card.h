#pragma once

#include "ui/features/plan_facts.h"
#include "ui/shell/page.h"

#include <QFrame>

namespace barch::ui {

/// Why the order of a feature does not work out, with the ways to mend it. Hidden where it does.
class ProblemCard : public QFrame {
    Q_OBJECT
public:
    explicit ProblemCard(const PageContext& context, QWidget* parent = nullptr);
    void show(const PlanFacts& facts, FeatureId feature);

private:
    void apply(int option);

    PageContext m_context;
    std::vector<FixOption> m_options;
};

}  // namespace barch::ui
