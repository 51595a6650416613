#include "ui/canvas/diagram_box.h"

#include "ui/canvas/canvas_metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

constexpr double namePixels = 12;
constexpr double typePixels = 10.5;
constexpr double titlePixels = 13;

void mark(const Table& table, std::vector<ColumnMarks>& marks, ColumnId wanted, bool unique)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].id != wanted)
            continue;
        if (unique)
            marks[i].unique = true;
        else
            marks[i].indexed = true;
    }
}

/// The one column that is unique, beside the tenant key.
void markUnique(const Table& table, std::vector<ColumnMarks>& marks, const std::vector<ColumnId>& columns)
{
    ColumnId only;
    int others = 0;
    for (const ColumnId column : columns) {
        if (columns.size() > 1 && column == table.tenantKey)
            continue;
        only = column;
        ++others;
    }
    const bool isKey = table.primaryKey && table.primaryKey->columns.size() == 1 && table.primaryKey->columns[0] == only;
    if (others == 1 && !isKey)
        mark(table, marks, only, true);
}

std::vector<GlyphText> partsOf(const QString& name)
{
    std::vector<GlyphText> parts;
    for (qsizetype from = 0; from < name.size();) {
        const qsizetype end = name.indexOf('_', from);
        const qsizetype next = end < 0 ? name.size() : end + 1;
        parts.emplace_back(Face::Strong, name.mid(from, next - from));
        from = next;
    }
    return parts;
}

double widthFor(const Project& project, const Table& table)
{
    const CanvasMetrics& m = canvasMetrics();
    double wanted = 30 + estimatedWidth(Face::Strong, titlePixels, table.name) + 26;
    for (const Column& column : table.columns)
        wanted = std::max(wanted, m.nameX + estimatedWidth(Face::Strong, namePixels, column.name) + 10 +
                                      estimatedWidth(Face::Mono, typePixels, shownType(project, column)) + m.typeRight);
    return std::clamp(std::ceil(wanted / m.snap) * m.snap, m.tableWidth, m.tableMaxWidth);
}

}  // namespace

std::string shownType(const Project& project, const Column& column)
{
    if (!column.userType)
        return column.type;
    const UserType* type = project.types.find(column.userType);
    return (type ? type->name : std::string("?")) + column.type;
}

bool isPlaced(const Placement* placement)
{
    return placement && (placement->x != 0 || placement->y != 0 || placement->pinned);
}

std::vector<ColumnMarks> marksOf(const Table& table)
{
    std::vector<ColumnMarks> marks(table.columns.size());
    const auto at = [&](ColumnId id) -> ColumnMarks* {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].id == id)
                return &marks[i];
        return nullptr;
    };
    if (table.primaryKey) {
        // A key led by the tenant key is drawn as the key of what follows it.
        const auto& columns = table.primaryKey->columns;
        for (const ColumnId column : columns)
            if (ColumnMarks* found = at(column); found && (columns.size() == 1 || column != table.tenantKey))
                found->primary = true;
    }
    if (ColumnMarks* found = at(table.tenantKey))
        found->tenantKey = true;
    for (const ForeignKey& key : table.foreignKeys)
        for (const ColumnId column : key.columns)
            if (ColumnMarks* found = at(column); found && column != table.tenantKey)
                found->reference = true;
    for (const UniqueConstraint& unique : table.uniques)
        markUnique(table, marks, unique.columns);
    for (const Index& index : table.indexes) {
        std::vector<ColumnId> columns;
        for (const IndexKey& key : index.keys)
            columns.push_back(key.column);
        if (index.unique && index.predicate.empty())
            markUnique(table, marks, columns);
        if (!columns.empty())
            mark(table, marks, columns[0], false);
        if (columns.size() > 1 && columns[0] == table.tenantKey)
            mark(table, marks, columns[1], false);
    }
    return marks;
}

void fillBox(DiagramBox& box, const Project& project, const Table& table, DetailLevel detail)
{
    const CanvasMetrics& m = canvasMetrics();
    if (box.table != &table || !box.content) {
        box.content.reset();
        box.marks = marksOf(table);
        box.name = GlyphText(Face::Strong, qs(table.name));
        box.nameParts = partsOf(qs(table.name));
    }
    box.id = table.id;
    box.table = &table;
    box.shown.clear();
    if (detail != DetailLevel::NameOnly)
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (detail == DetailLevel::AllColumns || box.marks[i].isKey())
                box.shown.push_back(static_cast<std::uint16_t>(i));
    const double rows = static_cast<double>(box.shown.size()) * m.row;
    box.rect.setSize({widthFor(project, table), m.header + (box.shown.empty() ? 0 : rows + m.bottomPad)});
}

std::optional<std::size_t> DiagramBox::lineIndex(ColumnId column) const
{
    for (std::size_t line = 0; line < shown.size(); ++line)
        if (table->columns[shown[line]].id == column)
            return line;
    return std::nullopt;
}

QRectF DiagramBox::rowRect(std::size_t line) const
{
    const CanvasMetrics& m = canvasMetrics();
    return {rect.left(), rect.top() + m.header + static_cast<double>(line) * m.row, rect.width(), m.row};
}

double DiagramBox::lineOf(ColumnId column) const
{
    if (const auto line = lineIndex(column))
        return rowRect(*line).center().y();
    return rect.top() + canvasMetrics().header / 2;
}

ColumnId DiagramBox::columnAt(QPointF place) const
{
    const CanvasMetrics& m = canvasMetrics();
    const double below = place.y() - rect.top() - m.header;
    if (below < 0 || place.x() < rect.left() || place.x() > rect.right())
        return {};
    const auto line = static_cast<std::size_t>(below / m.row);
    return line < shown.size() ? table->columns[shown[line]].id : ColumnId{};
}

const std::vector<BoxRow>& DiagramBox::rows(const Project& project) const
{
    if (!content) {
        content = std::make_unique<std::vector<BoxRow>>();
        content->reserve(table->columns.size());
        for (std::size_t i = 0; i < table->columns.size(); ++i) {
            const Column& column = table->columns[i];
            content->push_back({column.id, marks[i], column.nullable,
                                GlyphText(marks[i].primary ? Face::Strong : Face::Plain, qs(column.name)),
                                GlyphText(Face::Mono, qs(shownType(project, column)))});
        }
    }
    return *content;
}

}  // namespace barch::ui
