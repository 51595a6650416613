#include "core/import/add_imported.h"

#include "core/compare/match_by_name.h"

#include <algorithm>

namespace barch {
namespace {

template <class T>
std::string pathIn(const Project& project, const T& element)
{
    const Namespace* space = project.namespaces.find(element.namespaceId);
    return space ? space->name + "." + element.name : element.name;
}

/// The elements of `from` that `to` doesn't have; `seen` hears of each, and whether it is new.
template <class T, class Seen>
void addNew(SharedMap<T>& to, const SharedMap<T>& from, Seen seen)
{
    std::vector<std::shared_ptr<const T>> all;
    for (auto each = to.begin(); each != to.end(); ++each)
        all.push_back(each.pointer());
    bool isChanged = false;
    for (auto each = from.begin(); each != from.end(); ++each) {
        const bool isNew = !to.contains(each->id);
        if (isNew)
            all.push_back(each.pointer());
        isChanged = isChanged || isNew;
        seen(*each, isNew);
    }
    if (isChanged)
        to = SharedMap<T>::of(std::move(all));
}

}  // namespace

AddedImport withImported(const Project& design, const Project& imported)
{
    const Project other = matchedByName(design, imported).project;
    AddedImport result{design, 0, {}};
    Project& to = result.project;
    const auto named = [&](const auto& element, bool isNew) {
        result.added += isNew;
        if (!isNew)
            result.there.push_back(pathIn(other, element));
    };
    const auto quiet = [](const auto&, bool) {};
    addNew(to.namespaces, other.namespaces, quiet);
    addNew(to.roles, other.roles, quiet);
    addNew(to.extensions, other.extensions, quiet);
    addNew(to.types, other.types, named);
    addNew(to.sequences, other.sequences, named);
    addNew(to.tables, other.tables, named);
    addNew(to.views, other.views, named);
    addNew(to.functions, other.functions, named);
    addNew(to.defaultPrivileges, other.defaultPrivileges, quiet);
    addNew(to.verbatimSql, other.verbatimSql, quiet);
    addNew(to.areas, imported.areas, quiet);
    addNew(to.comments, imported.comments, quiet);
    // Places of new tables only: the others lie where their owner put them.
    std::vector<std::shared_ptr<const Placement>> places;
    for (auto each = to.placements.begin(); each != to.placements.end(); ++each)
        places.push_back(each.pointer());
    for (const Placement& place : imported.placements)
        if (to.table(place.id) && !design.table(place.id))
            places.push_back(std::make_shared<const Placement>(place));
    to.placements = SharedMap<Placement>::of(std::move(places));
    if (to.info->dialect == Dialect::Any) {
        ProjectInfo info = *to.info;
        info.dialect = imported.info->dialect;
        to.info = info;
    }
    std::ranges::sort(result.there);
    return result;
}

}  // namespace barch
