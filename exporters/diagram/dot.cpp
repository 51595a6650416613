#include "exporters/diagram/dot.h"

#include "exporters/text/xml_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch {
namespace {

struct ClassColours {
    const char* header;
    const char* border;
};

/// The tenancy colours of the light theme: a drawing on paper has no other.
ClassColours coloursOf(TenancyClass tenancyClass)
{
    switch (tenancyClass) {
    case TenancyClass::Root: return {"#ECE7FC", "#6D46DB"};
    case TenancyClass::Owned: return {"#DEF1F3", "#0E7C8A"};
    case TenancyClass::Link: return {"#F9E7F2", "#AE3F88"};
    case TenancyClass::Global:
    case TenancyClass::Undeclared: break;
    }
    return {"#E9ECF1", "#647086"};
}

bool contains(const std::vector<ColumnId>& columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::string typeText(const Project& project, const Column& column)
{
    const UserType* type = project.types.find(column.userType);
    return (type ? type->name : std::string()) + column.type + (column.nullable ? "?" : "");
}

std::string marksOf(const Table& table, const Column& column)
{
    std::string marks;
    const auto add = [&](const char* mark) { marks += (marks.empty() ? "" : " ") + std::string(mark); };
    if (table.primaryKey && contains(table.primaryKey->columns, column.id))
        add("PK");
    if (column.id == table.tenantKey)
        add("TK");
    else if (std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                         [&](const ForeignKey& key) { return contains(key.columns, column.id); }))
        add("FK");
    return marks;
}

std::string row(const Project& project, const Table& table, const Column& column)
{
    const auto cell = [](const std::string& port, const std::string& text, const char* look) {
        return "<TD ALIGN=\"LEFT\"" + port + "><FONT " + look + ">" + (text.empty() ? " " : xmlText(text)) + "</FONT></TD>";
    };
    return "<TR>" + cell("", marksOf(table, column), "POINT-SIZE=\"8\" COLOR=\"#5F6774\"") +
           cell(" PORT=\"" + column.id.text() + "\"", column.name, "COLOR=\"#1A1D23\"") +
           cell(" PORT=\"" + column.id.text() + "t\"", typeText(project, column), "POINT-SIZE=\"9\" COLOR=\"#5F6774\"") + "</TR>";
}

std::string node(const Project& project, const Table& table)
{
    const ClassColours colours = coloursOf(table.tenancyClass);
    std::string label = std::string("<TABLE BORDER=\"1\" COLOR=\"") + colours.border +
                        "\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\" BGCOLOR=\"#FFFFFF\">"
                        "<TR><TD COLSPAN=\"3\" ALIGN=\"LEFT\" BGCOLOR=\"" + colours.header + "\"><B>" + xmlText(table.name) + "</B></TD></TR>";
    for (const Column& column : table.columns)
        label += row(project, table, column);
    return "    \"" + table.id.text() + "\" [label=<" + label + "</TABLE>>, tooltip=\"" + dotText(table.name) + "\"];\n";
}

bool isTenantLink(const Project& project, const Table& table, const ForeignKey& key)
{
    return key.target == project.tenancy->rootTable && key.columns.size() == 1 && key.columns.front() == table.tenantKey;
}

bool isUnique(const Table& table, std::vector<ColumnId> columns)
{
    std::sort(columns.begin(), columns.end());
    const auto sameColumns = [&](std::vector<ColumnId> other) {
        std::sort(other.begin(), other.end());
        return other == columns;
    };
    return (table.primaryKey && sameColumns(table.primaryKey->columns)) ||
           std::any_of(table.uniques.begin(), table.uniques.end(),
                       [&](const UniqueConstraint& unique) { return sameColumns(unique.columns); });
}

/// The column that a relation starts at: the first that is not the tenant key.
std::size_t tellingColumn(const Table& table, const ForeignKey& key)
{
    for (std::size_t i = 0; i < key.columns.size(); ++i)
        if (key.columns[i] != table.tenantKey)
            return i;
    return 0;
}

std::string edge(const Table& table, const ForeignKey& key)
{
    if (key.columns.empty() || key.targetColumns.size() != key.columns.size())
        return {};
    const std::size_t at = tellingColumn(table, key);
    const bool optional = std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return column && column->nullable;
    });
    const bool one = isUnique(table, key.columns);
    return "  \"" + table.id.text() + "\":\"" + key.columns[at].text() + "t\":e -> \"" + key.target.text() + "\":\"" +
           key.targetColumns[at].text() + "\":w [dir=both, arrowtail=" + (one ? "teeodot" : "crowodot") +
           ", arrowhead=" + (optional ? "teeodot" : "teetee") + "];\n";
}

}  // namespace

std::string dotText(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            safe += '\\';
        if (c == '\n' || c == '\r' || c == '\0')
            safe += ' ';
        else
            safe += c;
    }
    return safe;
}

Result<std::string> asDot(const Project& project, std::string_view viewName)
{
    std::set<TableId> shown;
    const auto view = std::find_if(project.diagramViews.begin(), project.diagramViews.end(),
                                   [&](const DiagramView& v) { return v.name == viewName; });
    if (!viewName.empty() && view == project.diagramViews.end())
        return Error{"There is no saved view of this name.", std::string(viewName), ""};
    if (!viewName.empty() && !view->tables.empty())
        shown.insert(view->tables.begin(), view->tables.end());
    const auto isShown = [&](TableId id) { return project.table(id) && (shown.empty() || shown.contains(id)); };

    std::map<std::pair<std::string, TableId>, const Table*> byName;
    for (const Table& table : project.tables)
        if (isShown(table.id))
            byName.emplace(std::pair(table.name, table.id), &table);

    std::map<AreaId, std::string> nodesOfArea;
    for (const auto& [name, table] : byName) {
        const Placement* placement = project.placements.find(table->id);
        nodesOfArea[placement ? placement->area : AreaId()] += node(project, *table);
    }
    std::string dot = "digraph \"" + dotText(project.info->name) +
                      "\" {\n  graph [rankdir=LR, nodesep=0.35, ranksep=1.1, fontname=\"DejaVu Sans\", fontsize=12, pad=0.3];\n"
                      "  node [shape=plain, fontname=\"DejaVu Sans\", fontsize=11];\n"
                      "  edge [color=\"#7E8795\", arrowsize=0.8];\n";
    for (const auto& [area, nodes] : nodesOfArea) {
        const Area* known = project.areas.find(area);
        if (known)
            dot += "  subgraph \"cluster_" + area.text() + "\" {\n    label=\"" + dotText(known->name) +
                   "\"; labeljust=l; color=\"#CBD0D8\"; fontcolor=\"#454C58\"; style=rounded;\n";
        dot += nodes;
        if (known)
            dot += "  }\n";
    }
    for (const auto& [name, table] : byName)
        for (const ForeignKey& key : table->foreignKeys)
            if (isShown(key.target) && !isTenantLink(project, *table, key))
                dot += edge(*table, key);
    return dot + "}\n";
}

}  // namespace barch
