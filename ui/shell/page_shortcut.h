#pragma once

#include <QString>

namespace barch::ui {

/// The keys that go to the page at `place` (0: the first): Alt+1 to Alt+9, then Alt+0; empty for pages
/// beyond the tenth, which the palette and the menu reach.
inline QString pageShortcut(int place)
{
    return place < 10 ? QStringLiteral("Alt+%1").arg((place + 1) % 10) : QString();
}

}  // namespace barch::ui
