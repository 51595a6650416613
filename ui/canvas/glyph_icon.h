#pragma once

#include "core/model/table.h"
#include "core/rules/finding.h"
#include "ui/theme/theme.h"

#include <QPointF>

class QPainter;

namespace barch::ui {

/// A small drawing of resources/icons, kept as a picture for each size and colour it was needed in.
/// Its middle is at `centre`.
void drawGlyph(QPainter& painter, const char* name, QPointF centre, double size, const QColor& colour);

/// How the class of a table looks: glyph, colours, words.
struct ClassLook {
    const char* glyph;
    const Shade* shade;    ///< nullptr: neutral
    const char* words;     ///< "Tenant-owned"
};
ClassLook lookOf(TenancyClass tenancyClass, const Theme& theme);

const char* glyphOf(Severity severity);
const Shade& shadeOf(Severity severity, const Theme& theme);

}  // namespace barch::ui
