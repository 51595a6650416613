#include "ui/canvas/glyph_text.h"

#include "ui/theme/metrics.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>

#include <array>
#include <map>
#include <unordered_map>

namespace barch::ui {
namespace {

QFont fontOf(Face face, double pixels)
{
    QFont made = typeface(face == Face::Mono ? TypeRole::Code : face == Face::Strong ? TypeRole::BaseStrong : TypeRole::Base);
    made.setPixelSize(std::max(1, qRound(pixels)));
    return made;
}

/// One face at one size: the raw font, and the advance of each glyph met so far.
struct SizedFace {
    QRawFont font;
    std::vector<float> advances;
    std::uint32_t ellipsis = 0;
    std::array<float, 128> ascii{};

    float advance(std::uint32_t glyph)
    {
        if (glyph >= advances.size())
            advances.resize(glyph + 1, -1.0F);
        if (advances[glyph] < 0) {
            QPointF step;
            font.advancesForGlyphIndexes(&glyph, &step, 1);
            advances[glyph] = static_cast<float>(step.x());
        }
        return advances[glyph];
    }
};

SizedFace& sized(Face face, double pixels)
{
    static std::map<std::pair<Face, int>, SizedFace> faces;  // by half pixels
    const int halves = std::max(2, qRound(pixels * 2));
    SizedFace& found = faces[{face, halves}];
    if (!found.font.isValid()) {
        found.font = QRawFont::fromFont(fontOf(face, pixels));
        found.font.setPixelSize(halves / 2.0);
        const auto dots = found.font.glyphIndexesForString(QStringLiteral("…"));
        found.ellipsis = dots.isEmpty() ? 0 : dots.first();
        for (char c = 32; c < 127; ++c) {
            const auto glyphs = found.font.glyphIndexesForString(QString(QLatin1Char(c)));
            found.ascii[static_cast<std::size_t>(c)] = glyphs.isEmpty() ? 0.0F : found.advance(glyphs.first());
        }
    }
    return found;
}

bool needsShaping(const QString& text)
{
    for (const QChar c : text)
        if (c.unicode() >= 0x0590 || c.isSurrogate())  // right to left, joining and wide scripts lie above
            return true;
    return false;
}

}  // namespace

GlyphText::GlyphText(Face face, QString text) : m_text(std::move(text)), m_face(face)
{
    if (needsShaping(m_text))
        return;
    const auto glyphs = sized(face, 12).font.glyphIndexesForString(m_text);
    if (glyphs.size() == m_text.size() && !glyphs.contains(0u))
        m_glyphs.assign(glyphs.begin(), glyphs.end());
}

double GlyphText::width(double pixels) const
{
    if (m_glyphs.empty())
        return QFontMetricsF(fontOf(m_face, pixels)).horizontalAdvance(m_text);
    SizedFace& sizedFace = sized(m_face, pixels);
    double total = 0;
    for (const std::uint32_t glyph : m_glyphs)
        total += static_cast<double>(sizedFace.advance(glyph));
    return total;
}

void GlyphText::draw(QPainter& painter, QPointF at, double pixels, const QColor& colour, double room) const
{
    if (m_text.isEmpty() || room <= 0)
        return;
    painter.setPen(colour);
    if (m_glyphs.empty()) {
        drawShaped(painter, at, pixels, room);
        return;
    }
    static std::vector<std::uint32_t> glyphs;  // kept between calls: this is the inner loop of a frame
    static std::vector<QPointF> places;
    glyphs.clear();
    places.clear();
    SizedFace& face = sized(m_face, pixels);
    const double dots = static_cast<double>(face.advance(face.ellipsis));
    double x = 0;
    std::size_t fits = 0;      // glyphs that leave room for the ellipsis
    double fitsWidth = 0;
    for (const std::uint32_t glyph : m_glyphs) {
        glyphs.push_back(glyph);
        places.emplace_back(x, 0);
        x += static_cast<double>(face.advance(glyph));
        if (x + dots <= room) {
            fits = glyphs.size();
            fitsWidth = x;
        }
    }
    if (x > room + 0.5) {
        glyphs.resize(fits);
        places.resize(fits);
        glyphs.push_back(face.ellipsis);
        places.emplace_back(fitsWidth, 0);
    }
    QGlyphRun run;
    run.setRawFont(face.font);
    run.setRawData(glyphs.data(), places.data(), static_cast<int>(glyphs.size()));
    painter.drawGlyphRun(at, run);
}

void GlyphText::drawShaped(QPainter& painter, QPointF at, double pixels, double room) const
{
    const QFont used = fontOf(m_face, pixels);
    painter.setFont(used);
    painter.drawText(at, QFontMetricsF(used).elidedText(m_text, Qt::ElideRight, room));
}

double estimatedWidth(Face face, double pixels, std::string_view utf8)
{
    const SizedFace& sizedFace = sized(face, pixels);
    double total = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            total += static_cast<double>(sizedFace.ascii[byte]);
        else if (byte >= 0xC0)  // the first byte of a character
            total += byte >= 0xE0 ? pixels : pixels * 0.6;
    }
    return total;
}

double ascent(Face face, double pixels)
{
    return sized(face, pixels).font.ascent();
}

}  // namespace barch::ui
