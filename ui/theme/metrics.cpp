#include "ui/theme/metrics.h"

#include "ui/theme/tokens.h"

#include <QStringList>

namespace barch::ui {
namespace {

int pixels(const char* path)
{
    return qRound(token(QString::fromLatin1(path)));
}

Metrics read()
{
    Metrics m{};
    m.menuBar = pixels("layout.menuBar");
    m.topBar = pixels("layout.topBar");
    m.statusBar = pixels("layout.statusBar");
    m.railExpanded = pixels("layout.railExpanded");
    m.railCollapsed = pixels("layout.railCollapsed");
    m.railItem = pixels("layout.railItem");
    m.railItemCollapsed = pixels("layout.railItemCollapsed");
    m.pageHeader = pixels("layout.pageHeader");
    m.toolbar = pixels("layout.toolbar");
    m.panelHeader = pixels("layout.panelHeader");
    m.tabs = pixels("layout.tabs");
    m.objectTree = pixels("layout.objectTree");
    m.sideListMin = pixels("layout.sideList.0");
    m.sideListMax = pixels("layout.sideList.1");
    m.inspectorMin = pixels("layout.inspector.0");
    m.inspectorMax = pixels("layout.inspector.1");
    m.previewMin = pixels("layout.previewPane.0");
    m.previewMax = pixels("layout.previewPane.1");
    m.paletteWidth = pixels("layout.palette.width");
    m.paletteHeight = pixels("layout.palette.height");
    m.paletteRow = pixels("layout.palette.row");
    m.palettePreview = pixels("layout.palette.preview");
    m.searchWidth = pixels("layout.searchField.width");
    m.dialogMin = pixels("layout.dialogWidth.0");
    m.dialogMax = pixels("layout.dialogWidth.1");
    m.windowMinWidth = pixels("layout.minWindow.0");
    m.windowMinHeight = pixels("layout.minWindow.1");
    m.control = pixels("control.height");
    m.controlSmall = pixels("control.small");
    m.controlLarge = pixels("control.large");
    m.checkbox = pixels("control.checkbox");
    m.chip = pixels("control.chip");
    m.tag = pixels("control.tag");
    m.tableRow = pixels("control.tableRow");
    m.tableHeader = pixels("control.tableHeader");
    m.treeRow = pixels("control.treeRow");
    m.icon = pixels("icon.default");
    m.iconSmall = pixels("icon.small");
    m.iconTiny = pixels("icon.tiny");
    m.pagePadding = pixels("spacing.pagePadding");
    m.panelPadding = pixels("spacing.panelPadding");
    m.gap = pixels("spacing.inlineGap");
    m.radiusBadge = pixels("radius.badge");
    m.radiusControl = pixels("radius.control");
    m.radiusCard = pixels("radius.card");
    m.radiusArea = pixels("radius.area");
    m.radiusDialog = pixels("radius.dialog");
    m.radiusPopover = pixels("radius.popover");
    m.focusRing = pixels("border.focusRing");
    m.focusOffset = pixels("border.focusOffset");
    m.motion = pixels("motion.maxMs");
    m.shadowBlur = pixels("shadow.blur");
    m.shadowOffset = pixels("shadow.offsetY");
    return m;
}

/// The first choice, then what to fall back to.
QStringList families(const char* first, const char* others)
{
    const QString font = QStringLiteral("font.");
    return QStringList{tokenText(font + QLatin1String(first))} + tokensUnder(font + QLatin1String(others) + '.');
}

/// A number of this step of the type scale: its size, line or weight.
int step(TypeRole role, const char* what)
{
    const char* name = "base";
    switch (role) {
    case TypeRole::Caption:
    case TypeRole::Overline: name = "caption"; break;
    case TypeRole::Small:
    case TypeRole::SmallStrong: name = "small"; break;
    case TypeRole::Base:
    case TypeRole::BaseStrong: name = "base"; break;
    case TypeRole::Strong: name = "strong"; break;
    case TypeRole::Title: name = "title"; break;
    case TypeRole::Question: name = "question"; break;
    case TypeRole::Code:
    case TypeRole::CodeSmall: name = "code"; break;
    }
    return qRound(token(QStringLiteral("type.%1.%2").arg(QLatin1String(name), QLatin1String(what))));
}

QFont make(TypeRole role)
{
    static const QStringList ui = families("ui", "fallbackUi");
    static const QStringList mono = families("mono", "fallbackMono");
    const bool code = role == TypeRole::Code || role == TypeRole::CodeSmall;
    QFont made;
    made.setFamilies(code ? mono : ui);
    made.setPixelSize(role == TypeRole::CodeSmall ? step(role, "size") - 1 : step(role, "size"));
    const bool strong = role == TypeRole::Overline || role == TypeRole::SmallStrong || role == TypeRole::BaseStrong;
    made.setWeight(strong ? QFont::DemiBold : QFont::Weight(step(role, "weight")));
    made.setHintingPreference(QFont::PreferNoHinting);
    if (code)
        made.setStyleHint(QFont::Monospace);
    return made;
}

}  // namespace

const Metrics& metrics()
{
    static const Metrics m = read();
    return m;
}

QFont typeface(TypeRole role)
{
    static const QList<QFont> fonts = [] {
        QList<QFont> list;
        for (int i = 0; i <= static_cast<int>(TypeRole::CodeSmall); ++i)
            list.append(make(static_cast<TypeRole>(i)));
        return list;
    }();
    return fonts[static_cast<int>(role)];
}

int lineHeight(TypeRole role)
{
    const int line = step(role, "line");
    return role == TypeRole::CodeSmall ? line - 2 : line;
}

}  // namespace barch::ui
