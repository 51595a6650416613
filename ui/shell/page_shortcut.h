#pragma once

#include "ui/shell/page.h"

namespace barch::ui {

inline constexpr Journey everyJourney[] = {Journey::Discover, Journey::Plan, Journey::Design, Journey::Verify, Journey::Deliver};

/// The keys that go to a part of the journey, Alt+1 to Alt+5: to its first page, and from one of its pages to
/// the next.
inline QString journeyShortcut(Journey journey)
{
    return QStringLiteral("Alt+%1").arg(static_cast<int>(journey) + 1);
}

/// The page that those keys open while `current` is open (the id of a page, or none).
QString nextPageOf(Journey journey, const QString& current);

}  // namespace barch::ui
