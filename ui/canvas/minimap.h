#pragma once

#include <QPixmap>
#include <QWidget>

namespace barch::ui {

class DiagramCanvas;

/// The whole drawing in a corner, with a frame round what is seen. Click or drag moves the view.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(DiagramCanvas& canvas);
    void drawingChanged();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QPointF placeAt(QPointF at) const;
    void drawPicture();

    DiagramCanvas& m_canvas;
    QPixmap m_picture;
    double m_scale = 1;
    QPointF m_origin;  ///< place of the drawing at the picture's corner
};

}  // namespace barch::ui
