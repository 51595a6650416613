#pragma once

#include "exporters/sql/layouts/layout.h"
#include "exporters/sql/layouts/script_parts.h"

#include <initializer_list>

namespace barch::sql {

/// The parts grouped so that each group may be sent in one request: PostgreSQL refuses what can't run in a
/// transaction (CREATE INDEX CONCURRENTLY) beside anything else.
std::vector<std::vector<ScriptPart>> inRequests(std::vector<ScriptPart> parts, Dialect dialect);

/// For tools that send a file as one request: the migration as several, numbered on from its own number. The first
/// takes back all; the way back of the others is empty.
std::vector<MigrationScripts> asRequests(const MigrationScripts& scripts);

/// The lines of `text` that begin so are left out.
std::string withoutLines(std::string_view text, std::initializer_list<std::string_view> beginnings);

/// An error where a line of the scripts would be read as an instruction by the tool ("-- +goose Down" in the body of a
/// function). `marks`: how such lines begin, lower case and without spaces.
std::optional<Error> misread(const MigrationScripts& scripts, const std::vector<std::string_view>& marks, std::string_view tool);

}  // namespace barch::sql
