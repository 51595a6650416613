#pragma once

#include "core/access/permission_words.h"

#include <QString>

class QPainter;
class QRectF;

namespace barch::ui {

/// How a cell of the matrix looks: glyph and colour, never colour alone. Inherited ones are drawn without ground.
void drawReach(QPainter& painter, const QRectF& where, Reach reach, bool inherited = false);
/// "every row of the tenant", "own rows only", "if the key’s scope allows", "no".
QString reachWords(Reach reach);

}  // namespace barch::ui
