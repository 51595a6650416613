#pragma once

#include "core/model/drawing.h"
#include "ui/canvas/diagram_canvas.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace barch::ui {

class Segments;

/// The row of tools above the canvas.
class ModelToolbar : public QWidget {
    Q_OBJECT
public:
    explicit ModelToolbar(QWidget* parent = nullptr);

    void setTool(DiagramCanvas::Tool tool);
    void setDetail(DetailLevel detail);
    void setLegend(bool shown);
    void setHasTables(bool any);
    QMenu* arrangeMenu() const { return m_arrangeMenu; }
    QToolButton* findings() const { return m_findings; }
    QToolButton* legend() const { return m_legend; }
    QToolButton* tenantLinks() const { return m_links; }
    QToolButton* tree() const { return m_tree; }
    QToolButton* inspector() const { return m_inspector; }

signals:
    void toolChosen(barch::ui::DiagramCanvas::Tool tool);
    void detailChosen(barch::DetailLevel detail);

private:
    QToolButton* addButton(const QString& objectName, const QString& icon, const QString& words, const QString& keys, bool checkable, const QString& text = {});

    QToolButton* m_tools[4];
    Segments* m_detail;
    QMenu* m_arrangeMenu;
    QToolButton* m_arrange;
    QToolButton* m_links;
    QToolButton* m_legend;
    QToolButton* m_findings;
    QToolButton* m_tree;
    QToolButton* m_inspector;
};

}  // namespace barch::ui
