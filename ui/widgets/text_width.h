#pragma once

#include "ui/theme/appearance.h"

#include <QFontMetrics>

namespace barch::ui {

/// Pixels that the text takes on one line.
inline int widthOf(const QString& text, TypeRole role)
{
    return QFontMetrics(typeface(role)).horizontalAdvance(text);
}

}  // namespace barch::ui
