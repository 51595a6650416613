#pragma once

#include <QString>

class QPushButton;

namespace barch::ui {

/// The folder, or that one is to be chosen, on the button that chooses it; at most `width` pixels of words.
void showFolderOn(QPushButton& button, const QString& folder, int width);

}  // namespace barch::ui
