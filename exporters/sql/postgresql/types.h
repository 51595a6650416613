#pragma once

#include "exporters/sql/draft.h"

#include <string>

namespace barch::sql::postgresql {

/// How the column's type is written. Refuses text that isn't one type.
std::string typeText(Draft& draft, const Column& column, const ElementRef& element);
std::string typeText(Draft& draft, std::string_view type, const ElementRef& element);

/// CREATE TYPE and CREATE DOMAIN, with comments and grants.
void writeTypes(Draft& draft);
/// CREATE EXTENSION for those of the design, and for those that its types, operator classes, keys and
/// functions need.
void writeExtensions(Draft& draft);
/// Names of the extensions above that only a superuser can install.
std::vector<std::string> administratorExtensions(Draft& draft);

}  // namespace barch::sql::postgresql
