#pragma once

#include "ui/widgets/text.h"

class QHBoxLayout;
class QWidget;

namespace barch::ui {

/// A text of one line, cut where there is no room.
Text* oneLine(const QString& text, TypeRole role, Ink ink);
/// The head of a pane, and the row that its words stand in.
QWidget* panelHeader(QHBoxLayout*& line);

}  // namespace barch::ui
