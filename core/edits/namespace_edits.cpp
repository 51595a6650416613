#include "core/edits/namespace_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"

namespace barch {
namespace {

std::optional<Error> namespaceFault(const Project& project, const Namespace& space)
{
    if (auto fault = nameFault("namespace", space.name))
        return fault;
    for (const Namespace& other : project.namespaces)
        if (other.name == space.name && other.id != space.id)
            return Error{"There is already a namespace \"" + space.name + "\".", {}, "Choose another name."};
    return std::nullopt;
}

}  // namespace

Result<Project> addNamespace(const Project& project, Namespace space)
{
    if (!space.id)
        space.id = freshId<NamespaceId>("namespace/" + space.name,
                                        [&](NamespaceId id) { return project.namespaces.contains(id); });
    else if (project.namespaces.contains(space.id))
        return Error{"This namespace is already there.", space.name, {}};
    if (auto fault = namespaceFault(project, space))
        return *fault;
    Project edited = project;
    edited.namespaces = project.namespaces.with(std::move(space));
    return edited;
}

Result<Project> renameNamespace(const Project& project, NamespaceId id, const std::string& name)
{
    return changeElement(project, &Project::namespaces, id, "namespace", [&](Namespace& space) -> std::optional<Error> {
        space.name = name;
        return namespaceFault(project, space);
    });
}

Result<Project> removeNamespace(const Project& project, NamespaceId id)
{
    const Namespace* space = project.namespaces.find(id);
    if (!space)
        return noSuch("namespace", id);
    std::string inside;
    const auto look = [&](const auto& elements) {
        for (const auto& element : elements)
            if (inside.empty() && element.namespaceId == id)
                inside = element.name;
    };
    look(project.tables);
    look(project.views);
    look(project.types);
    look(project.sequences);
    look(project.functions);
    if (!inside.empty())
        return Error{"The namespace " + space->name + " is not empty: " + inside + " lies in it.", space->name,
                     "Move or remove what lies in it first."};
    Project edited = forget(project, id, ElementKind::Namespace);
    edited.namespaces = edited.namespaces.without(id);
    return edited;
}

}  // namespace barch
