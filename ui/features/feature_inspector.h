#pragma once

#include "core/planning/figures.h"
#include "ui/features/plan_facts.h"
#include "ui/shell/page.h"

#include <functional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace barch::ui {

class ElementPicker;
class IconLabel;
class ProblemCard;
class SectionList;
class Segments;
class Text;

/// The pane at the right: everything about one feature, each part an edit.
class FeatureInspector : public QWidget {
    Q_OBJECT
public:
    explicit FeatureInspector(const PageContext& context, QWidget* parent = nullptr);

    void setFacts(const PlanFacts& facts);
    void select(FeatureId id);
    /// The name is ready to be typed over.
    void editName();

signals:
    void selectionWanted(barch::FeatureId id);
    void removeWanted(barch::FeatureId id);
    void dependencyWanted(barch::FeatureId feature, barch::FeatureId dependency);
    void releaseWanted(barch::FeatureId id, barch::ReleaseId release);

private:
    static QPlainTextEdit* makeTextBox(const char* objectName, const QString& words, int height);
    QWidget* makeHeader();
    QWidget* makeFigures();
    QWidget* makeScores();
    void makeLists(QVBoxLayout* lines);
    QLineEdit* makeNumber(const char* objectName, Figure figure);
    Segments* makeSteps(const char* objectName, Figure figure);
    void refresh();
    void refreshFields(const Feature& feature);
    void refreshScores(const Feature& feature);
    void refreshLists(const Feature& feature);
    void refreshMoves(const Feature& feature);
    void change(const QString& label, std::function<void(Feature&)> what, const QString& mergeKey = {});
    void setFigureTo(Figure figure, double number);
    const Feature* feature() const { return m_facts.project.features.find(m_id); }

    PageContext m_context;
    PlanFacts m_facts;
    FeatureId m_id;
    bool m_filling = false;
    std::vector<FeatureId> m_others;
    std::vector<ReleaseId> m_releaseIds;

    QWidget* m_body;
    QWidget* m_nothing;
    IconLabel* m_mark;
    QLineEdit* m_name;
    QPlainTextEdit* m_description;
    ProblemCard* m_problem;
    Segments* m_priority;
    QComboBox* m_release;
    Segments* m_steps[4];       ///< value, effort, time criticality, risk reduction
    QLineEdit* m_numbers[3];    ///< reach, impact, confidence
    Text* m_scores[3];
    Text* m_formulas[3];
    SectionList* m_needs;
    QComboBox* m_addNeed;
    SectionList* m_moves;
    QPlainTextEdit* m_backend;
    SectionList* m_touches;
    ElementPicker* m_addTouch;
};

}  // namespace barch::ui
