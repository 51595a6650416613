#pragma once

class QComboBox;

namespace barch::ui {

/// Lays the arrow over a combo box: once a style sheet gives a combo box its border, Qt takes the arrow
/// from an image file or draws a raised button round it, and neither follows the theme.
void addArrow(QComboBox& combo);

}  // namespace barch::ui
