#pragma once

#include "ui/widgets/small_widgets.h"

namespace barch::ui {

// A tag as the widget Tag is, for views that paint their rows.
QSize sizeOfTag(const QString& text, const QString& icon = {});
void paintTag(QPainter& painter, const QRect& where, const QString& text, Tag::Tone tone, const QString& icon = {});

}  // namespace barch::ui
