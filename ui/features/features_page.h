#pragma once

#include "ui/features/plan_facts.h"
#include "ui/shell/page.h"

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace barch::ui {

class FeatureInspector;
class FeatureTable;
class MatrixView;
class ReleasesPane;
class RequirementsPane;
class Segments;
class Text;

/// Features and priorities: the matrix, the releases, the requirements on quality, and a list of features below.
class FeaturesPage : public Page {
    Q_OBJECT
public:
    explicit FeaturesPage(const PageContext& context);
    ~FeaturesPage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum View { Matrix, Releases, Requirements };

    QWidget* makeHeader();
    QWidget* makeLegend();
    QWidget* makeEmpty();
    QToolButton* makeChoice(const char* objectName, const QString& words);
    void makeActions();
    void connectParts();
    void refresh();
    void refreshFilter();
    bool isShown(const Feature& feature) const;
    void openView(View view);
    void select(FeatureId id);
    void addFeature();
    void removeFeature(FeatureId id);
    void link(FeatureId feature, FeatureId dependency);
    void setPriorityOf(FeatureId id, Moscow moscow);
    void importFile();
    void exportFile(bool markdown);

    PlanFacts m_facts;
    FeatureId m_selected;
    bool m_all = true;             ///< whatever their release
    ReleaseId m_release;           ///< the only one shown otherwise

    Text* m_subtitle;
    Segments* m_views;
    QWidget* m_legend;
    QToolButton* m_filter;
    QToolButton* m_arrows;
    QStackedWidget* m_top;
    QStackedWidget* m_right;
    QSplitter* m_split;
    QWidget* m_work;
    QWidget* m_empty;
    MatrixView* m_matrix;
    ReleasesPane* m_releases;
    RequirementsPane* m_requirements;
    FeatureTable* m_table;
    FeatureInspector* m_inspector;
    QList<QAction*> m_actions;
};

/// Number of features, or of problems in their order, for the rail.
Badge featuresBadge(const Session& session);

}  // namespace barch::ui
