#include "core/edits/drawing_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"

#include <cmath>

namespace barch {
namespace {

template <class Element>
std::optional<Error> uniqueNameFault(const SharedMap<Element>& elements, const Element& element, const std::string& kind)
{
    if (auto fault = nameFault(kind, element.name))
        return fault;
    for (const Element& other : elements)
        if (other.name == element.name && other.id != element.id)
            return Error{"There is already one called \"" + element.name + "\".", {}, "Choose another name."};
    return std::nullopt;
}

template <class Element>
Result<Project> add(const Project& project, SharedMap<Element> Project::* collection, Element element, const std::string& kind)
{
    using IdType = typename SharedMap<Element>::Key;
    if (!element.id)
        element.id = freshId<IdType>(kind + "/" + element.name,
                                     [&](IdType id) { return (project.*collection).contains(id); });
    else if ((project.*collection).contains(element.id))
        return Error{"This " + kind + " is already there.", element.name, {}};
    if (auto fault = uniqueNameFault(project.*collection, element, kind))
        return *fault;
    Project edited = project;
    edited.*collection = (project.*collection).with(std::move(element));
    return edited;
}

template <class Element>
Result<Project> change(const Project& project, SharedMap<Element> Project::* collection, Element element, const std::string& kind)
{
    return changeElement(project, collection, element.id, kind, [&](Element& there) -> std::optional<Error> {
        there = element;
        return uniqueNameFault(project.*collection, element, kind);
    });
}

Placement placementOf(const Project& project, TableId table)
{
    const Placement* there = project.placements.find(table);
    return there ? *there : Placement{.id = table};
}

Project put(const Project& project, Placement placement)
{
    const Placement* there = project.placements.find(placement.id);
    if (there && *there == placement)
        return project;
    Project edited = project;
    edited.placements = project.placements.with(std::move(placement));
    return edited;
}

}  // namespace

Result<Project> placeTable(const Project& project, TableId table, double x, double y, bool pinned)
{
    if (!project.tables.contains(table))
        return noSuch("table", table);
    if (!std::isfinite(x) || !std::isfinite(y))
        return Error{"A table can't be drawn there.", pathOf(project, ElementRef::table(table)), {}};
    Placement placement = placementOf(project, table);
    placement.x = x;
    placement.y = y;
    placement.pinned = pinned;
    return put(project, std::move(placement));
}

Result<Project> placeTables(const Project& project, const std::vector<Placement>& placements)
{
    std::vector<SharedMap<Placement>::Pointer> all;
    all.reserve(project.placements.size() + placements.size());
    for (auto there = project.placements.begin(); there != project.placements.end(); ++there)
        all.push_back(there.pointer());
    bool changed = false;
    for (const Placement& wanted : placements) {
        if (!project.tables.contains(wanted.id) || !std::isfinite(wanted.x) || !std::isfinite(wanted.y))
            continue;
        Placement placement = wanted;
        placement.area = placementOf(project, wanted.id).area;
        const Placement* there = project.placements.find(wanted.id);
        if (there && *there == placement)
            continue;
        changed = true;
        all.push_back(std::make_shared<const Placement>(std::move(placement)));
    }
    if (!changed)
        return project;
    Project edited = project;
    edited.placements = SharedMap<Placement>::of(std::move(all));
    return edited;
}

Result<Project> pinTable(const Project& project, TableId table, bool pinned)
{
    if (!project.tables.contains(table))
        return noSuch("table", table);
    Placement placement = placementOf(project, table);
    placement.pinned = pinned;
    return put(project, std::move(placement));
}

Result<Project> setTablesArea(const Project& project, const std::vector<TableId>& tables, AreaId area)
{
    if (area && !project.areas.contains(area))
        return noSuch("area", area);
    Project edited = project;
    for (const TableId table : tables) {
        if (!project.tables.contains(table))
            return noSuch("table", table);
        Placement placement = placementOf(edited, table);
        placement.area = area;
        edited = put(edited, std::move(placement));
    }
    return edited;
}

Result<Project> addArea(const Project& project, Area area)
{
    return add(project, &Project::areas, std::move(area), "area");
}

Result<Project> changeArea(const Project& project, Area area)
{
    return change(project, &Project::areas, std::move(area), "area");
}

Result<Project> removeArea(const Project& project, AreaId area)
{
    if (!project.areas.contains(area))
        return noSuch("area", area);
    Project edited = forget(project, area, ElementKind::Project);
    edited.areas = edited.areas.without(area);
    return edited;
}

Result<Project> addDiagramView(const Project& project, DiagramView view)
{
    return add(project, &Project::diagramViews, std::move(view), "view");
}

Result<Project> changeDiagramView(const Project& project, DiagramView view)
{
    return change(project, &Project::diagramViews, std::move(view), "view");
}

Result<Project> removeDiagramView(const Project& project, DiagramViewId view)
{
    if (!project.diagramViews.contains(view))
        return noSuch("view", view);
    Project edited = project;
    edited.diagramViews = project.diagramViews.without(view);
    return edited;
}

}  // namespace barch
