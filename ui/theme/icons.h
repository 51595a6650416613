#pragma once

#include "ui/theme/theme.h"

#include <QIcon>

class QPainter;

namespace barch::ui {

/// resources/icons/NAME.svg in the ink asked for. The icon follows the theme by itself: it is tinted
/// when it is painted. In a disabled or checked control it takes the ink of that state.
QIcon icon(const QString& name, Ink ink = Ink::Secondary);
/// For widgets that paint themselves.
void paintIcon(QPainter& painter, const QString& name, const QRectF& where, const QColor& colour);
void paintIcon(QPainter& painter, const QString& name, const QRectF& where, Ink ink);

}  // namespace barch::ui
