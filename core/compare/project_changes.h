#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

enum class ChangeSign { Added, Removed, Changed };
std::string_view signOf(ChangeSign sign);  ///< "+", "−", "~"

/// One readable line of what is different inside an element: "reference (order_id) → orders (id)".
struct ChangedPart {
    ChangeSign sign = ChangeSign::Added;
    std::string text;
    bool operator==(const ChangedPart&) const = default;
};

/// One element that is different in two versions of a project. An added or removed table lists its
/// columns and keys as parts, any other added or removed element none.
struct ElementChange {
    ChangeSign sign = ChangeSign::Changed;
    ElementRef element;
    std::string kind;  ///< "table", "role", "answer"...
    std::string name;  ///< as a person knows it; the later one where it was renamed
    std::vector<ChangedPart> parts;
};

/// What a person would say is different: tables first, by name, then everything else in the order of
/// the project's parts. Elements are known by their ids, so a rename is a change and never a new
/// element. The drawing (places, areas, views) counts as one element.
std::vector<ElementChange> changesBetween(const Project& before, const Project& after);

/// "1 table added, 2 references removed": what kinds of things came, went and changed.
std::string summaryOf(const std::vector<ElementChange>& changes);

}  // namespace barch
