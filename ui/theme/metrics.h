#pragma once

#include <QFont>

namespace barch::ui {

/// The steps of the type scale.
enum class TypeRole { Caption, Overline, Small, SmallStrong, Base, BaseStrong, Strong, Title, Question, Code, CodeSmall };

/// Sizes in pixels, read from resources/themes/tokens.json.
struct Metrics {
    int menuBar, topBar, statusBar;
    int railExpanded, railCollapsed, railItem, railItemCollapsed;
    int pageHeader, toolbar, panelHeader, tabs;
    int objectTree, sideListMin, sideListMax, inspectorMin, inspectorMax, previewMin, previewMax;
    int paletteWidth, paletteHeight, paletteRow, palettePreview;
    int searchWidth, dialogMin, dialogMax, windowMinWidth, windowMinHeight;
    int control, controlSmall, controlLarge, checkbox, chip, tag, tableRow, tableHeader, treeRow;
    int icon, iconSmall, iconTiny;
    int pagePadding, panelPadding, gap;
    int radiusBadge, radiusControl, radiusCard, radiusArea, radiusDialog, radiusPopover;
    int focusRing, focusOffset;
    int motion;
    int shadowBlur, shadowOffset;
};
const Metrics& metrics();

QFont typeface(TypeRole role);
/// Distance between base lines of running text.
int lineHeight(TypeRole role);

}  // namespace barch::ui
