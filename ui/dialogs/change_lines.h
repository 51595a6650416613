#pragma once

#include <QStringList>

class QVBoxLayout;

namespace barch::ui {

/// The last changes as short lines, the newest first; more than a few are counted.
void addChangeLines(QVBoxLayout& layout, const QStringList& labels);

}  // namespace barch::ui
