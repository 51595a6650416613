#include "ui/shell/page_shortcut.h"

namespace barch::ui {

QString nextPageOf(Journey journey, const QString& current)
{
    QString first;
    bool passed = false;
    for (const PageEntry& entry : allPages()) {
        if (entry.journey != journey)
            continue;
        if (passed)
            return QString::fromLatin1(entry.id);
        if (first.isEmpty())
            first = QString::fromLatin1(entry.id);
        passed = current == QLatin1String(entry.id);
    }
    return first;
}

}  // namespace barch::ui
