#include "core/edits/view_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/sql_rename.h"
#include "core/edits/table_summary.h"
#include "core/model/sql_tokens.h"

#include <set>

namespace barch {
namespace {

std::string spaceName(const Project& project, NamespaceId id)
{
    const Namespace* space = project.namespaces.find(id);
    return space ? space->name : std::string();
}

std::optional<Error> viewFault(const Project& project, const View& view)
{
    if (auto fault = nameFault("view", view.name))
        return fault;
    if (hasRelationNamed(project, view.namespaceId, view.name, view.id))
        return Error{"There is already a table, view or sequence \"" + view.name + "\".", {}, "Choose another name."};
    if (view.definition.find_first_not_of(" \t\n") == std::string::npos)
        return Error{"A view needs its query.", view.name, "Write it like SELECT id, name FROM tickets."};
    return std::nullopt;
}

void findReads(const Project& project, View& view)
{
    std::set<std::string> names;
    for (const SqlToken& token : sqlTokens(view.definition))
        if (token.isIdentifier())
            names.insert(token.name());
    const auto may = [&](const TableSummary& tables) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return tables.mayBeCalled(name); });
    };
    forEachTableWhere(project, may, [&](const Table& table) {
        if (mayMention(view.definition, table.name) &&
            std::find(view.reads.begin(), view.reads.end(), table.id) == view.reads.end() &&
            mentionsRelation(view.definition, spaceName(project, table.namespaceId), table.name))
            view.reads.push_back(table.id);
    });
}

}  // namespace

Result<Project> addView(const Project& project, View view)
{
    if (!view.id)
        view.id = freshId<ViewId>("view/" + spaceName(project, view.namespaceId) + "/" + view.name,
                                  [&](ViewId id) { return project.views.contains(id); });
    else if (project.views.contains(view.id))
        return Error{"This view is already there.", view.name, {}};
    if (auto fault = viewFault(project, view))
        return *fault;
    findReads(project, view);
    Project edited = project;
    edited.views = project.views.with(std::move(view));
    return edited;
}

Result<Project> changeView(const Project& project, View view)
{
    return changeElement(project, &Project::views, view.id, "view", [&](View& there) -> std::optional<Error> {
        if (auto fault = viewFault(project, view))
            return fault;
        if (view.definition != there.definition)
            std::erase_if(view.reads, [&](TableId id) {
                const Table* table = project.table(id);
                return !table || !mentionsRelation(view.definition, spaceName(project, table->namespaceId), table->name);
            });
        findReads(project, view);
        there = view;
        return std::nullopt;
    });
}

Result<Project> renameView(const Project& project, ViewId id, const std::string& name)
{
    const View* view = project.views.find(id);
    if (!view)
        return noSuch("view", id);
    const auto edited = changeElement(project, &Project::views, id, "view", [&](View& changed) -> std::optional<Error> {
        changed.name = name;
        return viewFault(project, changed);
    });
    if (!edited || view->name == name)
        return edited;
    return renameRelationEverywhere(*edited, {spaceName(project, view->namespaceId), view->name, name, true, false,
                                              project.info->dialect});
}

Result<Project> removeView(const Project& project, ViewId id)
{
    if (!project.views.contains(id))
        return noSuch("view", id);
    Project edited = forget(project, id, ElementKind::View);
    edited.views = edited.views.without(id);
    return edited;
}

}  // namespace barch
