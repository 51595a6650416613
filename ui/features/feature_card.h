#pragma once

#include "core/model/planning.h"

#include <QRectF>
#include <QString>

class QPainter;
class QPainterPath;

namespace barch::ui {

/// A feature as the matrix and the board draw it.
struct CardLook {
    QString name;
    Moscow moscow = Moscow::Unset;
    QString note;           ///< small, at the right
    bool selected = false;
    bool problem = false;
    bool raised = false;    ///< under the mouse, or being dragged
};

inline constexpr int cardHeight = 22;
inline constexpr int cardGap = 4;

/// The width that shows the whole name, up to a limit.
int cardWidth(const QString& name);
void paintCard(QPainter& painter, const QRectF& where, const CardLook& look);
/// Where there is no room for names: the mark of the priority alone.
void paintMark(QPainter& painter, const QRectF& where, const CardLook& look);

/// From the side of one box to the side of another, whichever is shorter.
QPainterPath arrowBetween(const QRectF& from, const QRectF& to);
/// The tip of an arrow at the end of its path, in the painter's pen.
void paintTip(QPainter& painter, const QPainterPath& path);

}  // namespace barch::ui
