#include "ui/widgets/folder_words.h"

#include <QDir>
#include <QFontMetrics>
#include <QPushButton>

namespace barch::ui {

void showFolderOn(QPushButton& button, const QString& folder, int width)
{
    const QString home = QDir::homePath();
    QString shown = QDir::toNativeSeparators(folder);
    if (folder.startsWith(home + QLatin1Char('/')))
        shown = QStringLiteral("~") + shown.mid(home.size());
    button.setText(folder.isEmpty() ? QPushButton::tr("Choose a folder…") : QFontMetrics(button.font()).elidedText(shown, Qt::ElideMiddle, width));
    button.setToolTip(folder.isEmpty() ? QString() : QDir::toNativeSeparators(folder));
    button.setAccessibleName(folder.isEmpty() ? QPushButton::tr("Choose a folder") : QPushButton::tr("Folder: %1. Choose another").arg(folder));
}

}  // namespace barch::ui
