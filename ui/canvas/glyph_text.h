#pragma once

#include <QColor>
#include <QPointF>
#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

class QPainter;

namespace barch::ui {

/// The faces of the drawing.
enum class Face : std::uint8_t { Plain, Strong, Mono };

/// A word with its glyphs looked up once; drawn at any size (in steps of half a pixel) without
/// shaping it again.
class GlyphText {
public:
    GlyphText() = default;
    GlyphText(Face face, QString text);

    const QString& text() const { return m_text; }
    Face face() const { return m_face; }
    double width(double pixels) const;
    /// On a base line; cut with an ellipsis where it is wider than `room`.
    void draw(QPainter& painter, QPointF at, double pixels, const QColor& colour, double room = 1e9) const;

private:
    void drawShaped(QPainter& painter, QPointF at, double pixels, double room) const;

    QString m_text;
    std::vector<std::uint32_t> m_glyphs;  ///< empty: scripts that the face lacks or that need shaping
    Face m_face = Face::Plain;
};

/// How wide a UTF-8 text will be, from a table of advances: exact for Latin letters, a guess for others.
double estimatedWidth(Face face, double pixels, std::string_view utf8);
double ascent(Face face, double pixels);

}  // namespace barch::ui
