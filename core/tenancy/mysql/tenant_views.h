#pragma once

#include "core/model/project.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/people.h"

#include <string>
#include <vector>

namespace barch {

/// A view through which the runtime role reaches a table, with the table's columns. What is granted on it
/// is narrowed to `most`, and is `usual` where nothing is granted yet.
struct RuntimeView {
    View view;
    std::vector<std::string> usual;
    std::vector<std::string> most;
};

/// All views of a table, that for reading ("v_tickets") first; none for tables that need none.
///
/// A tenant sees the people in its memberships but changes none of them, and must not choose whom it
/// sees: so rows of people and memberships are written through views of one's own rows ("v_own_users",
/// "v_own_memberships"). Where MySQL numbers the people a row's number isn't known before, and no CHECK
/// OPTION holds: they are added through a view that shows nothing ("v_new_users").
std::vector<RuntimeView> runtimeViews(const Project& project, const Table& table, const People& people, const IsRelationName& isTaken);

}  // namespace barch
