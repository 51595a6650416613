#pragma once

#include "core/rules/fixes.h"

#include <string>
#include <utility>

namespace barch::rules {

/// Changes one element of a collection by `change(const Project&, T&)`; `what` says its kind where it is gone.
template <class T, class Change>
FixOption changeElement(std::string title, SharedMap<T> Project::* collection, typename SharedMap<T>::Key id, std::string what,
                        Change change, std::string consequence = {})
{
    return changeProject(
        std::move(title),
        [=](const Project& project) -> Result<Project> {
            const T* found = (project.*collection).find(id);
            if (!found)
                return goneError(what);
            T copy = *found;
            change(project, copy);
            Project after = project;
            after.*collection = (after.*collection).with(std::move(copy));
            return after;
        },
        std::move(consequence));
}

}  // namespace barch::rules
