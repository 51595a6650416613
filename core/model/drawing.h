#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

/// The drawing is apart from the meaning: nothing here changes what is exported as SQL.

enum class DetailLevel : std::uint8_t { AllColumns, Keys, NameOnly };
BARCH_NAMES(DetailLevel, "allColumns", "keys", "nameOnly")

/// Where a table's box lies: its top left corner, in pixels at 100 %.
struct Placement {
    TableId id;
    double x = 0;
    double y = 0;
    bool pinned = false;
    AreaId area;
    BARCH_FIELDS(Placement, id, x, y, pinned, area)
};

/// A subject area: tables that are drawn and listed together.
struct Area {
    AreaId id;
    std::string name;
    std::string colour;   ///< "#rrggbb" or empty
    std::string origin;
    BARCH_FIELDS(Area, id, name, colour, origin)
};

struct DiagramView {
    DiagramViewId id;
    std::string name;
    std::vector<TableId> tables;   ///< empty: all
    DetailLevel detail = DetailLevel::AllColumns;
    std::string colourBy;
    BARCH_FIELDS(DiagramView, id, name, tables, detail, colourBy)
};

}  // namespace barch
