#pragma once

#include "ui/palette/palette_model.h"
#include "ui/shell/page.h"

namespace barch::ui {

/// What the palette says about a hit.
struct PaletteSource {
    const Session& session;
    const ProjectIndex* project = nullptr;  ///< none until it was built
    const QList<QAction*>& actions;
    const QList<RecentFile>& files;
};
PaletteRow rowOf(const Hit& hit, const PaletteSource& source);
QString headingOf(HitKind kind);
/// The glyph and colour of a table's tenancy class.
QString tenancyIcon(TenancyClass tenancy);
Ink tenancyInk(TenancyClass tenancy);
QString tenancyTitle(TenancyClass tenancy);

}  // namespace barch::ui
