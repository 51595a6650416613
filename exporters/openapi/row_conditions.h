#pragma once

#include "core/api/value_rules.h"
#include "exporters/text/document.h"

#include <functional>
#include <optional>
#include <string>

namespace barch::openapi {

/// The name of a column as a member of the request; nothing for columns that the request has not.
using MemberName = std::function<std::optional<std::string>(ColumnId)>;

/// A check that only asks which columns of a new row are given, as JSON Schema: "both or neither", "at least one".
/// Nothing for all other checks, and for those that an object with every member would not keep: the example of a
/// request has them all.
std::optional<Document> conditionOf(const api::Expression& check, const MemberName& nameOf);

}  // namespace barch::openapi
