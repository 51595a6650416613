#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::postgresql {

/// Functions that defaults, checks and indexes call must come before the tables, those that take or
/// give rows of a table after them; those that the checks of a domain call come before the types.
enum class FunctionPlace { BeforeTypes, BeforeTables, AfterTables };
void writeFunctions(Draft& draft, FunctionPlace place);
void writeTriggers(Draft& draft);
/// FUNCTION "space"."name"(arguments), as DROP and ALTER want it.
std::string functionObject(const Lexis& lexis, const Project& project, const Function& function);

}  // namespace barch::sql::postgresql
