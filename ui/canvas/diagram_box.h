#pragma once

#include "core/model/project.h"
#include "ui/canvas/glyph_text.h"

#include <QRectF>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace barch::ui {

/// What a column is for, found once for each version of its table.
struct ColumnMarks {
    bool primary : 1 = false;
    bool tenantKey : 1 = false;
    bool reference : 1 = false;
    bool unique : 1 = false;
    bool indexed : 1 = false;

    /// Shown when only keys are shown.
    bool isKey() const { return primary || tenantKey || reference || unique; }
};
std::vector<ColumnMarks> marksOf(const Table& table);

/// One line of a box, ready to be painted.
struct BoxRow {
    ColumnId column;
    ColumnMarks marks;
    bool nullable = false;
    GlyphText name;
    GlyphText type;
};

/// A table as it is drawn. Lines and words are made when the box is first painted.
struct DiagramBox {
    TableId id;
    const Table* table = nullptr;  ///< in the snapshot of the scene
    AreaId area;
    bool placed = false;           ///< by the project; otherwise where there was room
    QRectF rect;
    std::vector<ColumnMarks> marks;
    std::vector<std::uint16_t> shown;  ///< positions of the columns that this detail shows
    GlyphText name;
    std::vector<GlyphText> nameParts;  ///< up to each "_", for names on several lines

    /// Middle of the column's line, or of the header where the column isn't shown.
    double lineOf(ColumnId column) const;
    /// The column under a place, if any.
    ColumnId columnAt(QPointF place) const;
    QRectF rowRect(std::size_t line) const;
    std::optional<std::size_t> lineIndex(ColumnId column) const;
    const std::vector<BoxRow>& rows(const Project& project) const;

    mutable std::unique_ptr<std::vector<BoxRow>> content;
};

/// Whether a person, or an arrangement, gave the table a place. What a proposal adds has an area and lies at 0, 0.
bool isPlaced(const Placement* placement);

/// Name, marks and size of the box; its place stays.
void fillBox(DiagramBox& box, const Project& project, const Table& table, DetailLevel detail);
/// "ticket_status", "text[]": the type of a column as a person reads it.
std::string shownType(const Project& project, const Column& column);

}  // namespace barch::ui
