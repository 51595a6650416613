#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// Two elements that may be one, renamed: a person has to say so.
struct PossibleRename {
    ElementRef before;       ///< in the known design
    ElementRef after;        ///< in the matched one
    std::string from;        ///< paths, "public.tickets.subject"
    std::string to;
    std::string why;         ///< "the same columns", "the same type at the same place"
};

struct Matched {
    Project project;                        ///< the other design, with the ids of the known one
    std::vector<PossibleRename> renames;    ///< not applied
};

/// Gives each element of `other` whose id `known` doesn't have the id of the element of `known` with the same name (of
/// the same kind, in the same table or schema), so that both can be compared by id. What only one of them says (planning,
/// drawing, answers, classes of data...) is taken from `known`, since SQL can't say it.
Matched matchedByName(const Project& known, const Project& other);

/// `other` with what these renames say applied: `after` gets the id of `before`.
Project withRenames(const Project& other, const std::vector<PossibleRename>& renames);

}  // namespace barch
