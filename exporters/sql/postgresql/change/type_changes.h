#pragma once

#include "exporters/sql/change/losses.h"
#include "exporters/sql/draft.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// Whether ALTER TYPE or ALTER DOMAIN brings the type there. Composite types that a table holds can't change the
/// types of their attributes.
bool canBeAltered(Draft& before, Draft& after, const UserType& was, const UserType& is, bool isHeld);
/// Only values were added, and the others have kept their order.
bool onlyAddsValues(const UserType& before, const UserType& after);
/// Whether attributes of the composite type go or change.
bool losesAttributes(Draft& before, Draft& after, const UserType& was, const UserType& is);

/// What alters it. `was` has the names of the later design. `original`: with the names that the earlier one gives.
std::vector<ScriptStep> typeChanges(const Project& original, Draft& before, Draft& after, const UserType& was, const UserType& is, Losses& losses);

/// How a value of a composite type gets to the type made anew; empty: through text.
std::string compositeConversion(Draft& after, const UserType& was, const UserType& is, const std::string& column, const ElementRef& element);

}  // namespace barch::sql::postgresql
