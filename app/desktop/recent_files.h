#pragma once

#include "ui/session/services.h"

class QSettings;

namespace barch {

/// The files that were open before, in the program's settings; the latest first.
QList<ui::RecentFile> readRecentFiles(QSettings& settings);
void addRecentFile(QSettings& settings, const ui::RecentFile& file);
void removeRecentFile(QSettings& settings, const QString& path);

}  // namespace barch
