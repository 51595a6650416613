#include "exporters/diagram/dot.h"

#include "exporters/diagram/dot_table.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch {
namespace {

/// The tenancy colours of the light theme: a drawing on paper has no other.
DotLook coloursOf(TenancyClass tenancyClass)
{
    switch (tenancyClass) {
    case TenancyClass::Root: return {"#ECE7FC", "#6D46DB", {}, {}, {}};
    case TenancyClass::Owned: return {"#DEF1F3", "#0E7C8A", {}, {}, {}};
    case TenancyClass::Link: return {"#F9E7F2", "#AE3F88", {}, {}, {}};
    case TenancyClass::Global:
    case TenancyClass::Undeclared: break;
    }
    return {"#E9ECF1", "#647086", {}, {}, {}};
}

bool isTenantLink(const Project& project, const Table& table, const ForeignKey& key)
{
    return key.target == project.tenancy->rootTable && key.columns.size() == 1 && key.columns.front() == table.tenantKey;
}

}  // namespace

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
        nodesOfArea[placement ? placement->area : AreaId()] += dotNode(project, *table, coloursOf(table->tenancyClass));
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
                dot += dotEdge(*table, key);
    return dot + "}\n";
}

}  // namespace barch
