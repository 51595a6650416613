#pragma once

#include "ui/canvas/diagram_canvas.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace barch::ui {

class Arranger;
class EmptyCanvas;
class Inspector;
class ModelToolbar;
class ObjectTree;

/// The page where the data model is drawn: objects at the left, the canvas, the inspector at the right.
class DataModelPage : public Page, private Zoomable {
    Q_OBJECT
public:
    explicit DataModelPage(const PageContext& context, QWidget* parent = nullptr);

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    Zoomable* zoomable() override { return this; }
    QList<QWidget*> panes() const override;
    DiagramCanvas* canvas() const { return m_canvas; }

private:
    double zoom() const override { return m_canvas->zoom(); }
    void setZoom(double zoom) override { m_canvas->setZoom(zoom); }
    void zoomToFit() override { m_canvas->zoomToFit(); }

    void layOut();
    void connectCanvas();
    void connectPanes();
    void makeActions();
    void projectChanged(bool another);
    void findingsChanged();
    void selectionChanged();
    void addTable(QPointF place);
    void addReference(TableId child, ColumnId column, TableId parent);
    void editTable(TableId table, ColumnId column);
    void removeSelection();
    void removeColumnAsked(ColumnId column);
    /// Does it at once where nothing else goes with it, otherwise says what does and asks.
    void removeWithConsequences(const LabelledEdit& edit, const QString& question, const QStringList& consequences);
    void duplicateTable();
    void pinSelection(bool pinned);
    void showMenu(const QPoint& at, QPointF place);
    void arrangeAll();
    void arrangeSelection();

    ModelToolbar* m_toolbar;
    ObjectTree* m_tree;
    DiagramCanvas* m_canvas;
    QStackedWidget* m_middle;
    EmptyCanvas* m_empty;
    Inspector* m_inspector;
    Arranger* m_arranger;
    bool m_following = false;  ///< the selection is being shown elsewhere
    QList<QAction*> m_editActions;
    QList<QAction*> m_viewActions;
    QList<QAction*> m_modelActions;
};

}  // namespace barch::ui
