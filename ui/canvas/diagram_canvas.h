#pragma once

#include "ui/canvas/diagram_look.h"
#include "ui/canvas/diagram_painter.h"
#include "ui/canvas/diagram_scene.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QWidget>

#include <functional>

class QNativeGestureEvent;

namespace barch::ui {

class Legend;
class Minimap;

/// The drawing of a data model to look at and to work in. It shows a project and says what a person
/// wants; it changes nothing itself.
class DiagramCanvas : public QWidget {
    Q_OBJECT
public:
    enum class Tool { Select, Hand, Table, Reference };

    explicit DiagramCanvas(QWidget* parent = nullptr);
    ~DiagramCanvas() override;

    /// The next version of the same project; with `another`, one that has nothing to do with it.
    void setProject(const Project& project, bool another = false);
    const DiagramScene& scene() const { return m_scene; }
    void setFindings(std::unordered_map<TableId, Severity> worst);
    void setDetail(DetailLevel detail);
    void setShowFindings(bool show);
    void setShowTenantLinks(bool show);
    void setShowLegend(bool show);
    /// The reference tool, with the current table as the one that refers.
    void startReference();

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    /// One sentence on what a reference from child to parent makes.
    void setReferenceSentence(std::function<QString(TableId child, TableId parent)> sentence);

    /// In the order they were picked; the last is the current one.
    const std::vector<TableId>& selection() const { return m_selection; }
    TableId current() const { return m_selection.empty() ? TableId{} : m_selection.back(); }
    ColumnId selectedColumn() const { return m_look.column; }
    /// The selected edge; none while tables are selected.
    const DiagramEdge* selectedEdge() const;
    void select(std::vector<TableId> tables, ColumnId column = {});
    void selectEdge(ConstraintId key);
    /// Brings the table into view, as large as it takes to read it.
    void reveal(TableId table);

    double zoom() const { return m_look.zoom; }
    void setZoom(double zoom);
    void zoomAt(QPointF at, double zoom);  ///< what is at this point of the view stays there
    void zoomToFit();
    /// All tables, at most at 100 %.
    void showEverything();
    const DiagramLook& look() const { return m_look; }
    void centreOn(QPointF place);
    /// The place in the middle of what is seen.
    QPointF middle() const { return m_look.visible().center(); }
    /// The selection in words, for screen readers and the status line.
    QString describeSelection() const;
    bool dragging() const { return m_gesture == Gesture::MoveTables; }

signals:
    void selectionChanged();
    void zoomChanged();
    void toolChanged();
    void viewChanged();
    void tablesMoved(const std::vector<barch::Placement>& placements);
    /// The same by an arrow key: steps that follow each other are one.
    void tablesNudged(const std::vector<barch::Placement>& placements);
    void tableWanted(QPointF place);
    void referenceWanted(barch::TableId child, barch::ColumnId column, barch::TableId parent);
    void editWanted(barch::TableId table, barch::ColumnId column);
    void removeWanted();
    void legendClosed();
    void menuWanted(const QPoint& globalPosition, QPointF place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Gesture { None, Pan, MoveTables, Band, Pressed };

    void viewMoved();
    void fit(double mostZoom);
    void setLook(std::vector<TableId> tables, ColumnId column, ConstraintId key);
    void pickAt(QPointF place, Qt::KeyboardModifiers modifiers);
    void referenceClick(const DiagramBox* box, QPointF place);
    void startMoving();
    void moveTo(QPointF at);
    void finishMoving();
    void cancelGesture();
    void updateCursor();
    void updateHint(const DiagramBox* under);
    void arrow(Direction direction, Qt::KeyboardModifiers modifiers);
    std::vector<Placement> placementsOf(const std::vector<TableId>& tables) const;
    void layOutOverlays();
    void paintBand(QPainter& painter);
    void paintReference(QPainter& painter);
    void paintHint(QPainter& painter);
    bool pinch(QNativeGestureEvent* event);

    DiagramScene m_scene;
    DiagramLook m_look;
    DiagramPainter m_painter;
    std::vector<TableId> m_selection;
    Tool m_tool = Tool::Select;
    Gesture m_gesture = Gesture::None;
    bool m_spaceHeld = false;
    bool m_showsEverything = true;   ///< until a person moves the view: then it follows the size of the window
    bool m_keyboard = false;         ///< the focus came, or was used, by keyboard: it is shown
    QPointF m_pressedAt;
    QPointF m_last;
    QPointF m_moved;                 ///< how far the tables are from where they were, in the drawing
    bool m_narrowOnRelease = false;  ///< a click, not a drag, on one of several selected tables
    QPixmap m_resting;               ///< while tables move: all that does not
    TableId m_child;                 ///< picked by the reference tool
    ColumnId m_childColumn;
    QString m_hint;
    std::function<QString(TableId, TableId)> m_referenceSentence;
    Minimap* m_minimap;
    Legend* m_legend;
    bool m_wantsLegend = true;       ///< it is shown where there is room for it
};

}  // namespace barch::ui
