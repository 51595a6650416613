#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace barch::ui {

/// Fills rectangles and level or upright lines of one colour into an image of 32 bits a pixel, and
/// nothing else: ten times as fast as QPainter where there are thousands of them.
class Filler {
public:
    explicit Filler(QImage& image)
        : m_bits(reinterpret_cast<QRgb*>(image.bits())), m_stride(image.bytesPerLine() / 4), m_width(image.width()), m_height(image.height())
    {
    }
    void fill(const QRectF& rect, QRgb colour) { fill(rect.left(), rect.top(), rect.right(), rect.bottom(), colour); }
    void fill(double left, double top, double right, double bottom, QRgb colour)
    {
        const int x1 = within(left, m_width);
        const int x2 = within(right, m_width);
        const int y1 = within(top, m_height);
        const int y2 = within(bottom, m_height);
        for (int y = y1; y < y2; ++y)
            std::fill(m_bits + y * m_stride + x1, m_bits + y * m_stride + x2, colour);
    }
    void line(QPointF a, QPointF b, QRgb colour, double width)
    {
        fill(std::min(a.x(), b.x()), std::min(a.y(), b.y()), std::floor(std::max(a.x(), b.x())) + width,
             std::floor(std::max(a.y(), b.y())) + width, colour);
    }

private:
    static int within(double at, int size) { return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(size))); }

    QRgb* m_bits;
    qsizetype m_stride;
    int m_width;
    int m_height;
};

}  // namespace barch::ui
